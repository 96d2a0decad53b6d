import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { exportFormats, isTableFormat, photoFormats, type ExportFormat } from '#shared/exports.ts'
import type { Problem } from '#shared/errors.ts'
import type { FileResult } from '#shared/jobs.ts'
import { stopMaking } from '../client/file-job.ts'
import { FailedJob } from '../client/failures.ts'
import { setSetting } from '../client/settings.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { JobProgress } from '../ui/JobProgress.tsx'
import { RadioList } from '../ui/RadioList.tsx'
import { saveFile } from '../ui/save-file.ts'
import { ScopeChoice } from '../ui/ScopeChoice.tsx'
import { sizeText } from '../ui/sizes.ts'
import { timeZoneNow } from '../ui/reader-time.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { likelyScope, type WorkingSet } from '../ui/working-set.ts'
import { useChoices, writingOf } from './choices.ts'
import { beginAgain, closeExport, exportActivities, exportContacts, useExport } from './export-state.ts'
import { TableOptions } from './TableOptions.tsx'
import classes from './Exports.module.css'

/** Taking contacts out, in a shape that others read. Closing it does not stop the work. */
export function ExportDialog({ set }: { set: WorkingSet }) {
  const { t } = useLingui()
  const { isOpen, making } = useExport()
  if (!isOpen) return null
  return (
    <Dialog onClose={closeExport} size={560} title={t`Export contacts`}>
      {making.state === 'idle' ? <Choose set={set} /> : null}
      {making.state === 'running' ? (
        <div className={classes.body}>
          <JobProgress jobId={making.jobId} words={t`Writing the file`} />
          <div className={classes.buttons}><Button onClick={() => stopMaking(making)}><Trans>Stop</Trans></Button><Button ref={takesFocus} onClick={closeExport}><Trans>Go on working</Trans></Button></div>
        </div>
      ) : null}
      {making.state === 'done' ? <Done result={making.result} /> : null}
      {making.state === 'failed' ? <FailurePanel error={new FailedJob(making.failure)} onRetry={beginAgain} /> : null}
    </Dialog>
  )
}

function Choose({ set }: { set: WorkingSet }) {
  const { t } = useLingui()
  const [scope, setScope] = useState(() => likelyScope(set))
  const choices = useChoices()
  const [isCalendar, setCalendar] = useState(false)
  const { format } = choices
  const words: Record<ExportFormat | 'icalendar', readonly [string, string]> = {
    icalendar: [t`iCalendar`, t`appointments and tasks with these contacts, for calendars; of all contacts, all there are`],
    vcard4: [t`vCard 4.0`, t`keeps the most; for Thunderbird, Nextcloud and other newer programs`],
    vcard3: [t`vCard 3.0`, t`for iPhone and Mac, Android and Google`],
    vcard21: [t`vCard 2.1`, t`for Outlook and old phones`],
    csv: [t`CSV`, t`for Excel and other tables, with the columns you choose`],
    google: [t`CSV for Google`, t`as Google Contacts imports it`],
    outlook: [t`CSV for Outlook`, t`what Outlook has a field for`],
    json: [t`JSON`, t`all fields, for scripts`],
    ldif: [t`LDIF`, t`for Thunderbird and LDAP directories`],
  }
  const count = set.counts[scope]
  const isEmpty = isCalendar ? scope !== 'all' && count === 0 : count === 0 || (format === 'csv' && choices.isChosen && choices.columns.length === 0)
  // The name of the file in the reader's words, on the reader's day.
  const named = (word: string) => `${word} ${new Date().toLocaleDateString('sv')}`
  const start = () => isCalendar ? void exportActivities(named(t`Activities`), timeZoneNow(), async () => (scope === 'all' ? null : await set.lookupOf(scope))) : void exportContacts(writingOf(choices), named(t`Contacts`), () => set.lookupOf(scope))
  return (
    <form className={classes.body} onSubmit={(event) => { event.preventDefault(); if (!isEmpty) start() }}>
      <ScopeChoice set={set} value={scope} onChange={setScope} />
      <RadioList legend={t`Format`} value={isCalendar ? 'icalendar' : format} onChange={(value) => { setCalendar(value === 'icalendar'); if (value !== 'icalendar') setSetting('export.format', value) }} options={([...exportFormats, 'icalendar'] as const).map((value) => ({ value, title: words[value][0], words: words[value][1] }))} />
      {!isCalendar && isTableFormat(format) ? <TableOptions choices={choices} /> : null}
      {!isCalendar && photoFormats.includes(format) ? <Checkbox size="xs" label={t`With photos`} checked={choices.hasPhotos} onChange={(event) => setSetting('export.photos', event.currentTarget.checked)} /> : null}
      <div className={classes.buttons}>
        <Button onClick={closeExport}><Trans>Cancel</Trans></Button>
        <Button variant="filled" type="submit" disabled={isEmpty}>{isCalendar ? <Trans>Export activities</Trans> : <Plural value={count} one="Export # contact" other="Export # contacts" />}</Button>
      </div>
    </form>
  )
}

function Done({ result }: { result: FileResult }) {
  const { i18n } = useLingui()
  const size = sizeText(i18n.locale, result.size)
  const { download, count, name, problems = [] } = result
  return (
    <div className={classes.body}>
      <p className={classes.done} role="status">
        {name.endsWith('.ics') ? <Trans><Plural value={count} one="# activity was" other="# activities were" /> written to <b>{name}</b> ({size}).</Trans>
          : <Trans><Plural value={count} one="# contact was" other="# contacts were" /> written to <b>{name}</b> ({size}).</Trans>}
        <small><Trans>The file is among your downloads.</Trans></small>
      </p>
      {problems.map((problem) => <p key={problem.message} className={classes.problem} role="alert"><ProblemText problem={problem} /></p>)}
      <div className={classes.buttons}>
        {download ? <Button onClick={() => saveFile(download, name)}><Trans>Save it again</Trans></Button> : null}
        <Button variant="filled" ref={takesFocus} onClick={closeExport}><Trans>Close</Trans></Button>
      </div>
    </div>
  )
}

function ProblemText({ problem: { code, message } }: { problem: Problem }) {
  if (code === 'lackingCharacters') return <Trans>Some characters are not in this encoding and became question marks: {lackingOf(message)}. UTF-8 has them all.</Trans>
  const file = /“(.*)”/.exec(message)?.[1] ?? ''
  if (code === 'attachmentTooLarge') return <Trans>“{file}” is too large to stand in a calendar and was left out; it stays in Touchbase.</Trans>
  return message
}

/** The characters that the core names in its sentence. */
function lackingOf(message: string): string {
  return /question mark: (.+?)\. UTF-8/.exec(message)?.[1] ?? ''
}
