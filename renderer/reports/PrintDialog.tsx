import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { z } from 'zod'
import type { FileResult } from '#shared/jobs.ts'
import { directoryWords, paperSizes, reportLanguages, reportTitles, type PaperSize, type ReportLanguage } from '#shared/reports.ts'
import { stopMaking } from '../client/file-job.ts'
import { FailedJob } from '../client/failures.ts'
import { setSetting, useSetting } from '../client/settings.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { JobProgress } from '../ui/JobProgress.tsx'
import { isInBrowser } from '../ui/key-text.ts'
import { saveFile } from '../ui/save-file.ts'
import { ScopeChoice } from '../ui/ScopeChoice.tsx'
import { sizeText } from '../ui/sizes.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import type { PrintSubject } from '../ui/print-subject.ts'
import { likelyScope, type WorkingSet } from '../ui/working-set.ts'
import { beginAgain, closePrint, openPdf, printReport, usePrint, usualPaper } from './print-state.ts'
import classes from './Reports.module.css'

const paperSchema = z.enum(paperSizes)
interface Props {
  set: WorkingSet
  /** The languages by their own names. */
  languageNames: Readonly<Record<ReportLanguage, string>>
}

/** What the screen shows on paper, as PDF. Closing it does not stop the work. */
export function PrintDialog({ set, languageNames }: Props) {
  const { t } = useLingui()
  const { isOpen, subject, making } = usePrint()
  const titles = useTitles()
  if (!isOpen) return null
  return (
    <Dialog onClose={closePrint} size={480} title={titles[subject.name]}>
      {making.state === 'idle' ? <Choose subject={subject} set={set} languageNames={languageNames} /> : null}
      {making.state === 'running' ? (
        <div className={classes.body}>
          <JobProgress jobId={making.jobId} words={t`Setting the pages`} />
          <div className={classes.buttons}><Button onClick={() => stopMaking(making)}><Trans>Stop</Trans></Button><Button ref={takesFocus} onClick={closePrint}><Trans>Go on working</Trans></Button></div>
        </div>
      ) : null}
      {making.state === 'done' ? <Done result={making.result} isOfContacts={subject.name === 'directory'} /> : null}
      {making.state === 'failed' ? <FailurePanel error={new FailedJob(making.failure)} onRetry={beginAgain} /> : null}
    </Dialog>
  )
}

/** The dialog's head for each report. */
function useTitles(): Record<PrintSubject['name'], string> {
  const { t } = useLingui()
  return {
    directory: t`Print a contact directory`, day: t`Print the day`, week: t`Print the week`, month: t`Print the month`, today: t`Print today on one page`, timeline: t`Print the timeline`,
  }
}

function Choose({ subject, set, languageNames }: Props & { subject: PrintSubject }) {
  const { t, i18n } = useLingui()
  const id = useId()
  const [scope, setScope] = useState(() => likelyScope(set))
  const [language, setLanguage] = useState(i18n.locale as ReportLanguage)
  const [title, setTitle] = useState('')
  const paper = useSetting('report.paper', paperSchema, usualPaper())
  const isOfContacts = subject.name === 'directory'
  const print = () => void printReport(subject, { paper, language, title }, () => set.lookupOf(scope))
  const names: Record<PaperSize, string> = { a4: 'A4', letter: t({ message: 'Letter', context: 'paper' }) }
  return (
    <form className={classes.body} onSubmit={(event) => {
      event.preventDefault()
      print()
    }}>
      {isOfContacts ? <ScopeChoice set={set} value={scope} onChange={setScope} /> : null}
      <div className={classes.fields}>
        <label htmlFor={`${id}title`}>{t`Title`}</label>
        <TextInput id={`${id}title`} maxLength={200} placeholder={subject.name === 'timeline' ? subject.title : isOfContacts ? directoryWords[language].title : reportTitles[language][subject.name]} value={title} onChange={({ currentTarget: { value } }) => setTitle(value)} />
        <label htmlFor={`${id}language`}>{t`Language`}</label>
        <NativeSelect id={`${id}language`} data={reportLanguages.map((value) => ({ value, label: languageNames[value] }))} value={language} onChange={({ currentTarget: { value } }) => setLanguage(value as ReportLanguage)} />
        <span>{t`Paper`}</span>
        <div><SegmentedControl aria-label={t`Paper`} data={paperSizes.map((value) => ({ value, label: names[value] }))} value={paper} onChange={(value) => setSetting('report.paper', value)} /></div>
      </div>
      <div className={classes.buttons}>
        <Button onClick={closePrint}><Trans>Cancel</Trans></Button>
        <Button type="submit" variant="filled" disabled={isOfContacts && set.counts[scope] === 0} {...(isOfContacts ? {} : { ref: takesFocus })}><Trans>Make the PDF</Trans></Button>
      </div>
    </form>
  )
}

function Done({ result, isOfContacts }: { result: FileResult; isOfContacts: boolean }) {
  const { i18n } = useLingui()
  const size = sizeText(i18n.locale, result.size)
  const { download, name } = result
  return (
    <div className={classes.body}>
      <p className={classes.done} role="status">
        <b>{name}</b> ({size})
        <small>{isOfContacts ? <Plural value={result.count} one="# contact" other="# contacts" /> : null}{isOfContacts && !isInBrowser ? ' · ' : null}{isInBrowser ? null : <Trans>The file is among your downloads.</Trans>}</small>
      </p>
      <div className={classes.buttons}>
        <Button variant="subtle" onClick={closePrint}><Trans>Close</Trans></Button>
        {download ? <Button {...(isInBrowser ? {} : { ref: takesFocus })} onClick={() => saveFile(download, name)}><Trans>Save the PDF</Trans></Button> : null}
        {download && isInBrowser ? <Button variant="filled" ref={takesFocus} onClick={() => openPdf(download)}><Trans>Open the PDF</Trans></Button> : null}
      </div>
    </div>
  )
}
