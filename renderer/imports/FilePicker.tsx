import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { FolderOpen, Plus, FileUp } from 'lucide-react'
import { useRef } from 'react'
import classes from './Imports.module.css'
import { addFiles } from './queue.ts'
import { acceptedEndings, filesOfInput } from './take-files.ts'

/** The File and Directory Entries API; React's types do not know it yet. */
const folderOnly = { multiple: true, webkitdirectory: '' }

/** Buttons that open the system's own dialogs, for files and for a folder. `isFirst`: nothing has been chosen before. */
export function FilePicker({ isFirst = false }: { isFirst?: boolean }) {
  const { t } = useLingui()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    addFiles(filesOfInput(input.files))
    // The same file can be chosen again after it was removed.
    input.value = ''
  }
  return (
    <>
      {isFirst
        ? <Button variant="filled" leftSection={<FileUp size={15} />} onClick={() => files.current?.click()}><Trans>Choose files…</Trans></Button>
        : <Button leftSection={<Plus size={15} />} onClick={() => files.current?.click()}><Trans>Add files…</Trans></Button>}
      {isFirst ? <Button leftSection={<FolderOpen size={15} />} onClick={() => folder.current?.click()}><Trans>Choose a folder…</Trans></Button> : null}
      <input ref={files} type="file" multiple accept={acceptedEndings} className={classes.hidden} tabIndex={-1} aria-label={t`Files to import`} data-import-files onChange={(event) => take(event.currentTarget)} />
      <input ref={folder} type="file" {...folderOnly} className={classes.hidden} tabIndex={-1} aria-label={t`Folder to import`} data-import-folder onChange={(event) => take(event.currentTarget)} />
    </>
  )
}
