import { builtInTypes, resultsOf, signOfType, type ActivityType } from '#shared/activity-types.ts'
import type { HistoryContent } from '#shared/history.ts'
import type { PickedPerson } from '../ui/ContactPicker.tsx'

/** An entry while it is written. Texts are as typed; `at` is null for now. */
export interface LogForm {
  typeId: number
  people: PickedPerson[]
  direction: 'in' | 'out' | null
  result: string
  /** As typed: `12`, `1h`, `0:45`. */
  length: string
  regarding: string
  details: string
  /** Private remarks by person (`remarkKey`). */
  remarks: Readonly<Record<string, string>>
  at: number | null
  isPinned: boolean
  /** The number of a call or a message. */
  phone: string
}

export const resultsFor = (type: ActivityType | undefined): readonly string[] => (type?.key ? (resultsOf[type.key] ?? []) : ['completed'])

/** Types that somebody logs by hand: what the program writes by itself is not among them. */
export const isLogged = (type: ActivityType): boolean => !type.isHidden && type.key !== 'fieldChange' && type.key !== 'import' && type.key !== 'merge' && type.key !== 'report'

/** The letters that choose the program's own types. */
const typeLetters: Readonly<Partial<Record<NonNullable<ActivityType['key']>, string>>> = { call: 'c', meeting: 'm', todo: 't', note: 'n', email: 'e', letter: 'l', message: 's' }

/**
 * The letter of each type that is logged, by its id: the user's types have that of their mark, unless another has it already.
 * What no key types by itself (Chinese, signs, the digits of the results) is no letter: those are chosen by the arrows.
 */
export function lettersOf(types: readonly ActivityType[]): ReadonlyMap<number, string> {
  const letters = new Map(types.flatMap(({ id, key }) => (key && typeLetters[key] ? [[id, typeLetters[key]] as const] : [])))
  const taken = new Set(letters.values())
  for (const type of types) {
    const letter = type.key === null && isLogged(type) ? signOfType(type).toLowerCase() : ''
    if (!/^\p{Ll}$/u.test(letter) || taken.has(letter)) continue
    letters.set(type.id, letter)
    taken.add(letter)
  }
  return letters
}

export const freshLog = (typeId: number = builtInTypes.call, people: PickedPerson[] = []): LogForm => ({ typeId, people, direction: null, result: '', length: '', regarding: '', details: '', remarks: {}, at: null, isPinned: false, phone: '' })

/** The form with another type; a result or direction that it does not have is left behind. */
export function withType(form: LogForm, type: ActivityType): LogForm {
  const results = resultsFor(type)
  return { ...form, typeId: type.id, result: results.includes(form.result) ? form.result : (results[0] ?? ''), direction: hasDirection(type) ? form.direction : null }
}

export const hasDirection = (type: ActivityType | undefined): boolean => ['call', 'email', 'letter', 'message'].includes(type?.key ?? '')

/** Whether a number is asked for; a number that one of the user's own types has stays with it. */
export const asksForNumber = (type: ActivityType | undefined): boolean => type?.key === 'call' || type?.key === 'message'
export const hasNumber = (type: ActivityType | undefined, { phone }: LogForm): boolean => asksForNumber(type) || (type?.key === null && phone !== '')

/** A contact by its id; somebody who is to become one by the name. */
export const remarkKey = ({ contactId, name }: PickedPerson): string => (contactId === null ? `new ${name}` : String(contactId))

/** What is stored, and who becomes a contact with it. `seconds` is the length understood; `type` is that of the form. */
export function entryOf(form: LogForm, type: ActivityType | undefined, seconds: number | null, now: number): { content: HistoryContent; newContacts: { name: string; remark: string }[] } {
  const remarkOf = (person: PickedPerson) => (form.remarks[remarkKey(person)] ?? '').trim()
  return {
    content: {
      typeId: form.typeId, at: form.at ?? now, duration: seconds, direction: form.result === 'sent' ? 'out' : form.result === 'received' ? 'in' : form.direction,
      result: form.result, regarding: form.regarding.trim(), details: form.details.trim(), isPinned: form.isPinned, phone: hasNumber(type, form) ? form.phone.trim() : '',
      people: form.people.flatMap((person) => (person.contactId === null ? [] : [{ contactId: person.contactId, remark: remarkOf(person) }])),
    },
    newContacts: form.people.flatMap((person) => (person.contactId === null ? [{ name: person.name, remark: remarkOf(person) }] : [])),
  }
}

/** Whose draft it is: what was typed about one never turns up about another. */
const draftName = (people: readonly number[]) => `touchbase.logDraft.${people.toSorted((a, b) => a - b).join(',')}`
/** What was typed and not saved, by the people the dialog was opened for: Escape and a reload lose nothing. */
export function keepLogDraft(people: readonly number[], form: LogForm): void {
  try {
    sessionStorage.setItem(draftName(people), JSON.stringify(form))
  } catch {
    // Storage is full or refused: nothing can be kept there.
  }
}
export const dropLogDraft = (people: readonly number[]): void => sessionStorage.removeItem(draftName(people))
export function logDraft(people: readonly number[]): LogForm | null {
  try {
    return JSON.parse(sessionStorage.getItem(draftName(people)) ?? 'null') as LogForm | null
  } catch {
    return null
  }
}
export const isWorthKeeping = ({ regarding, details }: LogForm): boolean => regarding.trim() !== '' || details.trim() !== ''
