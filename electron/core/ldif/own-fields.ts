import { contactKinds, contactListsSchema, contactTextSchema, type ContactContent } from '#shared/contacts.ts'
import { readStandard, standardAttributes } from './standard-attributes.ts'

/**
 * What no attribute of a directory can say (labels, a third address, tags) goes along as JSON in `touchbaseFields`. It holds only
 * while the attributes beside it say what they said when it was written: whoever changed them since is right.
 */
type Key = keyof ContactContent
const keys: readonly Key[] = ['uid', 'kind', 'familyNameFirst', 'isFavourite', ...(Object.keys(contactTextSchema.shape) as Key[]), ...(Object.keys(contactListsSchema.shape) as Key[])]

/** The fields that the standard attributes do not give back, as JSON; null when they say it all. */
export function ownFields(content: ContactContent): string | null {
  const bare = bareContent(content)
  const said = readStandard(standardAttributes(bare))
  const lacking = keys.filter((key) => !isSame(said[key], bare[key]))
  return lacking.length === 0 ? null : JSON.stringify(Object.fromEntries(lacking.map((key) => [key, bare[key]])))
}

/** The content with the own fields that still hold. */
export function withOwnFields(content: ContactContent, own: string | null): ContactContent {
  const fields = own === null ? null : parseOwn(own)
  if (!fields) return content
  const whole = { ...content, ...fields }
  const said = readStandard(standardAttributes(whole))
  for (const key of Object.keys(fields) as Key[]) if (!isSame(said[key], bareContent(content)[key])) Object.assign(whole, { [key]: content[key] })
  return whole
}

function parseOwn(text: string): Partial<ContactContent> | null {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null // Not ours after all, or cut off: the attributes beside it say the most of it.
  }
  if (typeof data !== 'object' || data === null) return null
  const given = data as Record<string, unknown>
  const fields: Record<string, unknown> = {}
  const shapes = { ...contactTextSchema.shape, ...contactListsSchema.shape }
  for (const [key, shape] of Object.entries(shapes)) {
    const value = shape.safeParse(given[key])
    if (Object.hasOwn(given, key) && value.success) fields[key] = value.data
  }
  if (typeof given['uid'] === 'string' && given['uid'].length <= 2_000) fields['uid'] = given['uid']
  if (contactKinds.some((kind) => kind === given['kind'])) fields['kind'] = given['kind']
  if (given['familyNameFirst'] === null || typeof given['familyNameFirst'] === 'boolean') fields['familyNameFirst'] = given['familyNameFirst']
  if (typeof given['isFavourite'] === 'boolean') fields['isFavourite'] = given['isFavourite']
  return fields
}

/** The content without what means nothing elsewhere: ids of rows and of other contacts, E.164 forms. */
export function bareContent(content: ContactContent): ContactContent {
  return {
    ...content,
    phones: content.phones.map(({ label, value }) => ({ label, value })), emails: content.emails.map(({ label, value }) => ({ label, value })),
    addresses: content.addresses.map(({ id: _, ...row }) => row), links: content.links.map(({ kind, label, value }) => ({ kind, label, value })),
    dates: content.dates.map(({ label, value }) => ({ label, value })),
    positions: content.positions.map(({ company, department, title, role, startedOn, endedOn }) => ({ company, department, title, role, startedOn: startedOn ?? null, endedOn: endedOn ?? null })),
    relations: content.relations.map(({ label, name }) => ({ label, name })),
  }
}

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keysOf = (value: object) => Object.keys(value).sort()
  return JSON.stringify(keysOf(a)) === JSON.stringify(keysOf(b)) && keysOf(a).every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
