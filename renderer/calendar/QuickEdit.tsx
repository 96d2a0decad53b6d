import { useLingui } from '@lingui/react/macro'
import { Button, Popover, TextInput } from '@mantine/core'
import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import type { Scope } from '#shared/recurrence.ts'
import { addDays, dayOf, isTimeless } from '#shared/wall-time.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'
import { openActivity, openCompletion } from '../ui/activity-dialog.ts'
import { moveOccurrence, removeOccurrence, reopenOccurrence, scopeFor } from '../ui/activity-write.ts'
import { activityShade, typeText } from '../ui/activity-words.ts'
import { spanText } from '../ui/reader-time.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import { TypeSign } from '../ui/TypeSign.tsx'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './Calendar.module.css'
import { closeQuick, useCalendar } from './calendar-state.ts'

/** The small card at an entry: what and when can be changed right there; done, deleted, or opened whole. */
export function QuickEdit({ occurrence, today }: { occurrence: Occurrence; today: string }) {
  const quick = useCalendar((state) => state.quick)
  const { t } = useLingui()
  if (!quick) return null
  return (
    <Popover opened withRoles={false} onChange={(isOpen) => { if (!isOpen) closeQuick() }} position="right-start" trapFocus returnFocus withinPortal>
      <Popover.Target><div className={classes.anchor} style={quick.rect} /></Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label={t`Quick edit`}><QuickForm key={quick.key} occurrence={occurrence} today={today} /></Popover.Dropdown>
    </Popover>
  )
}

function QuickForm({ occurrence, today }: { occurrence: Occurrence; today: string }) {
  const { t, i18n } = useLingui()
  const { activityId, recurrenceId, start, end, isReadOnly, status } = occurrence
  const type = useTypesById().get(occurrence.typeId)
  const [regarding, setRegarding] = useState(occurrence.regarding)
  const [times, setTimes] = useState({ start, end })
  const key = { activityId, recurrenceId }
  const save = async () => {
    closeQuick()
    const isMoved = times.start !== null && (times.start !== start || times.end !== end)
    const scope = regarding === occurrence.regarding ? undefined : await rename(occurrence, regarding)
    if (isMoved && scope !== null) await moveOccurrence(occurrence, times.start ?? '', times.end, scope)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isSave = (event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')
    if (isSave || (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT')) {
      event.preventDefault()
      void save()
    }
  }
  return (
    <div className={classes.quick} onKeyDown={onKeyDown} role="presentation">
      <h2 style={{ '--shade': activityShade(occurrence.colour ?? type?.colour) } as CSSProperties}><i className={classes.dot} /><TypeSign type={type} size={13} />{type ? typeText(t, type) : ''}</h2>
      <TextInput aria-label={t`Regarding`} value={regarding} readOnly={isReadOnly} data-autofocus onChange={(event) => setRegarding(event.currentTarget.value)} placeholder={t`What is it about?`} />
      {times.start !== null && times.end !== null && !isTimeless(times.start) && !isReadOnly ? (
        <div className={classes.times}>
          <span>{spanText(i18n.locale, dayOf(times.start), null, today)}</span>
          <TimeInput label={t`Start`} value={times.start} language={i18n.locale} onChange={(time) => setTimes(withStart(times as { start: string; end: string }, time))} />
          –
          <TimeInput label={t`End`} value={times.end} language={i18n.locale} onChange={(time) => setTimes((before) => ({ ...before, end: withEnd(before.start ?? '', time) }))} />
        </div>
      ) : start !== null ? <p>{spanText(i18n.locale, start, end, today)}</p> : null}
      {occurrence.people.length > 0 || occurrence.location ? <p>{[occurrence.people.map(({ name }) => name).join(', '), occurrence.location].filter(Boolean).join(' · ')}</p> : null}
      <div className={classes.ends}>
        {isReadOnly ? null : status === 'done' ? <Button leftSection={<RotateCcw size={14} />} onClick={() => { closeQuick(); void reopenOccurrence(key) }}>{t`Not done`}</Button> : <Button leftSection={<Check size={14} />} onClick={() => { closeQuick(); openCompletion(key, occurrence) }}>{t`Done…`}</Button>}
        {isReadOnly ? null : <Button leftSection={<Trash2 size={14} />} onClick={() => { closeQuick(); void removeOccurrence(occurrence) }}>{t`Delete`}</Button>}
        <span className={classes.space} />
        <Button onClick={() => { closeQuick(); openActivity({ key }) }}>{t`Open`}</Button>
        {isReadOnly ? null : <Button variant="filled" onClick={() => void save()}>{t`Save`}</Button>}
      </div>
    </div>
  )
}

/** A new time of day for the start; the length stays. */
function withStart({ start, end }: { start: string; end: string }, time: string): { start: string; end: string } {
  const next = `${dayOf(start)}T${time}`
  const length = Date.parse(`${end}Z`) - Date.parse(`${start}Z`)
  return { start: next, end: new Date(Date.parse(`${next}Z`) + length).toISOString().slice(0, 19) }
}
/** A time before the start is one of the next day. */
function withEnd(start: string, time: string): string {
  const end = `${dayOf(start)}T${time}`
  return end > start ? end : `${addDays(dayOf(start), 1)}T${time}`
}

/** Gives it other words, as far as the user says; null where that was nowhere. */
async function rename(occurrence: Occurrence, regarding: string): Promise<Scope | null> {
  const { activityId, recurrenceId } = occurrence
  try {
    const scope = await scopeFor('change', occurrence)
    if (scope === null) return null
    const content = await client.activities.atOccurrence.query({ activityId, recurrenceId })
    await client.activities.save.mutate({ activityId, recurrenceId, scope, content: { ...content, regarding } })
    return scope
  } catch (error) {
    showFailure(error)
    return null
  }
}
