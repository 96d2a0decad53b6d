import type { ActivityContent } from '#shared/activities.ts'
import type { ActivityType } from '#shared/activity-types.ts'
import { weekdayOf } from '#shared/recurrence-text.ts'
import { addDays, addMinutes, dayOf, daysBetween, isTimeless, type Day, type DayOrTime, type WallTime } from '#shared/wall-time.ts'
import { formOf, textOf, type RecurrenceForm } from './recurrence-form.ts'

/** An activity while it is edited. What the user has set by hand no longer follows the type. */
export interface ActivityForm {
  content: ActivityContent
  rule: { kind: 'none' } | { kind: 'form'; form: RecurrenceForm } | { kind: 'kept' }
  touched: readonly ('when' | 'length' | 'alarms' | 'priority')[]
  /** Names of those taking part who become contacts when it is saved. */
  newContacts?: readonly string[]
}

/** Those of the names that still take part. */
export const newContactsOf = ({ content, newContacts = [] }: ActivityForm): string[] => newContacts.filter((name) => content.participants.some((person) => person.contactId === null && person.name === name))

/** Minutes from start to end as the form counts them; a whole day has 1,440. */
export function lengthOf({ start, end }: Pick<ActivityContent, 'start' | 'end'>): number {
  if (start === null || end === null) return 0
  return isTimeless(start) ? daysBetween(start, end) * 1_440 : Math.round((Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000)
}

/** The next half hour, for what is planned without saying when. */
export function nextHalfHour(now: WallTime): WallTime {
  const minutes = Number(now.slice(14, 16))
  return addMinutes(`${now.slice(0, 14)}00:00`, minutes < 30 ? 30 : 60)
}

/** A new activity of a type, with what is known of it; the rest is the type's usual. */
export function freshActivity(type: ActivityType, given: Partial<ActivityContent>, now: WallTime, timeZone: string): ActivityForm {
  const hasTime = given.start !== undefined && given.start !== null && !isTimeless(given.start)
  const isWhole = given.start !== undefined && given.start !== null ? !hasTime : type.isTimeless
  const start = given.start !== undefined ? given.start : isWhole ? dayOf(now) : nextHalfHour(now)
  const end = given.end !== undefined ? given.end : endAfter(start, type)
  const content: ActivityContent = {
    typeId: type.id, regarding: '', details: '', location: '', recurrence: null, status: 'planned', priority: type.priority, isFree: false, isPrivate: false, colour: null, calendarId: null, endTimeZone: null,
    participants: [], alarms: alarmsOf(type, isWhole), ...given, start, end, timeZone: isWhole || start === null ? null : (given.timeZone ?? timeZone),
  }
  return { content, rule: ruleOf(content), touched: [...(given.start !== undefined ? ['when' as const] : []), ...(given.end !== undefined ? ['length' as const] : []), ...(given.alarms ? ['alarms' as const] : []), ...(given.priority !== undefined ? ['priority' as const] : [])] }
}

const alarmsOf = (type: ActivityType, isWhole: boolean): ActivityContent['alarms'] => (type.alarm === null || isWhole ? [] : [{ offset: -60 * type.alarm, isFromEnd: false, at: null }])
const endAfter = (start: DayOrTime | null, type: ActivityType): DayOrTime | null => (start === null ? null : isTimeless(start) ? addDays(start, 1) : addMinutes(start, type.duration > 0 ? type.duration : 30))

/** An activity that is there, for editing. */
export const formOfContent = (content: ActivityContent): ActivityForm => ({ content, rule: ruleOf(content), touched: ['when', 'length', 'alarms', 'priority'] })

function ruleOf({ recurrence, start, timeZone }: ActivityContent): ActivityForm['rule'] {
  if (recurrence === null || recurrence.trim() === '' || start === null) return { kind: 'none' }
  const form = formOf(recurrence, { start, timeZone })
  return form ? { kind: 'form', form } : { kind: 'kept' }
}

/** Another type; what the user did not touch becomes what that type usually has. */
export function withType(form: ActivityForm, type: ActivityType, now: WallTime, timeZone: string): ActivityForm {
  const { content, touched } = form
  const start = touched.includes('when') || content.start === null ? content.start : type.isTimeless ? dayOf(content.start) : isTimeless(content.start) ? `${content.start}T${nextHalfHour(now).slice(11)}` : content.start
  const isWhole = start !== null && isTimeless(start)
  const isReshaped = start !== content.start
  return withRuleStart({
    ...form,
    content: {
      ...content, typeId: type.id, start,
      end: touched.includes('length') && !isReshaped ? content.end : endAfter(start, type),
      timeZone: start === null || isWhole ? null : (content.timeZone ?? timeZone),
      alarms: touched.includes('alarms') ? content.alarms : alarmsOf(type, isWhole),
      priority: touched.includes('priority') ? content.priority : type.priority,
    },
  }, content.start)
}

/** Another start; the length stays, and a weekly rule on just that weekday follows. */
export function withStart(form: ActivityForm, start: DayOrTime | null, timeZone: string): ActivityForm {
  const { content } = form
  const length = lengthOf(content)
  const isWhole = start !== null && isTimeless(start)
  const end = start === null ? null : isWhole ? addDays(start, Math.max(1, Math.round(length / 1_440))) : addMinutes(start, length > 0 && (content.start === null || !isTimeless(content.start)) ? length : 30)
  const next: ActivityForm = { ...form, touched: [...form.touched, 'when'], content: { ...content, start, end, timeZone: start === null || isWhole ? null : (content.timeZone ?? timeZone) } }
  return start === null ? { ...next, rule: { kind: 'none' } } : withRuleStart(next, content.start)
}

function withRuleStart(form: ActivityForm, before: DayOrTime | null): ActivityForm {
  const { rule, content: { start } } = form
  if (rule.kind !== 'form' || start === null || before === null) return form
  const { days } = rule.form
  return days.length === 1 && days[0] === weekdayOf(before) ? { ...form, rule: { kind: 'form', form: { ...rule.form, days: [weekdayOf(start)] } } } : form
}

/** Whole days or times: the day stays. */
export function withTimeless(form: ActivityForm, isWhole: boolean, now: WallTime, timeZone: string): ActivityForm {
  const { start } = form.content
  const day: Day = start === null ? dayOf(now) : dayOf(start)
  const next = withStart({ ...form, content: { ...form.content, end: null } }, isWhole ? day : `${day}T${nextHalfHour(now).slice(11)}`, timeZone)
  return isWhole && !form.touched.includes('alarms') ? { ...next, content: { ...next.content, alarms: [] } } : next
}

/** Another end; one before the start is put right after it. */
export function withEnd(form: ActivityForm, end: DayOrTime): ActivityForm {
  const { start } = form.content
  if (start === null) return form
  const least = isTimeless(start) ? addDays(start, 1) : start
  return { ...form, touched: [...form.touched, 'length'], content: { ...form.content, end: end < least ? least : end } }
}

/** What is saved: the rule as text. `before` is the recurrence as it was. */
export function contentOf({ content, rule }: ActivityForm, before: string | null): ActivityContent {
  const { start, timeZone } = content
  const recurrence = start === null || rule.kind === 'none' ? null : rule.kind === 'kept' ? content.recurrence : sameOr(textOf(rule.form, { start, timeZone }, before), before, { start, timeZone }, rule.form)
  return { ...content, regarding: content.regarding.trim(), location: content.location.trim(), recurrence }
}

/** A rule that says the same as before stays as it was written. */
function sameOr(text: string, before: string | null, from: { start: DayOrTime; timeZone: string | null }, form: RecurrenceForm): string {
  const old = before === null ? null : formOf(before, from)
  return old && before && JSON.stringify(old) === JSON.stringify(form) ? before : text
}
