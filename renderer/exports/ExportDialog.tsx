import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { exportFormats, type ExportFormat } from '#shared/exports.ts'
import type { FileResult } from '#shared/jobs.ts'
import { stopMaking } from '../client/file-job.ts'
import { FailedJob } from '../client/failures.ts'
import { setSetting, useSetting } from '../client/settings.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { JobProgress } from '../ui/JobProgress.tsx'
import { RadioList } from '../ui/RadioList.tsx'
import { saveFile } from '../ui/save-file.ts'
import { ScopeChoice } from '../ui/ScopeChoice.tsx'
import { sizeText } from '../ui/sizes.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { likelyScope, type WorkingSet } from '../ui/working-set.ts'
import { beginAgain, closeExport, exportContacts, useExport } from './export-state.ts'
import classes from './Exports.module.css'

const formatSchema = z.enum(exportFormats)

/** Taking contacts out, in a shape that others read. Closing it does not stop the work. */
export function ExportDialog({ set }: { set: WorkingSet }) {
  const { t } = useLingui()
  const { isOpen, making } = useExport()
  if (!isOpen) return null
  return (
    <Modal opened onClose={closeExport} size={520} title={t`Export contacts`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {making.state === 'idle' ? <Choose set={set} /> : null}
      {making.state === 'running' ? (
        <div className={classes.body}>
          <JobProgress jobId={making.jobId} words={t`Writing the file`} />
          <div className={classes.buttons}><Button onClick={() => stopMaking(making)}><Trans>Stop</Trans></Button><Button ref={takesFocus} onClick={closeExport}><Trans>Go on working</Trans></Button></div>
        </div>
      ) : null}
      {making.state === 'done' ? <Done result={making.result} /> : null}
      {making.state === 'failed' ? <FailurePanel error={new FailedJob(making.failure)} onRetry={beginAgain} /> : null}
    </Modal>
  )
}

function Choose({ set }: { set: WorkingSet }) {
  const { t } = useLingui()
  const [scope, setScope] = useState(() => likelyScope(set))
  const format = useSetting('export.format', formatSchema, 'vcard4')
  const words: Record<ExportFormat, readonly [string, string]> = {
    vcard4: [t`vCard 4.0`, t`keeps the most; for Thunderbird, Nextcloud and other newer programs`],
    vcard3: [t`vCard 3.0`, t`for iPhone and Mac, Android and Google`],
    vcard21: [t`vCard 2.1`, t`for Outlook and old phones`],
    csv: [t`CSV with all fields`, t`for Excel and other tables; Touchbase reads it back whole`],
    google: [t`CSV for Google`, t`as Google Contacts imports it`],
    outlook: [t`CSV for Outlook`, t`what Outlook has a field for`],
    json: [t`JSON`, t`all fields, for scripts`],
    ldif: [t`LDIF`, t`for Thunderbird and LDAP directories`],
  }
  const count = set.counts[scope]
  return (
    <div className={classes.body}>
      <ScopeChoice set={set} value={scope} onChange={setScope} />
      <RadioList legend={t`Format`} value={format} onChange={(value) => setSetting('export.format', value)} options={exportFormats.map((value) => ({ value, title: words[value][0], words: words[value][1] }))} />
      <div className={classes.buttons}>
        <Button onClick={closeExport}><Trans>Cancel</Trans></Button>
        <Button variant="filled" disabled={count === 0} onClick={() => void exportContacts(format, () => set.lookupOf(scope))}><Plural value={count} one="Export # contact" other="Export # contacts" /></Button>
      </div>
    </div>
  )
}

function Done({ result }: { result: FileResult }) {
  const { i18n } = useLingui()
  const size = sizeText(i18n.locale, result.size)
  const { download, count, name } = result
  return (
    <div className={classes.body}>
      <p className={classes.done} role="status">
        <Trans><Plural value={count} one="# contact was" other="# contacts were" /> written to <b>{name}</b> ({size}).</Trans>
        <small><Trans>The file is among your downloads.</Trans></small>
      </p>
      <div className={classes.buttons}>
        {download ? <Button onClick={() => saveFile(download, name)}><Trans>Save it again</Trans></Button> : null}
        <Button variant="filled" ref={takesFocus} onClick={closeExport}><Trans>Close</Trans></Button>
      </div>
    </div>
  )
}
