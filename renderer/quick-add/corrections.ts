import type { ActivityType } from '#shared/activity-types.ts'
import type { ActivityContent } from '#shared/activities.ts'
import type { Chip, QuickAdd } from '#shared/quick-add.ts'
import { addDays, addMinutes, dayOf, daysBetween, isTimeless, type Day } from '#shared/wall-time.ts'

/** What the core understood of a line. */
export interface Understood {
  parsed: QuickAdd
  people: { text: string; matches: { contactId: number; name: string }[] }[]
  content: ActivityContent
}

/** What somebody is taken for: a contact, a new contact of this name, or a name alone. */
export type Person = { kind: 'contact'; contactId: number; name: string } | { kind: 'new' | 'name'; name: string }

/** What the user said against what was understood; by the words it was understood from, so that typing on keeps it. */
export interface Corrections {
  /** Words of the line that mean nothing but themselves. */
  back: ReadonlySet<string>
  people: ReadonlyMap<string, Person>
  typeId: number | null
  day: string | null
  time: string | null
  /** Minutes. */
  duration: number | null
}

export const noCorrections: Corrections = { back: new Set(), people: new Map(), typeId: null, day: null, time: null, duration: null }

/** What a line is about where it says nothing else: the screen it stands on shows one person's tasks, or one day's. */
export interface Usual {
  person: { contactId: number; name: string } | null
  day: Day | null
}
export const nothingUsual: Usual = { person: null, day: null }

/** A line with what is usual where it stands, each taken back like anything that was understood. */
export function withUsual(understood: Understood, { person, day }: Usual, { back }: Corrections): Understood {
  const { parsed, people, content } = understood
  const hasPerson = person !== null && people.length === 0 && !back.has(person.name)
  const hasDay = day !== null && content.start === null && !back.has(day)
  return {
    people: hasPerson ? [{ text: person.name, matches: [person] }] : people,
    parsed: hasDay ? { ...parsed, chips: [...parsed.chips, { kind: 'day', from: 0, to: 0, text: day }] } : parsed,
    content: hasDay ? { ...content, start: day } : content,
  }
}

/** The stretches of the line that were taken back, in UTF-16 units. Words that are no longer there are nowhere. */
export function plainOf(line: string, { back }: Corrections): [number, number][] {
  return [...back].flatMap((words): [number, number][] => (line.includes(words) ? [[line.indexOf(words), line.indexOf(words) + words.length]] : []))
}
/** A chip of this kind, as the line has it. */
export const chipOf = ({ parsed }: Understood, kind: Chip['kind']): Chip | undefined => parsed.chips.find((chip) => chip.kind === kind)

/** The people of the line as they stand: the user's choice, else the one whom the name fits; nobody yet where several do. */
export function peopleOf({ people }: Understood, { people: chosen }: Corrections): { text: string; matches: Understood['people'][number]['matches']; person: Person | null }[] {
  return people.map(({ text, matches }) => {
    const [only] = matches
    const person = chosen.get(text) ?? (matches.length === 0 ? { kind: 'name' as const, name: text } : matches.length === 1 && only ? { kind: 'contact' as const, ...only } : null)
    return { text, matches, person }
  })
}

/** What is added: what was understood, with the corrections. New contacts are named without an id. */
export function correctedContent(understood: Understood, corrections: Corrections, types: readonly ActivityType[], timeZone: string): ActivityContent {
  const { content } = understood
  const typeId = corrections.typeId ?? content.typeId
  const type = types.find(({ id }) => id === typeId)
  const alarms = type && typeId !== content.typeId ? (type.alarm === null ? [] : [{ offset: -type.alarm * 60, isFromEnd: false, at: null }]) : content.alarms
  return {
    ...content, typeId, ...whenOf({ ...content, alarms }, corrections, type?.duration ?? 30, timeZone),
    participants: peopleOf(understood, corrections).map(({ person, text }) => ({ contactId: person?.kind === 'contact' ? person.contactId : null, name: person?.name ?? text, email: '', answer: null })),
  }
}

type When = Pick<ActivityContent, 'start' | 'end' | 'timeZone' | 'alarms'>

/** Start and end with what was corrected of them; a day alone keeps the end that it has. */
function whenOf({ start, end, timeZone: own, alarms }: ActivityContent, { day, time, duration }: Corrections, usual: number, timeZone: string): When {
  if (day === null && time === null && duration === null) return { start, end, timeZone: own, alarms: start === null || isTimeless(start) ? [] : alarms }
  const date = day ?? (start === null ? null : dayOf(start))
  if (date === null) return { start: null, end: null, timeZone: null, alarms: [] }
  const clock = time ?? (start !== null && !isTimeless(start) ? start.slice(11, 16) : null)
  if (clock === null) return { start: date, end: end === null || start === null ? null : addDays(date, daysBetween(dayOf(start), dayOf(end))), timeZone: null, alarms: [] }
  const length = duration ?? (start === null || end === null || isTimeless(start) ? usual : (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000)
  const from = `${date}T${clock}:00`
  return { start: from, end: addMinutes(from, length), timeZone: own ?? timeZone, alarms }
}
