import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useId, type CSSProperties, type ReactNode } from 'react'
import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { isTimeless } from '#shared/wall-time.ts'
import type { Failure } from '../client/failures.ts'
import { activityShade, offeredPriorities, priorityText, typeText } from '../ui/activity-words.ts'
import { ContactPicker } from '../ui/ContactPicker.tsx'
import { NoteBox } from '../ui/NoteBox.tsx'
import { NoteText } from '../ui/NoteText.tsx'
import { planningNow, useTimeZone } from '../ui/reader-time.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import { newContactsOf, withType, type ActivityForm } from './activity-form.ts'
import classes from './Activities.module.css'
import { AlarmChips } from './AlarmChips.tsx'
import { ColourField } from './ColourField.tsx'
import { ConflictLine } from './ConflictLine.tsx'
import { RepeatFields } from './RepeatFields.tsx'
import { WhenFields } from './WhenFields.tsx'

interface Props {
  form: ActivityForm
  before: string | null
  activityKey: OccurrenceKey | null
  onChange: (form: ActivityForm) => void
  isReadOnly: boolean
  failure: Failure | null
  isEach: boolean
  /** Offered for a new activity with several people. */
  onEach: ((isEach: boolean) => void) | null
}

/** All of an activity: the type first, since it says how the rest begins. */
export function ActivityFields({ form, before, activityKey, onChange, isReadOnly, failure, isEach, onEach }: Props) {
  const { t, i18n } = useLingui()
  const zone = useTimeZone()
  const types = useActivityTypes().filter((type) => type.id === form.content.typeId || (type.isPlanned && !type.isHidden))
  const { content } = form
  const type = types.find(({ id }) => id === content.typeId)
  const set = (change: Partial<ActivityContent>, touched: ActivityForm['touched'] = []) => onChange({ ...form, touched: [...form.touched, ...touched], content: { ...content, ...change } })
  const newNames = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(newContactsOf(form))
  const priorities = [...new Set([...offeredPriorities, content.priority])]
  return (
    <fieldset disabled={isReadOnly} className={classes.fields}>
      <Row label={t`Type`}>
        {() => types.length <= 6 ? (
          <SegmentedControl aria-label={t`Type`} value={String(content.typeId)} data={types.map((other) => ({ value: String(other.id), label: <span className={classes.type} style={{ '--shade': activityShade(other.colour) } as CSSProperties}><TypeSign type={other} size={13} />{typeText(t, other)}</span> }))} onChange={(value) => take(value)} />
        ) : <NativeSelect w={220} aria-label={t`Type`} value={String(content.typeId)} data={types.map((other) => ({ value: String(other.id), label: typeText(t, other) }))} onChange={(event) => take(event.currentTarget.value)} />}
      </Row>
      <Row label={t`Regarding`}>{(id) => <TextInput id={id} ref={takesFocus} data-autofocus value={content.regarding} error={failure?.field === 'regarding'} onChange={(event) => set({ regarding: event.currentTarget.value })} />}</Row>
      <Row label={t`With`}>
        {(id) => (
          <>
            <ContactPicker id={id} label={t`With`} isFree people={content.participants} placeholder={t`Find people…`} onChange={(people) => set({ participants: people.map((person) => content.participants.find((other) => other.contactId === person.contactId && other.name === person.name) ?? { ...person, email: '', answer: null }) })} />
            {newNames ? <p className={classes.ruleText}>{t`Saved as a new contact: ${newNames}`}</p> : null}
            {onEach && content.participants.length > 1 ? <SegmentedControl mt={4} aria-label={t`For whom`} value={isEach ? 'each' : 'all'} onChange={(value) => onEach(value === 'each')} data={[{ value: 'all', label: t`One with all of them` }, { value: 'each', label: t`One with each` }]} /> : null}
          </>
        )}
      </Row>
      <Row label={t`When`}>{() => <><WhenFields form={form} onChange={onChange} isTask={type?.isTask ?? false} /><ConflictLine content={content} activityKey={activityKey} /></>}</Row>
      {content.start === null ? null : <Row label={t`Repeat`}>{() => <RepeatFields form={form} before={before} onChange={onChange} />}</Row>}
      {content.start === null ? null : <Row label={t`Alarm`}>{() => <AlarmChips alarms={content.alarms} isWholeDay={content.start !== null && isTimeless(content.start)} onChange={(alarms) => set({ alarms }, ['alarms'])} />}</Row>}
      <Row label={t`Place`}>{(id) => <TextInput id={id} value={content.location} onChange={(event) => set({ location: event.currentTarget.value })} />}</Row>
      <Row label={t`Priority`}>
        {(id) => (
          <div className={classes.parts}>
            <NativeSelect id={id} w={110} value={String(content.priority)} data={priorities.map((value) => ({ value: String(value), label: priorityText(t, value) }))} onChange={(event) => set({ priority: Number(event.currentTarget.value) }, ['priority'])} />
            <ColourField value={content.colour} usual={type?.colour ?? null} onChange={(colour) => set({ colour })} />
            {type?.isTask ? null : <Checkbox size="xs" label={t`Tentative`} checked={content.status === 'tentative'} disabled={content.status === 'done' || content.status === 'cancelled'} onChange={(event) => set({ status: event.currentTarget.checked ? 'tentative' : 'planned' })} />}
            <Checkbox size="xs" label={t`Private`} checked={content.isPrivate} onChange={(event) => set({ isPrivate: event.currentTarget.checked })} />
            <Checkbox size="xs" label={t`Shown as free`} checked={content.isFree} onChange={(event) => set({ isFree: event.currentTarget.checked })} />
          </div>
        )}
      </Row>
      <Row label={t`Details`}>{(id) => isReadOnly ? <NoteText text={content.details} onTick={null} /> : <NoteBox id={id} name="activity" label={t`Details`} value={content.details} onChange={(details) => set({ details })} />}</Row>
    </fieldset>
  )

  function take(value: string): void {
    const next = types.find(({ id }) => String(id) === value)
    if (next) onChange(withType(form, next, planningNow(zone), zone))
  }
}

/** A field with its label beside it. */
export function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return <div className={classes.row}><label htmlFor={id}>{label}</label><div>{children(id)}</div></div>
}
