import { useLingui } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { Paperclip, Undo2 } from 'lucide-react'
import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react'
import type { Attachment } from '#shared/activities.ts'
import { largestDocument } from '#shared/documents.ts'
import type { FileChanges } from '#shared/history.ts'
import { sizeText } from '../ui/sizes.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { EntryFile } from './EntryFile.tsx'
import classes from './History.module.css'

/** Takes files of a size that can be kept; the others are named in `refused`. */
export function useChosenFiles() {
  const [files, setFiles] = useState<readonly File[]>([])
  const [refused, setRefused] = useState<readonly string[]>([])
  const add = (more: readonly File[]) => {
    setFiles((before) => [...before, ...more.filter(({ size }) => size <= largestDocument)])
    setRefused(more.filter(({ size }) => size > largestDocument).map(({ name }) => name))
  }
  const drop = (at: number) => setFiles((before) => before.toSpliced(at, 1))
  return { files, refused, add, drop }
}
type ChosenFiles = ReturnType<typeof useChosenFiles>

/** What is to become of the files that an entry has: nothing of it is done before the entry is saved. */
export function useFileChanges() {
  const [changes, setChanges] = useState<FileChanges>({ removed: [], renamed: [] })
  const rename = (id: number, name: string) => setChanges((before) => ({ ...before, renamed: [...before.renamed.filter((one) => one.id !== id), { id, name }] }))
  const remove = (id: number) => setChanges((before) => ({ ...before, removed: [...before.removed, id] }))
  const putBack = (id: number) => setChanges((before) => ({ ...before, removed: before.removed.filter((one) => one !== id) }))
  return { changes, rename, remove, putBack }
}

/** The files that an entry has: opened, renamed and removed as in its timeline, but with the entry. */
export function KeptFiles({ files, kept: { changes: { removed, renamed }, ...tools } }: { files: readonly Attachment[]; kept: ReturnType<typeof useFileChanges> }) {
  const { t } = useLingui()
  if (files.length === 0) return null
  return (
    <ul className={classes.kept} aria-label={t`Files of this entry`}>
      {files.map((file) => (removed.includes(file.id)
        // Who removed it by a key goes on from here.
        ? <li key={file.id}><button type="button" ref={takesFocus} className={classes.chosen} data-removed title={t`Put it back`} onClick={() => tools.putBack(file.id)}><bdi>{file.name}</bdi> <Undo2 size={12} aria-hidden /></button></li>
        : <li key={file.id}><EntryFile file={{ ...file, name: renamed.find(({ id }) => id === file.id)?.name ?? file.name }} isOpen={false} isReadOnly={false} tools={tools} /></li>))}
    </ul>
  )
}

/** The files that are to go with an entry. */
export function LogFiles({ chosen: { files, refused, add, drop } }: { chosen: ChosenFiles }) {
  const { t, i18n } = useLingui()
  const limit = sizeText(i18n.locale, largestDocument)
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(refused)
  return (
    <div className={classes.parts}>
      <FileButton multiple onChange={add}>{(props) => <Button {...props} size="compact-xs" variant="subtle" leftSection={<Paperclip size={12} />} title={t`Choose files, drop them here or paste them`}>{t`Add files`}</Button>}</FileButton>
      {files.map((file, at) => <button key={at} type="button" className={classes.chosen} title={t`Leave it out`} onClick={() => drop(at)}><bdi>{file.name}</bdi> <small>{sizeText(i18n.locale, file.size)}</small> <span aria-hidden>×</span></button>)}
      {names ? <span role="alert" className={classes.failure}>{t`${names}: larger than ${limit}, left out.`}</span> : null}
    </div>
  )
}

/** Whatever is dropped or pasted within is added to the entry. */
export function TakesFiles({ add, children }: { add: ChosenFiles['add']; children: ReactNode }) {
  const { t } = useLingui()
  const [isOver, setOver] = useState(false)
  const depth = useRef(0)
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    // Taken here: what hangs over the dialog is no address book to import.
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    leave()
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    add([...event.dataTransfer.files])
  }
  const paste = (event: ClipboardEvent) => {
    // Words that come with a picture of themselves (from a spreadsheet) are pasted as words.
    if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    add([...event.clipboardData.files])
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is one of three ways; the button beside "Files" is the one for the keyboard
    <div className={classes.takes} onDragEnter={(event) => { depth.current += 1; over(event) }} onDragOver={over} onDragLeave={() => { if ((depth.current -= 1) <= 0) leave() }} onDrop={drop} onPaste={paste}>
      {children}
      {isOver ? <div className={classes.drop} role="status">{t`Drop to add to this entry`}</div> : null}
    </div>
  )
}
