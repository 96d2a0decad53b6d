import { isTimeless } from '#shared/wall-time.ts'
import { toCompact } from '#shared/recurrence-text.ts'
import { escapeText, makeParam, type ContentLine, type Param } from '../vcard/vcard.ts'
import { isNamed, makeComponent, makeLine, parseComponent, propertyOf, textOf, type Component } from './component.ts'
import { putFiles, type AttachedFile } from './attachments.ts'
import { readActivity, type IcsContent, type ReadActivity } from './read-activity.ts'
import { placed } from './read-recurrence.ts'
import { utcText } from './times.ts'
import { alarmsOf } from './write-alarms.ts'
import { peopleLines } from './write-people.ts'
import type { Zones } from './zones.ts'

/** An activity to be written, with what belongs to it beside its content. Times in UTC milliseconds. */
export interface WritableActivity {
  content: IcsContent
  isTask: boolean
  uid: string
  /** Which occurrence it stands for, in the shape of the series' start, and the series' zone; whether it stands for what follows, too; whether that series is not there. Null for none. */
  occurrence: { at: string; zone: string | null; isFollowing: boolean; isAlone: boolean } | null
  completedAt: number | null
  createdAt: number
  updatedAt: number
  /** The component it came from, as it was kept; null for none. */
  original: string | null
  files: readonly AttachedFile[]
}

/** What is written together: when one field of it changed, all of its properties are made anew. */
interface Aspect {
  names: readonly string[]
  fields: readonly (keyof IcsContent)[]
  make: (activity: WritableActivity, original: Component | null) => ContentLine[]
}

const text = (name: string, value: string): ContentLine[] => (value === '' ? [] : [makeLine(name, escapeText(value))])

const aspects: readonly Aspect[] = [
  { names: ['DTSTART', 'DTEND', 'DUE', 'DURATION'], fields: ['start', 'end', 'timeZone', 'endTimeZone'], make: timeLines },
  { names: ['RRULE', 'RDATE', 'EXDATE', 'EXRULE'], fields: ['recurrence'], make: ({ content }) => recurrenceLines(content) },
  { names: ['SUMMARY'], fields: ['regarding'], make: ({ content }) => text('SUMMARY', content.regarding) },
  { names: ['DESCRIPTION', 'X-ALT-DESC', 'STYLED-DESCRIPTION'], fields: ['details'], make: ({ content }) => text('DESCRIPTION', content.details) },
  { names: ['LOCATION', 'GEO', 'X-APPLE-STRUCTURED-LOCATION'], fields: ['location'], make: ({ content }) => text('LOCATION', content.location) },
  { names: ['STATUS', 'COMPLETED', 'PERCENT-COMPLETE'], fields: ['status'], make: statusLines },
  { names: ['PRIORITY'], fields: ['priority'], make: ({ content }) => (content.priority === 0 ? [] : [makeLine('PRIORITY', String(content.priority))]) },
  { names: ['TRANSP'], fields: ['isFree'], make: ({ content, isTask }) => (content.isFree && !isTask ? [makeLine('TRANSP', 'TRANSPARENT')] : []) },
  { names: ['CLASS'], fields: ['isPrivate'], make: ({ content }) => (content.isPrivate ? [makeLine('CLASS', 'PRIVATE')] : []) },
  { names: ['ORGANIZER', 'ATTENDEE'], fields: ['participants'], make: ({ content }, original) => peopleLines(content.participants, original) },
]

/**
 * An activity as a component (RFC 5545, section 3.6). What it came from is written as it was; only what was changed since is
 * made anew, in its place, and what Touchbase knows nothing of stands. `zones` are those of the calendar it came from.
 */
export function writeActivity(activity: WritableActivity, zones: Zones): Component {
  const original = activity.original === null ? null : parseComponent(activity.original)
  const read = original ? readActivity(original, zones) : null
  const base = read?.content ?? null
  const component = makeComponent(original?.name ?? (activity.isTask ? 'VTODO' : 'VEVENT'))
  component.properties = original ? [...original.properties] : []
  let isChanged = !original
  for (const aspect of aspects) {
    // An occurrence has no rule of its own, whatever its component says.
    const isOccurrence = activity.occurrence !== null && activity.content.recurrence === null && aspect.fields[0] === 'recurrence'
    if (base && (isOccurrence || aspect.fields.every((field) => isSame(field, base[field], activity.content[field])))) continue
    isChanged = true
    replace(component, aspect.names, aspect.make(activity, original))
  }
  const alarms = alarmsOf(activity.content.alarms, base?.alarms ?? null, original, activity.content.regarding)
  isChanged = alarms.isChanged || isChanged
  if (alarms.isChanged) component.components = [...(original?.components.filter(({ name }) => name !== 'VALARM') ?? []), ...alarms.components]
  else component.components = original ? original.components : []
  isChanged = putOccurrence(component, activity.occurrence, read) || isChanged
  isChanged = putFiles(component, activity.files) || isChanged
  named(component, activity, original, isChanged)
  return component
}

/** UID, which occurrence, and when it was written: what a component must have, and what tells others that it changed. */
function named(component: Component, activity: WritableActivity, original: Component | null, isChanged: boolean): void {
  if (!propertyOf(component, 'DTSTAMP')) putHead(component, makeLine('DTSTAMP', utcText(activity.updatedAt)))
  // What was parted from its series, or taken a second time, has another UID than its text.
  if (textOf(component, 'UID').trim() !== activity.uid) putHead(component, makeLine('UID', escapeText(activity.uid)))
  if (!original) component.properties.push(makeLine('CREATED', utcText(activity.createdAt)), makeLine('LAST-MODIFIED', utcText(activity.updatedAt)))
  else if (isChanged) {
    replace(component, ['DTSTAMP'], [makeLine('DTSTAMP', utcText(activity.updatedAt))])
    replace(component, ['LAST-MODIFIED'], [makeLine('LAST-MODIFIED', utcText(activity.updatedAt))])
    const sequence = Number(propertyOf(original, 'SEQUENCE')?.value ?? 0)
    replace(component, ['SEQUENCE'], [makeLine('SEQUENCE', String((Number.isInteger(sequence) ? sequence : 0) + 1))])
  }
}

/** Writes which occurrence it is where another is said, or none: a series that moves takes along what differs in it. Tells whether it wrote. */
function putOccurrence(component: Component, occurrence: WritableActivity['occurrence'], read: ReadActivity | null): boolean {
  const said = read?.occurrence ?? null
  if (occurrence === null) {
    if (said) replace(component, ['RECURRENCE-ID'], [])
    return said !== null
  }
  const { at, zone, isFollowing, isAlone } = occurrence
  if (said && (isAlone || (placed(said, { time: at, zone }) === at && read?.isFollowing === isFollowing))) return false
  const line = timeLine('RECURRENCE-ID', at, zone)
  putHead(component, isFollowing ? { ...line, params: [{ name: 'RANGE', raw: 'THISANDFUTURE' }, ...line.params] } : line)
  return true
}

/** Puts a line where the one of its name stood; before all others where there was none. */
function putHead(component: Component, line: ContentLine): void {
  if (propertyOf(component, line.name)) replace(component, [line.name], [line])
  else component.properties.unshift(line)
}

/** Puts lines where the first of these names stood, in place of all of them; at the end where there was none. */
function replace(component: Component, names: readonly string[], lines: readonly ContentLine[]): void {
  const at = component.properties.findIndex((line) => names.some((name) => isNamed(line, name)))
  const rest = component.properties.filter((line) => !names.some((name) => isNamed(line, name)))
  component.properties = at === -1 ? [...rest, ...lines] : [...rest.slice(0, at), ...lines, ...rest.slice(at)]
}

function isSame(field: keyof IcsContent, one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (field !== 'participants') return false
  const plain = (people: IcsContent['participants']) => JSON.stringify(people.map(({ name, email, answer }) => [email === '' ? name : '', email.toLowerCase(), answer]))
  return plain(one as IcsContent['participants']) === plain(other as IcsContent['participants'])
}

/** A property of a time in its zone: `DTSTART;TZID=Europe/Berlin:20261130T090000`. */
export function timeLine(name: string, time: string, zone: string | null): ContentLine {
  if (isTimeless(time)) return makeLine(name, toCompact(time), [{ name: 'VALUE', raw: 'DATE' }])
  if (zone === 'UTC') return makeLine(name, `${toCompact(time)}Z`)
  return makeLine(name, toCompact(time), zone === null ? [] : [makeParam('TZID', zone)])
}

function timeLines({ content, isTask }: WritableActivity, original: Component | null): ContentLine[] {
  const { start, end, timeZone, endTimeZone, recurrence } = content
  if (start === null) return []
  const endZone = endTimeZone ?? timeZone
  if (!isTask) return [timeLine('DTSTART', start, timeZone), ...(end === null ? [] : [timeLine('DTEND', end, endZone)])]
  // A task with one time is due then (section 3.8.2.3), unless its rule needs a start or it had one.
  if (end !== null) return [timeLine('DTSTART', start, timeZone), timeLine('DUE', end, endZone)]
  const hadStart = original !== null && propertyOf(original, 'DTSTART') !== undefined && propertyOf(original, 'DUE') === undefined
  return [timeLine(recurrence !== null || hadStart ? 'DTSTART' : 'DUE', start, timeZone)]
}

/** The recurrence in the zone of the start: dates get its TZID, or the Z of UTC. */
function recurrenceLines({ recurrence, timeZone }: IcsContent): ContentLine[] {
  return (recurrence ?? '').split('\n').filter(Boolean).map((row) => {
    const [head = '', ...rest] = row.split(':')
    const [name = '', ...given] = head.split(';')
    const value = rest.join(':')
    const params: Param[] = given.map((param) => ({ name: param.split('=')[0] ?? '', raw: param.split('=').slice(1).join('=') }))
    if (name === 'RRULE' || name === 'EXRULE' || timeZone === null || params.some(({ raw }) => raw === 'DATE')) return makeLine(name, value, params)
    if (timeZone === 'UTC') return makeLine(name, value.replace(/(T\d{6})(?=[,/]|$)/g, '$1Z'), params)
    return makeLine(name, value, [...params, makeParam('TZID', timeZone)])
  })
}

function statusLines({ content: { status }, isTask, completedAt, updatedAt }: WritableActivity): ContentLine[] {
  if (status === 'cancelled') return [makeLine('STATUS', 'CANCELLED')]
  if (isTask && status === 'done') return [makeLine('STATUS', 'COMPLETED'), makeLine('COMPLETED', utcText(completedAt ?? updatedAt)), makeLine('PERCENT-COMPLETE', '100')]
  if (isTask) return [makeLine('STATUS', 'NEEDS-ACTION')]
  // An event knows no “done”: that it was held is in the history.
  return [makeLine('STATUS', status === 'tentative' ? 'TENTATIVE' : 'CONFIRMED')]
}
