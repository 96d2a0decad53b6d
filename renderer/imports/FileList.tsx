import { Plural, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import type { ImportPreview } from '#shared/imports.ts'
import { sizeText } from '../ui/sizes.ts'
import { FilePicker } from './FilePicker.tsx'
import { removeFile, select, useImport, type ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import type { Previews } from './use-previews.ts'

/** The files that were given, where there are several. */
export function FileList({ files, selected, previews }: { files: readonly ImportFile[]; selected: number; previews: Previews }) {
  const { t, i18n } = useLingui()
  const { leftOut } = useImport()
  return (
    <nav className={classes.files} aria-label={t`Files`}>
      <ul className={classes.fileList}>
        {files.map((file) => {
          const { name } = file
          const asked = previews.get(file.key)
          const isBad = file.trouble !== null || asked?.error != null
          return (
            <li key={file.key} style={{ display: 'flex', alignItems: 'center' }}>
              <button type="button" className={classes.file} aria-pressed={file.key === selected} data-bad={isBad || undefined} title={name} onClick={() => select(file.key)}>
                <b>{name}</b><span>{sizeText(i18n.locale, file.file.size)}</span>
                <small><FileState file={file} preview={asked?.preview ?? null} isBad={isBad} /></small>
              </button>
              <ActionIcon aria-label={t`Leave out ${name}`} onClick={() => removeFile(file.key)}><X size={13} /></ActionIcon>
            </li>
          )
        })}
      </ul>
      {leftOut > 0 ? <p className={classes.note}><Plural value={leftOut} one="# other file was left out" other="# other files were left out" /></p> : null}
      <div className={classes.filesFoot}><FilePicker /></div>
    </nav>
  )
}

function FileState({ file, preview, isBad }: { file: ImportFile; preview: ImportPreview | null; isBad: boolean }) {
  const { t } = useLingui()
  if (isBad) return t`cannot be imported`
  if (file.state === 'waiting') return t`waiting`
  if (!preview) return t`being read`
  const format = preview.format === 'vcard' ? 'vCard' : 'CSV'
  return preview.problems.length > 0 ? <>{format} · <Plural value={preview.problems.length} one="# problem" other="# problems" /></> : format
}
