import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { FilePicker } from './FilePicker.tsx'
import classes from './Imports.module.css'

/** Nothing is chosen yet: what can be, and how. */
export function ChooseStep({ onCancel }: { onCancel: () => void }) {
  const { t } = useLingui()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={place} className={classes.scroll} onKeyDown={(event) => { if (event.key === 'Escape') onCancel() }}>
      <div className={classes.page}>
        <h2>{t`Which address book shall come in?`}</h2>
        <p><Trans>You see what is in the files before anything is changed, and the whole import can be undone in one step.</Trans></p>
        <div className={classes.drop}>
          <p><Trans>Drop files or folders anywhere on this window, or choose them:</Trans></p>
          <div className={classes.buttons}><FilePicker isFirst /><Button variant="subtle" onClick={onCancel}><Trans>Cancel</Trans></Button></div>
        </div>
        <dl className={classes.known}>
          <dt>vCard</dt><dd>{t`.vcf, all versions: iPhone and Mac, Android, Google, Outlook, Thunderbird, Nextcloud …`}</dd>
          <dt>iCalendar</dt><dd>{t`.ics, .vcs: appointments, tasks and notes of Google, Outlook, Apple, Thunderbird, Nextcloud …`}</dd>
          <dt>CSV</dt><dd>{t`.csv, .tsv, .txt in any encoding: Google, Outlook, Apple, Thunderbird, LinkedIn, HubSpot, Salesforce, Zoho, ACT!, Excel, or any table with headers`}</dd>
          <dt>LDIF</dt><dd>{t`.ldif: Thunderbird, Evolution, LDAP servers`}</dd>
          <dt>JSON</dt><dd>{t`.json: what Touchbase itself exported`}</dd>
        </dl>
      </div>
    </div>
  )
}
