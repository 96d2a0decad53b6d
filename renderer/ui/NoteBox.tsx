import { useEffect, useState } from 'react'
import classes from './Note.module.css'
import { loadNoteEditor, useNoteEditor } from './note-editor.ts'
import type { NoteEditorProps } from './NoteEditor.tsx'

/**
 * Where a note is written. Until its editor has arrived it is a plain box that takes every key; the editor takes its place
 * unless somebody is typing there, so that no letter and no half-composed word is lost. A note that may begin with a date
 * (`onStamp`) waits for the editor instead: the date comes before the first letter.
 */
export function NoteBox(props: NoteEditorProps) {
  const { Editor } = useNoteEditor()
  const [isTyping, setTyping] = useState(false)
  const [isEntered, setEntered] = useState(false)
  const { id, name, label, value, onChange, onBlur, isFocused, onStamp } = props
  useEffect(loadNoteEditor, [])
  if (Editor && !isTyping) return <Editor {...props} isFocused={() => isEntered || isFocused?.() === true} />
  if (onStamp) return <div className={`${classes.box} ${classes.plain}`} aria-busy>{value}</div>
  const leave = () => {
    setTyping(false)
    setEntered(false)
    onBlur?.()
  }
  return (
    <div className={classes.box}>
      <textarea
        id={id} aria-label={label} data-note={name} value={value} className={`${classes.plain} ${classes.raw}`}
        onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={(event) => { if (event.key !== 'Tab') setTyping(true) }} onFocus={() => setEntered(true)} onBlur={leave}
      />
    </div>
  )
}
