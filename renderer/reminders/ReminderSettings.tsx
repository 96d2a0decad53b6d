import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import type { z } from 'zod'
import { dateLeadKey, quietHoursKey, quietHoursSchema, remindersOpenKey, usualDateLead } from '#shared/day.ts'
import { setSetting, useSetting } from '../client/settings.ts'
import { trpc } from '../client/trpc.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import classes from './ReminderSettings.module.css'
import { useOpensByItself } from './use-reminders.ts'

type QuietHours = z.output<typeof quietHoursSchema>
const usualQuiet: QuietHours = { from: '20:00', to: '08:00' }
const leads = [0, 1, 2, 3, 7, 14, 30]

/** When reminders keep quiet, how early they tell of birthdays, and whether their list opens by itself; part of the settings. */
export function ReminderSettings() {
  const { t, i18n } = useLingui()
  const opens = useOpensByItself()
  const quiet = useSetting<QuietHours | null>(quietHoursKey, quietHoursSchema, null)
  const setQuiet = (change: Partial<QuietHours>) => setSetting(quietHoursKey, { ...(quiet ?? usualQuiet), ...change })
  const lead = useLead()
  const ahead = (days: number) => {
    if (days === 0) return t`on the day`
    const length = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days)
    return t`${length} before`
  }
  return (
    <>
      <Line label={t`Quiet hours`} hint={t`No notification is shown then; what is due waits in the list.`}>
        {(id) => (
          <div className={classes.parts}>
            <Switch id={id} size="xs" checked={quiet !== null} onChange={(event) => setSetting(quietHoursKey, event.currentTarget.checked ? usualQuiet : null)} />
            {quiet ? (
              <>
                <TimeInput label={t`Quiet from`} language={i18n.locale} value={`2026-11-23T${quiet.from}:00`} onChange={(time) => setQuiet({ from: time.slice(0, 5) })} />
                –
                <TimeInput label={t`Quiet until`} language={i18n.locale} value={`2026-11-23T${quiet.to}:00`} onChange={(time) => setQuiet({ to: time.slice(0, 5) })} />
              </>
            ) : null}
          </div>
        )}
      </Line>
      <Line label={t`Birthdays`} hint={t`Other important dates, too.`}>{(id) => <NativeSelect id={id} w={220} value={lead === null ? '' : String(lead)} data={[{ value: '', label: t`No reminders` }, ...[...new Set([...leads, ...(lead === null ? [] : [lead])])].map((days) => ({ value: String(days), label: ahead(days) }))]} onChange={(event) => setSetting(dateLeadKey, event.currentTarget.value === '' ? null : Number(event.currentTarget.value))} />}</Line>
      <Line label={t`Open the list`} hint={t`When something is due, the list of reminders comes up by itself.`}>{(id) => <div className={classes.parts}><Switch id={id} size="xs" checked={opens} onChange={(event) => setSetting(remindersOpenKey, event.currentTarget.checked)} /></div>}</Line>
    </>
  )
}

/** The days before a date; null where nobody wants to be told, which is not the same as nothing being set. */
function useLead(): number | null {
  const set = useQuery(trpc.settings.all.queryOptions()).data?.[dateLeadKey]
  if (set === null) return null
  return typeof set === 'number' && Number.isInteger(set) && set >= 0 ? set : usualDateLead
}

function Line({ label, hint, children }: { label: string; hint: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return <div className={classes.setting}><label htmlFor={id}>{label}</label><div>{children(id)}<p className={classes.hint}>{hint}</p></div></div>
}
