import { Plural, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { failureOf } from '../client/failures.ts'
import { sizeText } from '../ui/sizes.ts'
import { delimiters, encodingName } from './encodings.ts'
import { FileName } from './FileName.tsx'
import { FilePicker } from './FilePicker.tsx'
import { removeFile, select, useImport, type ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import { formatName, presetNames } from './target-words.ts'
import type { Previews } from './use-previews.ts'

type Asked = Previews extends ReadonlyMap<number, infer One> ? One : never

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
                <FileName name={name} className={classes.fileName} /><span>{sizeText(i18n.locale, file.file.size)}</span>
                <small><FileState file={file} asked={asked} /></small>
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

function FileState({ file, asked }: { file: ImportFile; asked: Asked | undefined }) {
  const { t } = useLingui()
  const preview = asked?.preview ?? null
  if (file.trouble?.kind === 'empty') return t`The file is empty.`
  if (file.trouble?.kind === 'tooLarge') return t`larger than 8 GB`
  if (file.trouble?.kind === 'notSent') return t`could not be read`
  if (file.trouble) return t`cannot be imported`
  if (asked?.error && failureOf(asked.error).code === 'invalid') return t`nothing Touchbase can import`
  if (asked?.error) return t`cannot be imported`
  if (file.state === 'waiting') return t`waiting`
  if (!preview) return t`being read`
  const preset = preview.map?.preset ? presetNames[preview.map.preset] : null
  const delimiter = delimiters.find(([sign]) => sign === preview.delimiter)?.[1]
  const found = [formatName(preview.format), preset, encodingName(preview.encoding), delimiter ? t(delimiter) : preview.delimiter].filter(Boolean).join(' · ')
  return preview.problems.length > 0 ? <>{found} · <Plural value={preview.problems.length} one="# problem" other="# problems" /></> : found
}
