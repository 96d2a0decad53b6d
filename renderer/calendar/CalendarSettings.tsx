import { useLingui } from '@lingui/react/macro'
import { Chip, NativeSelect, Select } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { addDays } from '#shared/wall-time.ts'
import { workingHoursKey } from '#shared/working-hours.ts'
import { setSetting } from '../client/settings.ts'
import { firstDayKey, firstDayOf, useFirstDaySetting, useTimeZone, useWorkingHours, useZoneSetting, wallText } from '../ui/reader-time.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import classes from './Calendar.module.css'

// 22 November 2026 is a Sunday.
const sunday = '2026-11-22'

/** The reader's week, working hours and time zone; part of the settings. */
export function CalendarSettings() {
  const { t, i18n } = useLingui()
  const firstDay = useFirstDaySetting()
  const hours = useWorkingHours()
  const zone = useZoneSetting()
  const reader = useTimeZone()
  const dayName = (day: number, width: 'long' | 'short') => wallText(i18n.locale, addDays(sunday, day), { weekday: width })
  const usual = dayName(firstDayOf(i18n.locale, null), 'long')
  const start = firstDayOf(i18n.locale, firstDay)
  const days = [0, 1, 2, 3, 4, 5, 6].map((at) => (start + at) % 7)
  const setHours = (change: Partial<typeof hours>) => setSetting(workingHoursKey, { ...hours, ...change })
  return (
    <>
      <Line label={t`The week begins on`}>{(id) => <NativeSelect id={id} w={220} value={firstDay === null ? '' : String(firstDay)} data={[{ value: '', label: t`As usual here (${usual})` }, ...[1, 0, 6].map((day) => ({ value: String(day), label: dayName(day, 'long') }))]} onChange={(event) => setSetting(firstDayKey, event.currentTarget.value === '' ? null : Number(event.currentTarget.value))} />}</Line>
      <Line label={t`Working hours`}>
        {(id) => (
          <div className={classes.times}>
            <TimeInput id={id} label={t`From`} language={i18n.locale} value={`${sunday}T${hours.from}:00`} onChange={(time) => setHours({ from: time.slice(0, 5) })} />
            –
            <TimeInput label={t`To`} language={i18n.locale} value={`${sunday}T${hours.to}:00`} onChange={(time) => setHours({ to: time.slice(0, 5) })} />
          </div>
        )}
      </Line>
      <Line label={t`Working days`}>
        {() => (
          <Chip.Group multiple value={hours.days.map(String)} onChange={(days) => setHours({ days: days.map(Number).toSorted((one, other) => one - other) })}>
            <div className={classes.times} role="group" aria-label={t`Working days`}>{days.map((day) => <Chip key={day} size="xs" radius="sm" value={String(day)} aria-label={dayName(day, 'long')}>{dayName(day, 'short')}</Chip>)}</div>
          </Chip.Group>
        )}
      </Line>
      <Line label={t`Time zone`}>{(id) => <Select id={id} w={220} searchable limit={60} maxDropdownHeight={280} value={zone ?? ''} allowDeselect={false} data={[{ value: '', label: t`As the system (${reader})` }, ...Intl.supportedValuesOf('timeZone').map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))]} onChange={(value) => setSetting('timeZone', value || null)} nothingFoundMessage={t`No such zone`} />}</Line>
    </>
  )
}

function Line({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return <div className={classes.setting}><label htmlFor={id}>{label}</label><div>{children(id)}</div></div>
}
