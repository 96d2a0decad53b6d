import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { contactKinds, contactListsSchema, contactTextSchema, emptyContent, limits, type ContactContent } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { JsonElement } from './json-reader.ts'

type JsonProblem = Omit<Problem, 'file'>

interface JsonContent {
  /** Null for what is no contact. */
  content: ContactContent | null
  photo: { sha256: string; bytes: Uint8Array; mediaType: string } | null
  related: { row: number | null; label: string; uid: string }[]
  problems: JsonProblem[]
}

const photoSchema = z.object({ mediaType: z.string().max(100), base64: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/) })
const known = new Set<string>(['uid', 'kind', 'familyNameFirst', 'isFavourite', 'photo', 'photoData', 'createdAt', 'updatedAt', ...Object.keys(contactTextSchema.shape), ...Object.keys(contactListsSchema.shape)])

/** A contact of our own export, field by field: what does not fit is a problem and the rest comes in; what we do not know goes to the note. */
export function contentFromJson({ line, text }: JsonElement): JsonContent {
  const problems: JsonProblem[] = []
  const given = parse(text)
  if (!given) return { content: null, photo: null, related: [], problems: [{ line, code: 'badJson', message: 'The contact is not JSON as it should be and was left out.' }] }
  const content = emptyContent({ uid: '' })
  const bad = (field: string) => problems.push({ line, code: 'unreadableField', message: `The field ${field.slice(0, 40)} does not have what belongs there; it was left out, the rest of the contact was kept.` })
  const take = <T>(key: string, schema: z.ZodType<T>, set: (value: T) => void) => {
    if (!Object.hasOwn(given, key)) return
    const result = schema.safeParse(given[key])
    if (result.success) set(result.data)
    else bad(key)
  }
  take('uid', z.string().max(limits.text), (value) => { content.uid = value })
  take('kind', z.enum(contactKinds), (value) => { content.kind = value })
  take('familyNameFirst', z.boolean().nullable(), (value) => { content.familyNameFirst = value })
  take('isFavourite', z.boolean(), (value) => { content.isFavourite = value })
  for (const [key, schema] of Object.entries(contactTextSchema.shape)) take(key, schema as z.ZodType<string | null>, (value) => Object.assign(content, { [key]: value }))
  for (const [key, schema] of Object.entries(contactListsSchema.shape)) Object.assign(content, { [key]: rowsOf(given[key], key, schema.element as z.ZodType, bad) })
  const related = relatedOf(given['relations'], content)
  const photo = photoOf(given['photoData'], () => bad('photoData'))
  content.photo = photo?.sha256 ?? null
  content.note = [content.note, unknownLines(given)].filter(Boolean).join('\n\n') || null
  const isEmpty = JSON.stringify({ ...content, uid: '', kind: 'person' }) === JSON.stringify(emptyContent({ uid: '' }))
  if (isEmpty && content.uid === '') return { content: null, photo: null, related: [], problems: [...problems, { line, code: 'emptyCard', message: 'The contact has nothing in it and was left out.' }] }
  return { content, photo, related, problems }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const data = JSON.parse(text) as unknown
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : null
  } catch {
    return null // Not JSON; told by the caller.
  }
}

/** The rows of a list that are such rows. */
function rowsOf(value: unknown, key: string, schema: z.ZodType, bad: (field: string) => unknown): unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) { bad(key); return [] }
  const rows = value.map((row) => schema.safeParse(withoutIds(row)))
  if (rows.some((row) => !row.success) || rows.length > limits.rows) bad(key)
  return rows.flatMap((row) => (row.success ? [row.data] : [])).slice(0, limits.rows)
}

/** Ids are those of the file it came from and mean nothing here. */
function withoutIds(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'id' && key !== 'companyId' && key !== 'otherId'))
}

function relatedOf(value: unknown, content: ContactContent): JsonContent['related'] {
  if (!Array.isArray(value) || value.length !== content.relations.length) return []
  return value.flatMap((row: unknown, at) => {
    const uid = typeof row === 'object' && row !== null && 'otherUid' in row ? row.otherUid : null
    return typeof uid === 'string' && uid !== '' ? [{ row: at, label: content.relations[at]?.label ?? '', uid }] : []
  })
}

function photoOf(value: unknown, bad: () => unknown): JsonContent['photo'] {
  if (value === undefined || value === null) return null
  const read = photoSchema.safeParse(value)
  if (!read.success) { bad(); return null }
  const bytes = Buffer.from(read.data.base64, 'base64')
  return bytes.length === 0 ? null : { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType: read.data.mediaType }
}

function unknownLines(given: Record<string, unknown>): string {
  return Object.entries(given).filter(([key, value]) => !known.has(key) && value !== null && value !== '').map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('\n').slice(0, limits.text)
}
