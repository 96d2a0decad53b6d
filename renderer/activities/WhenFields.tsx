import { useLingui } from '@lingui/react/macro'
import { Checkbox, Select, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { addDays, addMinutes, dayOf, isTimeless } from '#shared/wall-time.ts'
import { DayInput } from '../ui/DayInput.tsx'
import { useTimeZone, wallNow, wallText } from '../ui/reader-time.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import { parseDuration } from '../ui/typed-time.ts'
import { lengthOf, withEnd, withStart, withTimeless, type ActivityForm } from './activity-form.ts'
import classes from './Activities.module.css'

interface Props {
  form: ActivityForm
  onChange: (form: ActivityForm) => void
  /** A task may be without a date. */
  isTask: boolean
}

/** When: a day and times, or whole days; how long; and in which zone. All of it can be typed. */
export function WhenFields({ form, onChange, isTask }: Props) {
  const { t, i18n } = useLingui()
  const reader = useTimeZone()
  const language = i18n.locale
  const { start, end, timeZone } = form.content
  const now = wallNow(timeZone ?? reader)
  const today = dayOf(now)
  const isWhole = start !== null && isTimeless(start)
  const setDay = (day: string) => onChange(withStart(form, start === null || isWhole ? day : `${day}T${start.slice(11)}`, reader))
  const setTime = (time: string) => onChange(withStart(form, `${start === null ? today : dayOf(start)}T${time}`, reader))
  // Both at once: two changes one after the other would each start from the form as it was.
  const setBoth = (day: string, time: string) => onChange(withStart(form, `${day}T${time}`, reader))
  return (
    <div className={classes.when}>
      <DayInput label={t`Day`} value={start === null ? null : dayOf(start)} today={today} language={language} onChange={setDay} onBoth={setBoth} {...(isTask ? { onClear: () => onChange(withStart(form, null, reader)) } : {})} />
      {start !== null && !isWhole ? (
        <>
          <TimeInput label={t`Start`} value={start} language={language} onChange={setTime} />
          <span>–</span>
          {end !== null ? <TimeInput label={t`End`} value={end} language={language} onChange={(time) => onChange(withEnd(form, `${dayOf(start)}T${time}` > start ? `${dayOf(start)}T${time}` : `${addDays(dayOf(start), 1)}T${time}`))} /> : null}
          {end !== null && dayOf(end) !== dayOf(start) ? <span className={classes.quiet}>{wallText(language, dayOf(end), { weekday: 'short', day: 'numeric', month: 'short' })}</span> : null}
          <LengthInput form={form} onChange={(minutes) => onChange(withEnd(form, addMinutes(start, minutes)))} />
        </>
      ) : null}
      {isWhole ? (
        <>
          <span>–</span>
          <DayInput label={t`Last day`} value={end === null ? start : addDays(end, -1)} today={today} language={language} onChange={(day) => onChange(withEnd(form, addDays(day, 1)))} />
        </>
      ) : null}
      {start !== null ? <Checkbox size="xs" label={t`All day`} checked={isWhole} onChange={(event) => onChange(withTimeless(form, event.currentTarget.checked, now, reader))} /> : null}
      {start !== null && !isWhole ? <ZoneField value={timeZone} reader={reader} onChange={(next) => onChange({ ...form, content: { ...form.content, timeZone: next } })} /> : null}
    </div>
  )
}

function LengthInput({ form, onChange }: { form: ActivityForm; onChange: (minutes: number) => void }) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    const minutes = typed === null ? null : parseDuration(typed)
    if (minutes !== null) onChange(minutes)
    setTyped(null)
  }
  return <TextInput w={84} aria-label={t`How long`} value={typed ?? lengthText(i18n.locale, lengthOf(form.content))} onChange={(event) => setTyped(event.currentTarget.value)} onFocus={(event) => event.currentTarget.select()} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') take() }} />
}

/** Minutes as people say them: "45 min", "1 hr 30 min". */
export function lengthText(language: string, minutes: number): string {
  const part = (value: number, unit: string) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? part(hours, 'hour') : '', rest > 0 || hours === 0 ? part(rest, 'minute') : ''].filter(Boolean).join(' ')
}

function ZoneField({ value, reader, onChange }: { value: string | null; reader: string; onChange: (zone: string | null) => void }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(value !== reader)
  if (!isOpen) return <UnstyledButton className={classes.link} onClick={() => setOpen(true)}>{t`Time zone…`}</UnstyledButton>
  const zones = Intl.supportedValuesOf('timeZone')
  const data = [{ value: '', label: t`Wherever I am` }, ...[...new Set([reader, ...(value ? [value] : []), ...zones])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))]
  return <Select w={190} searchable allowDeselect={false} aria-label={t`Time zone`} limit={60} maxDropdownHeight={260} data={data} value={value ?? ''} onChange={(zone) => onChange(zone || null)} nothingFoundMessage={t`No such zone`} />
}
