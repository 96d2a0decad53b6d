import type { Contact, ContactKind } from '#shared/contacts.ts'
import type { SeenRelation } from '#shared/relations.ts'
import type { Typed } from '#shared/similar.ts'
import { textFields, toForm, type CardForm } from '../card/card-form.ts'

/** What is typed, as the core compares it; null while there is nothing to go by. An existing card is only compared by what was changed in it. */
export function typedOf(form: CardForm, base: CardForm, kind: ContactKind, id: number | null): Typed | null {
  const values = (list: 'phones' | 'emails') => form[list].map((row) => row.value.trim()).filter((value) => value !== '' && (id === null || !base[list].some((old) => old.value === value)))
  const text = (field: 'givenName' | 'familyName' | 'fullName') => form.texts[field].trim()
  const isNameNew = id === null || (['givenName', 'familyName', 'fullName'] as const).some((field) => form.texts[field] !== base.texts[field])
  const names = isNameNew ? { givenName: text('givenName'), familyName: text('familyName'), fullName: text('fullName') } : { givenName: '', familyName: '', fullName: '' }
  const typed: Typed = { id, kind, ...names, company: form.positions[0]?.company ?? '', emails: values('emails').slice(0, 20), phones: values('phones').slice(0, 20), countryCode: form.addresses.find((row) => row.countryCode !== '')?.countryCode ?? '' }
  return [typed.givenName, typed.familyName, typed.fullName, ...typed.emails, ...typed.phones].some((value) => value !== '') ? typed : null
}

const lists = ['phones', 'emails', 'addresses', 'links', 'dates', 'positions', 'relations'] as const

/** A draft of the contact that is there with what was typed added to it: empty fields are filled, rows it lacks are added, nothing is replaced. */
export function takenOver(contact: Contact, seen: readonly SeenRelation[], typed: CardForm, locale: string): { base: CardForm; form: CardForm } {
  const base = toForm(contact, locale, seen)
  const form = structuredClone(base)
  for (const field of textFields) {
    if (form.texts[field].trim() === '' && field !== 'fullName') form.texts[field] = typed.texts[field]
    else if (field === 'note' && typed.texts.note.trim() !== '') form.texts.note = `${form.texts.note}\n\n${typed.texts.note}`
  }
  for (const list of lists) {
    const known = new Set(form[list].map((row) => sameness(list, row)))
    const added = typed[list].filter((row) => !['', ...known].includes(sameness(list, row)))
    Object.assign(form, { [list]: [...form[list], ...added] })
  }
  form.tags = [...new Set([...form.tags, ...typed.tags])]
  return { base, form }
}

/** What makes two rows one: an address whatever its label, a number however it is written. Empty for a row with nothing in it. */
function sameness(list: (typeof lists)[number], row: object): string {
  const parts: Record<(typeof lists)[number], readonly string[]> = {
    phones: ['value'], emails: ['value'], addresses: ['street', 'postalCode', 'city', 'country'], links: ['value'], dates: ['value'], positions: ['company', 'title'], relations: ['name'],
  }
  const values = row as Readonly<Record<string, string | undefined>>
  const text = parts[list].map((part) => (values[part] ?? '').trim().toLowerCase()).join('|').replace(/^\|*$/, '')
  return list === 'phones' ? text.replace(/\D/g, '').replace(/^0+/, '').slice(-9) : text
}
