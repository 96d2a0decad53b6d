import type { ActivityContent } from '#shared/activities.ts'
import { makeParam, type ContentLine } from '../vcard/vcard.ts'
import { isNamed, makeLine, type Component } from './component.ts'
import { keyOf, personOf } from './read-people.ts'

/** ORGANIZER and ATTENDEE: the lines of who is still there as they were but for a new answer, rooms and things as they were, and new lines for new people. */
export function peopleLines(people: ActivityContent['participants'], original: Component | null): ContentLine[] {
  const lines: ContentLine[] = []
  const written = new Set<string>()
  for (const line of original?.properties ?? []) {
    if (!isNamed(line, 'ORGANIZER') && !isNamed(line, 'ATTENDEE')) continue
    const person = personOf(line)
    const now = person ? people.find((one) => keyOf(one) === keyOf(person)) : undefined
    if (person && !now) continue
    if (person) written.add(keyOf(person))
    lines.push(person && now && now.answer !== person.answer && isNamed(line, 'ATTENDEE') ? withAnswer(line, now.answer) : line)
  }
  for (const person of people) if (!written.has(keyOf(person))) lines.push(attendee(person))
  return lines
}

function withAnswer(line: ContentLine, answer: string | null): ContentLine {
  const params = line.params.filter(({ name }) => name.toUpperCase() !== 'PARTSTAT')
  return { ...line, params: answer === null ? params : [...params, makeParam('PARTSTAT', answer.toUpperCase())] }
}

/** Somebody without an address is named all the same: a URI that leads nowhere stands for the address that the standard wants. */
function attendee({ name, email, answer }: ActivityContent['participants'][number]): ContentLine {
  const params = [...(name === '' ? [] : [makeParam('CN', name)]), ...(answer === null ? [] : [makeParam('PARTSTAT', answer.toUpperCase())])]
  return makeLine('ATTENDEE', email === '' ? 'invalid:nomail' : `mailto:${email}`, params)
}
