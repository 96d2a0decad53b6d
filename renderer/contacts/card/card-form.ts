import { z } from 'zod'
import { addressSchema, contactChangesSchema, contactTextSchema, emailSchema, limits, linkSchema, phoneSchema, relationSchema, type Contact, type ContactChanges, type ContactKind, type ContactTextField } from '#shared/contacts.ts'
import type { SeenRelation } from '#shared/relations.ts'
import { partialDateText } from '../../ui/times.ts'
import { parseDateInput, type DateOrder } from '../date-input.ts'

/**
 * A card as a form: everything is text, dates as people write them. `toForm` makes it from a contact, `changesOf` gives
 * back only what was changed, so that nothing that somebody else changed meanwhile is overwritten unseen.
 */
export const textFields = Object.keys(contactTextSchema.shape) as ContactTextField[]

const text = z.string().max(limits.text)
const date = z.string().max(200)
const texts = Object.fromEntries(textFields.map((field) => [field, z.string().max(field === 'note' || field === 'howWeMet' ? limits.longText : limits.text)])) as Record<ContactTextField, z.ZodString>

const formSchema = z.object({
  kind: z.enum(['person', 'company']),
  texts: z.object(texts),
  phones: z.array(phoneSchema.omit({ e164: true })),
  emails: z.array(emailSchema),
  addresses: z.array(addressSchema),
  links: z.array(linkSchema),
  dates: z.array(z.object({ id: z.number().optional(), label: z.string().max(limits.label), value: date })),
  positions: z.array(z.object({
    id: z.number().optional(), companyId: z.number().nullable(), company: text, department: text, title: text, role: text, startedOn: date, endedOn: date,
  })),
  /** Relations of both sides: a row of the other side's keeps its name; `reverse` says what a new kind of relation is called over there. */
  relations: z.array(relationSchema.extend({ isTheirs: z.boolean().optional(), reverse: z.string().max(limits.label).optional() })),
  familyNameFirst: z.enum(['auto', 'first', 'last']),
  tags: z.array(z.string().max(limits.label)),
})
export type CardForm = z.output<typeof formSchema>

/** The form with its checks. What is wrong is named by a key of `problemWords` (card-words.ts). */
export function cardFormSchema(order: DateOrder) {
  return formSchema.superRefine((form, context) => {
    const check = (value: string, path: (string | number)[]) => {
      if (value.trim() !== '' && parseDateInput(value, order) === null) context.addIssue({ code: 'custom', path, message: 'date' })
    }
    form.dates.forEach(({ value }, at) => check(value, ['dates', at, 'value']))
    form.positions.forEach(({ startedOn, endedOn }, at) => {
      check(startedOn, ['positions', at, 'startedOn'])
      check(endedOn, ['positions', at, 'endedOn'])
    })
    form.emails.forEach(({ value }, at) => {
      if (value.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(value.trim())) context.addIssue({ code: 'custom', path: ['emails', at, 'value'], message: 'email' })
    })
  })
}

/** A contact as the form shows it; dates in words of the reader's language. */
export function toForm(contact: Contact, locale: string, seen: readonly SeenRelation[] = []): CardForm {
  const words = (value: string | null | undefined) => (value ? partialDateText(locale, value) : '')
  return {
    kind: contact.kind,
    texts: Object.fromEntries(textFields.map((field) => [field, contact[field] ?? ''])) as Record<ContactTextField, string>,
    phones: contact.phones.map(({ id, label, value }) => ({ id, label, value })),
    emails: contact.emails.map((row) => ({ ...row })),
    addresses: contact.addresses.map((row) => ({ ...row })),
    links: contact.links.map((row) => ({ ...row })),
    dates: contact.dates.map(({ id, label, value }) => ({ id, label, value: words(value) })),
    positions: contact.positions.map((row) => ({ ...row, companyId: row.companyId ?? null, startedOn: words(row.startedOn), endedOn: words(row.endedOn) })),
    relations: [
      ...contact.relations.map((row) => ({ ...row })),
      ...seen.filter((row) => row.isTheirs).map(({ id, label, theirLabel, otherId, name }) => ({ id, label: label ?? theirLabel ?? '', otherId, name, isTheirs: true })),
    ],
    familyNameFirst: contact.familyNameFirst === null ? 'auto' : contact.familyNameFirst ? 'first' : 'last',
    tags: [...contact.tags],
  }
}

/** An empty card with the rows that are usually filled first. */
export function emptyForm(kind: ContactKind): CardForm {
  return {
    kind, texts: Object.fromEntries(textFields.map((field) => [field, ''])) as Record<ContactTextField, string>,
    phones: [{ label: kind === 'company' ? 'main' : 'mobile', value: '' }], emails: [{ label: 'work', value: '' }], addresses: [],
    links: kind === 'company' ? [{ kind: 'web', label: 'homepage', value: '' }] : [], dates: [],
    positions: kind === 'person' ? [emptyPosition()] : [], relations: [], familyNameFirst: 'auto', tags: [],
  }
}

export const emptyPosition = () => ({ companyId: null, company: '', department: '', title: '', role: '', startedOn: '', endedOn: '' })
export const emptyAddress = () => ({ label: 'work', poBox: '', extended: '', street: '', city: '', region: '', postalCode: '', country: '', countryCode: '' })

/** What differs between two states of the form, as the core takes it. Rows with nothing in them are left out. */
export function changesOf(before: CardForm, after: CardForm, order: DateOrder): ContactChanges {
  const changes: Record<string, unknown> = {}
  if (before.kind !== after.kind) changes['kind'] = after.kind
  if (before.familyNameFirst !== after.familyNameFirst) changes['familyNameFirst'] = after.familyNameFirst === 'auto' ? null : after.familyNameFirst === 'first'
  for (const field of textFields) if (before.texts[field] !== after.texts[field]) changes[field] = after.texts[field].trim() === '' ? null : after.texts[field]
  const lists = listsOf(after, order)
  const former = listsOf(before, order)
  for (const key of Object.keys(lists) as (keyof typeof lists)[]) if (JSON.stringify(lists[key]) !== JSON.stringify(former[key])) changes[key] = lists[key]
  return contactChangesSchema.parse(changes)
}

/** Relations that are stored on the other side and were changed here: their label as seen from here, or null where they were removed. */
export function theirsOf(before: CardForm, after: CardForm): { id: number; label: string | null }[] {
  return before.relations.flatMap((row) => {
    if (!row.isTheirs || row.id === undefined) return []
    const now = after.relations.find((other) => other.isTheirs && other.id === row.id)
    if (now && (now.label === row.label || now.label.trim() === '')) return []
    return [{ id: row.id, label: now?.label.trim() ?? null }]
  })
}

/** New kinds of relations: a word of the user's own, and what it is called on the other side (the same word where nothing was said). */
export function newTypesOf(form: CardForm): { name: string; reverse: string }[] {
  return form.relations.flatMap(({ label, name, reverse }) => (reverse === undefined || name.trim() === '' || label.trim() === '' ? [] : [{ name: label.trim(), reverse: reverse.trim() || label.trim() }]))
}

/** The fields of the form (`phones`, `texts.note`, …) that two states of it say differently. */
export function differingFields(a: CardForm, b: CardForm): string[] {
  const ofTexts = textFields.filter((field) => a.texts[field] !== b.texts[field]).map((field) => `texts.${field}`)
  const ofLists = listKeys.filter((key) => JSON.stringify(withoutIds(a[key])) !== JSON.stringify(withoutIds(b[key])))
  return [...ofTexts, ...ofLists, ...(a.familyNameFirst === b.familyNameFirst ? [] : ['familyNameFirst'])]
}

const listKeys = ['phones', 'emails', 'addresses', 'links', 'dates', 'positions', 'relations', 'tags'] as const
const withoutIds = (rows: readonly unknown[]) => rows.map((row) => (typeof row === 'object' && row !== null ? { ...row, id: undefined } : row))

function listsOf(form: CardForm, order: DateOrder) {
  const has = (...values: string[]) => values.some((value) => value.trim() !== '')
  const stored = (value: string) => parseDateInput(value, order)
  return {
    phones: form.phones.filter((row) => has(row.value)),
    emails: form.emails.filter((row) => has(row.value)).map((row) => ({ ...row, value: row.value.trim() })),
    addresses: form.addresses.filter((row) => has(row.poBox, row.extended, row.street, row.city, row.region, row.postalCode, row.country)),
    links: form.links.filter((row) => has(row.value)).map((row) => ({ ...row, value: row.value.trim() })),
    dates: form.dates.flatMap((row) => (stored(row.value) === null ? [] : [{ ...row, value: stored(row.value) ?? '' }])),
    positions: form.positions.filter((row) => has(row.company, row.title, row.department, row.role)).map((row) => ({ ...row, startedOn: stored(row.startedOn), endedOn: stored(row.endedOn) })),
    relations: form.relations.filter((row) => !row.isTheirs && has(row.name)).map(({ isTheirs: _theirs, reverse: _reverse, ...row }) => ({ ...row, label: row.label.trim() || 'other' })),
    tags: [...new Set(form.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))],
  }
}
