import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ImportFormat } from '#shared/imports.ts'
import { failureOf } from '../client/failures.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { sizeText } from '../ui/sizes.ts'
import { useIsLate } from '../ui/use-is-late.ts'
import { FilePreview } from './FilePreview.tsx'
import { choose, removeFile, type ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { isForgotten } from './preview-query.ts'
import { sendAgain } from './queue.ts'
import type { Previews } from './use-previews.ts'

interface Props {
  file: ImportFile
  asked: (Previews extends ReadonlyMap<number, infer Asked> ? Asked : never) | null
  labelWords: LabelWords
  /** What else can be done with the files, beside the name. */
  more: ReactNode
}

/** One file: what is in it, or why it cannot be shown. */
export function FileContent({ file, asked, labelWords, more }: Props) {
  if (file.trouble?.kind === 'failure') return <Trouble file={file} more={more}><FailurePanel error={file.trouble.failure} onRetry={() => sendAgain(file.key)} /></Trouble>
  if (file.trouble?.kind === 'notSent') return <Trouble file={file} more={more}><NotSent file={file} /></Trouble>
  if (file.trouble) return <Trouble file={file} more={more}><Refused kind={file.trouble.kind} file={file} /></Trouble>
  if (asked?.error && isForgotten(asked.error)) return <Trouble file={file} more={more}><Forgotten file={file} /></Trouble>
  if (asked?.error && failureOf(asked.error).code === 'invalid') return <Trouble file={file} more={more}><Unknown file={file} /></Trouble>
  if (asked?.error) return <Trouble file={file} more={more}><FailurePanel error={asked.error} onRetry={asked.retry} /></Trouble>
  if (!asked || file.uploadId === null) return <Sending file={file} />
  return <FilePreview file={{ ...file, uploadId: file.uploadId }} base={asked.preview} labelWords={labelWords} more={more} />
}

function Trouble({ file, more, children }: { file: ImportFile; more: ReactNode; children: ReactNode }) {
  return <div className={classes.content}><div className={classes.about}><h2 title={file.name}><bdi>{file.name}</bdi></h2><span className={classes.space} />{more}</div>{children}</div>
}

function Sending({ file }: { file: ImportFile }) {
  const { t, i18n } = useLingui()
  const isLate = useIsLate(true)
  const sent = sizeText(i18n.locale, file.sent)
  const size = sizeText(i18n.locale, file.file.size)
  return (
    <div className={classes.content}>
      <div className={classes.about}><h2 title={file.name}><bdi>{file.name}</bdi></h2></div>
      {isLate ? (
        <div className={classes.page} data-inner>
          <div className={classes.meter} role="progressbar" aria-label={t`Reading the file`} aria-valuemin={0} aria-valuemax={file.file.size} aria-valuenow={file.sent}><span style={{ width: `${(file.sent / Math.max(file.file.size, 1)) * 100}%` }} /></div>
          <p>{file.state === 'waiting' ? t`This file waits for the others before it.` : t`Reading the file: ${sent} of ${size}`}</p>
        </div>
      ) : null}
    </div>
  )
}

function Refused({ kind, file }: { kind: 'empty' | 'tooLarge'; file: ImportFile }) {
  return (
    <div className={classes.page} data-inner role="alert">
      <p>{kind === 'empty' ? <Trans>There is nothing in this file: it has no bytes at all. It may not have been downloaded completely; export it again from where it came.</Trans>
        : <Trans>This file is larger than 8 GB, more than Touchbase takes at once. Export it in parts.</Trans>}</p>
      <Button onClick={() => removeFile(file.key)}><Trans>Leave this file out</Trans></Button>
    </div>
  )
}

function Forgotten({ file }: { file: ImportFile }) {
  return (
    <div className={classes.page} data-inner role="alert">
      <p><Trans>Touchbase was started anew and has to read this file once more.</Trans></p>
      <Button variant="filled" onClick={() => sendAgain(file.key)}><Trans>Read the file again</Trans></Button>
    </div>
  )
}

function NotSent({ file }: { file: ImportFile }) {
  return (
    <div className={classes.page} data-inner role="alert">
      <p><Trans>This file could not be read. It may have been moved, deleted or changed after it was chosen; then choose it once more. Or Touchbase is just being started again; then try again.</Trans></p>
      <div className={classes.buttons}><Button variant="filled" onClick={() => sendAgain(file.key)}><Trans>Try again</Trans></Button><Button onClick={() => removeFile(file.key)}><Trans>Leave this file out</Trans></Button></div>
    </div>
  )
}

function Unknown({ file }: { file: ImportFile }) {
  const readAs = (format: ImportFormat) => choose(file.key, (choices) => ({ ...choices, format }))
  return (
    <div className={classes.page} data-inner role="alert">
      <p><Trans>This is no kind of file that Touchbase can import. It takes vCard (.vcf), iCalendar (.ics), LDIF and tables as text (.csv); of a spreadsheet, save a copy as CSV first.</Trans></p>
      <div className={classes.buttons}>
        <Button onClick={() => removeFile(file.key)}><Trans>Leave this file out</Trans></Button>
        <Button variant="subtle" onClick={() => readAs('csv')}><Trans>Read it as a table all the same</Trans></Button><Button variant="subtle" onClick={() => readAs('vcard')}><Trans>Read it as vCard all the same</Trans></Button>
      </div>
    </div>
  )
}
