import { useEffect, useRef } from 'react'
import { DuplicateRules } from './DuplicateRules.tsx'
import { FileContent } from './FileContent.tsx'
import { FileList } from './FileList.tsx'
import { FilePicker } from './FilePicker.tsx'
import { useImport } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { StartButton } from './StartButton.tsx'
import { usePreviews } from './use-previews.ts'

/** What is in the files and how they are read; nothing has been changed yet. */
export function CheckStep({ labelWords }: { labelWords: LabelWords }) {
  const { files, selected } = useImport()
  const place = useRef<HTMLDivElement>(null)
  const previews = usePreviews(files)
  const file = files.find(({ key }) => key === selected) ?? files[0]
  const isAlone = files.length === 1
  // What had the focus, the button that chose the files, is gone.
  useEffect(() => place.current?.focus(), [])
  if (!file) return null
  return (
    <div ref={place} tabIndex={-1} className={classes.content} style={{ outline: 'none' }} onKeyDown={(event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      place.current?.querySelector<HTMLButtonElement>('[data-start]:not(:disabled)')?.click()
    }}>
      <div className={classes.check}>
        {isAlone ? null : <FileList files={files} selected={file.key} previews={previews} />}
        <FileContent key={file.key} file={file} isAlone={isAlone} asked={previews.get(file.key) ?? null} labelWords={labelWords} more={isAlone ? <FilePicker /> : null} />
      </div>
      <footer className={classes.foot}>
        <DuplicateRules />
        <StartButton files={files} previews={previews} />
      </footer>
    </div>
  )
}
