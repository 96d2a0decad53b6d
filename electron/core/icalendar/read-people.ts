import type { ActivityContent } from '#shared/activities.ts'
import type { ContentLine } from '../vcard/vcard.ts'
import { isNamed, paramValue, type Component } from './component.ts'

type Person = ActivityContent['participants'][number]
/** More are left to the original. */
const most = 2_000

/** Who takes part: the organizer, then the attendees, nobody twice. Rooms and things are not people. */
export function readPeople(component: Component): Person[] {
  const people: Person[] = []
  const seen = new Set<string>()
  for (const name of ['ORGANIZER', 'ATTENDEE']) {
    for (const line of component.properties) {
      if (!isNamed(line, name) || people.length >= most) continue
      const person = personOf(line)
      if (!person) continue
      const key = keyOf(person)
      if (seen.has(key)) {
        // The organizer is usually an attendee too, whose line tells the answer.
        const before = people.find((one) => keyOf(one) === key)
        if (before) {
          before.answer ??= person.answer
          before.name ||= person.name
        }
      } else {
        seen.add(key)
        people.push(person)
      }
    }
  }
  return people
}

export const keyOf = ({ name, email }: Pick<Person, 'name' | 'email'>): string => (email || name).toLowerCase()

/** Somebody from an ATTENDEE or ORGANIZER; null for a room, a thing, and nobody. */
export function personOf(line: ContentLine): Person | null {
  const kind = paramValue(line, 'CUTYPE')?.toUpperCase()
  if (kind === 'ROOM' || kind === 'RESOURCE') return null
  const value = line.value.trim().replace(/\\,/g, ',')
  const isMail = /^mailto:/i.test(value)
  const address = decoded(isMail ? value.slice(7).replace(/\?.*$/, '') : (paramValue(line, 'EMAIL') ?? (value.includes('@') && !/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : ''))).trim()
  const email = (address.includes('@') ? address.replace(/^<|>$/g, '') : '').slice(0, 2_000)
  const given = (paramValue(line, 'CN') ?? '').trim().replace(/^["']|["']$/g, '').trim() || (isMail && email === '' ? address : '')
  const name = (given.toLowerCase() === email.toLowerCase() ? '' : given).replace(/\s+/g, ' ').slice(0, 2_000)
  const answer = paramValue(line, 'PARTSTAT')?.toLowerCase().slice(0, 40) ?? null
  return name === '' && email === '' ? null : { contactId: null, name, email, answer }
}

function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return text // A percent sign that is one.
  }
}
