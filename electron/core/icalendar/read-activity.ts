import type { ActivityContent } from '#shared/activities.ts'
import { limits } from '#shared/contacts.ts'
import { isTimeless } from '#shared/wall-time.ts'
import { listOf, paramValue, propertiesOf, propertyOf, textOf, type CalendarProblem, type Component } from './component.ts'
import { isAlarm, readAlarm } from './read-alarms.ts'
import { readPeople } from './read-people.ts'
import { readRecurrence } from './read-recurrence.ts'
import { durationOf, inWallOf, laterBy, momentOf, secondsOf, stampOf, type Moment, type Tell } from './times.ts'
import type { Zones } from './zones.ts'

/** What of an activity's content iCalendar says; the type and the calendar are the importer's to choose. */
export type IcsContent = Omit<ActivityContent, 'typeId' | 'calendarId' | 'colour'>

/** An event, a task or a journal, understood. */
export interface ReadActivity {
  kind: 'event' | 'task' | 'journal'
  line: number
  /** Empty where there is none. */
  uid: string
  /** Which occurrence of its series this stands for; null for none. */
  occurrence: Moment | null
  /** RANGE=THISANDFUTURE: it speaks for all later ones too. */
  isFollowing: boolean
  content: IcsContent
  categories: string[]
  sequence: number
  /** UTC milliseconds; null where not said. */
  stampedAt: number | null
  createdAt: number | null
  updatedAt: number | null
  completedAt: number | null
  problems: CalendarProblem[]
}

const kinds = { VEVENT: 'event', VTODO: 'task', VJOURNAL: 'journal' } as const

/** What a component says, in our terms. Never throws: what is wrong becomes a problem, and the rest stands. */
export function readActivity(component: Component, zones: Zones): ReadActivity {
  const problems: CalendarProblem[] = []
  const tell: Tell = (code, message) => {
    // One of a kind is enough for an entry with many lines.
    if (!problems.some((problem) => problem.code === code)) problems.push({ line: component.line, code, message })
  }
  const kind = kinds[component.name as keyof typeof kinds] ?? 'event'
  const occurrenceLine = propertyOf(component, 'RECURRENCE-ID')
  const occurrence = occurrenceLine ? momentOf(occurrenceLine.value, occurrenceLine, zones, tell) : null
  const times = readTimes(component, kind, zones, tell, occurrence)
  const status = readStatus(component, kind)
  if (occurrenceLine && !occurrence) tell('unknownDate', 'Which occurrence this is for is not understood; it was taken as an entry of its own.')
  const { start, end } = times
  const range = occurrenceLine ? (paramValue(occurrenceLine, 'RANGE')?.toUpperCase() ?? '') : ''
  if (range === 'THISANDPRIOR') tell('priorOnce', 'This change is meant for all earlier occurrences, too, which calendars no longer know; it was taken for this one, and kept as it is.')
  return {
    kind, line: component.line, uid: textOf(component, 'UID').trim(), occurrence, isFollowing: range === 'THISANDFUTURE',
    content: {
      regarding: oneLine(clean(textOf(component, 'SUMMARY'))).slice(0, limits.text), details: readDetails(component, kind).slice(0, limits.longText), location: oneLine(clean(textOf(component, 'LOCATION'))).slice(0, limits.text),
      start: start?.time ?? null, end, timeZone: start?.zone ?? null, endTimeZone: times.endTimeZone,
      recurrence: start && kind !== 'journal' ? readRecurrence(component, start, zones, tell) : null,
      status, priority: readPriority(component), isFree: textOf(component, 'TRANSP').trim().toUpperCase() === 'TRANSPARENT',
      isPrivate: /^(?:PRIVATE|CONFIDENTIAL)$/i.test(textOf(component, 'CLASS').trim()), participants: readPeople(component), alarms: readAlarms(component, tell),
    },
    categories: propertiesOf(component, 'CATEGORIES').flatMap(({ value }) => listOf(value)),
    sequence: whole(textOf(component, 'SEQUENCE')), stampedAt: stampOf(propertyOf(component, 'LAST-MODIFIED')) ?? stampOf(propertyOf(component, 'DTSTAMP')),
    createdAt: stampOf(propertyOf(component, 'CREATED')), updatedAt: stampOf(propertyOf(component, 'LAST-MODIFIED')), completedAt: status === 'done' ? stampOf(propertyOf(component, 'COMPLETED')) : null, problems,
  }
}


// oxlint-disable-next-line no-control-regex -- the control signs are exactly what is meant here
const clean = (text: string): string => (/[\u0000-\u001f\u007f]/.test(text) ? text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '') : text)
const oneLine = (text: string): string => (text.includes('\n') ? text.replace(/\s*\n\s*/g, ', ').replace(/^, |, $/g, '') : text).trim()

function readDetails(component: Component, kind: ReadActivity['kind']): string {
  if (kind !== 'journal') return clean(textOf(component, 'DESCRIPTION'))
  // A journal may have several (section 3.6.3).
  return clean(propertiesOf(component, 'DESCRIPTION').map((line) => textOf({ ...component, properties: [line] }, 'DESCRIPTION')).join('\n\n'))
}

interface Times {
  start: Moment | null
  end: string | null
  endTimeZone: string | null
}

/** `occurrence`: when an occurrence would have been, which is when it is where it says nothing else. */
function readTimes(component: Component, kind: ReadActivity['kind'], zones: Zones, tell: Tell, occurrence: Moment | null): Times {
  const startLine = propertyOf(component, 'DTSTART')
  const endLine = propertyOf(component, kind === 'task' ? 'DUE' : 'DTEND')
  const first = startLine ? momentOf(startLine.value, startLine, zones, tell) : null
  const last = endLine ? momentOf(endLine.value, endLine, zones, tell) : null
  if ((startLine && !first) || (endLine && !last)) tell('unknownDate', `“${((!first ? startLine : endLine)?.value ?? '').slice(0, 40)}” is no time; it was kept and is not shown.`)
  // A task may have nothing but the day when it is due.
  const start = first ?? (kind === 'task' ? last : null) ?? (startLine ? null : occurrence)
  if (!start) {
    if (kind === 'event') tell('withoutStart', 'This event has no start; it was taken without a date.')
    return { start: null, end: null, endTimeZone: null }
  }
  if (kind === 'journal' || (!first && start === last)) return { start, end: null, endTimeZone: null }
  if (last) return endOf(start, last, tell)
  const durationLine = propertyOf(component, 'DURATION')
  if (!durationLine) return { start, end: null, endTimeZone: null }
  const duration = durationOf(durationLine.value)
  const end = duration && secondsOf(duration) >= 0 ? laterBy(start, duration) : null
  if (end === null) tell('unknownDuration', `“${durationLine.value.slice(0, 40)}” is no length of time; it was kept and is not shown.`)
  return { start, end: end !== null && isTimeless(start.time) && end <= start.time ? null : end, endTimeZone: null }
}

function endOf(start: Moment, last: Moment, tell: Tell): Times {
  const none = { start, end: null, endTimeZone: null }
  if (isTimeless(start.time)) {
    const day = last.time.slice(0, 10)
    if (day < start.time) tell('endBeforeStart', 'The end is before the start; it was kept and is not shown.')
    return { ...none, end: day > start.time ? day : null }
  }
  if (isTimeless(last.time)) {
    tell('endOfOtherKind', 'The end is a day and the start a time; the end was kept and is not shown.')
    return none
  }
  // Two zones of the world are a journey; UTC beside a zone is only a way of writing.
  const isJourney = last.zone !== null && start.zone !== null && last.zone !== start.zone && last.zone !== 'UTC' && start.zone !== 'UTC'
  const end = isJourney ? last.time : inWallOf(last, start.zone)
  const compared = isJourney ? inWallOf(last, start.zone) : end
  if (compared < start.time) {
    tell('endBeforeStart', 'The end is before the start; it was kept and is not shown.')
    return none
  }
  return { start, end, endTimeZone: isJourney ? last.zone : null }
}

function readStatus(component: Component, kind: ReadActivity['kind']): ActivityContent['status'] {
  const status = textOf(component, 'STATUS').trim().toUpperCase()
  if (status === 'CANCELLED' || status === 'CANCELED') return 'cancelled'
  if (kind === 'task' && (status === 'COMPLETED' || (status === '' && (propertyOf(component, 'COMPLETED') !== undefined || whole(textOf(component, 'PERCENT-COMPLETE')) === 100)))) return 'done'
  return status === 'TENTATIVE' && kind === 'event' ? 'tentative' : 'planned'
}

function readPriority(component: Component): number {
  return Math.min(9, whole(textOf(component, 'PRIORITY')))
}

function readAlarms(component: Component, tell: Tell): ActivityContent['alarms'] {
  const alarms: ActivityContent['alarms'] = []
  for (const inner of component.components) {
    if (!isAlarm(inner)) continue
    const found = readAlarm(inner)
    if (found === null) tell('unknownAlarm', 'When an alarm of this entry rings is not understood; it was kept and does not ring.')
    else alarms.push(...found)
  }
  return alarms.slice(0, 100)
}

const whole = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0)
