/** What the tables for Google and Outlook share: names for them, and the lines for what they have no column for. */
import type { ContactContent, DrawnColumns, Phone } from '#shared/contacts.ts'
import { composeName } from '#shared/names.ts'

/** What a table is made of; the times (UTC milliseconds) where the contact is a stored one. */
export type WrittenContact = ContactContent & { createdAt?: number; updatedAt?: number; verifiedAt?: number | null; deletedAt?: number | null } & Partial<DrawnColumns>

/** One column of a table to write. */
export interface WriteColumn {
  header: string
  /** The cell's text; null for "not given". */
  read: (content: WrittenContact) => string | null
  /** Telephone numbers keep their plus unescaped. */
  isPhone?: boolean
  /** Dates without a year keep their hyphens unescaped, for the program that reads them so. */
  isDate?: boolean
}

/** The name in the columns those programs have: a contact without name parts has its whole name as its first name. */
export function givenNameFor(content: ContactContent): string | null {
  if (content.kind === 'company') return null
  return content.givenName ?? (composeName(content) === '' ? (content.fullName ?? null) : null)
}

/** The company: a company's own name, a person's first position. */
export function companyFor(content: ContactContent): string | null {
  return content.kind === 'company' ? (content.fullName ?? composeName(content)) : (content.positions[0]?.company ?? null)
}

/** The notes with a line for each thing said, "What: value". */
export function notesWith(note: string | null, lines: readonly (readonly [what: string, value: string | null | undefined])[]): string | null {
  const said = lines.filter(([, value]) => value).map(([what, value]) => `${what}: ${value}`)
  return [note, said.join('\n')].filter(Boolean).join('\n\n') || null
}

/** Fields neither program has. */
export function unknownFields(content: ContactContent): [what: string, value: string | null][] {
  const whole = content.kind === 'person' && composeName(content) !== '' ? content.fullName : null
  return [
    ['Full name', whole], ['Salutation', content.salutation], ['Language', content.language], ['Time zone', content.timeZone], ['How we met', content.howWeMet],
    ...content.positions.slice(1).map(({ title, department, company }): [string, string] => ['Position', [title, department, company].filter(Boolean).join(', ')]),
  ]
}

/** "workFax" as "Work Fax": the words of other programs. */
export function labelWords(label: string): string {
  return /^[a-z]+(?:[A-Z][a-z]+)*$/.test(label) ? label.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase()) : label
}

/** Puts each phone in the first free slot of its label; `rest` has those that found none. */
export function placePhones(phones: readonly Phone[], slots: readonly (readonly [header: string, labels: readonly string[]])[]): { placed: Map<string, string>; rest: Phone[] } {
  const placed = new Map<string, string>()
  const rest: Phone[] = []
  for (const phone of phones) {
    const slot = slots.find(([header, labels]) => labels.includes(phone.label) && !placed.has(header))
    if (slot) placed.set(slot[0], phone.value)
    else rest.push(phone)
  }
  return { placed, rest }
}
