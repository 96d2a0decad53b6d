/** Reads a row of our own table: every cell exactly as it was written, nothing guessed. */
import { contactTextSchema, emptyContent, linkKinds } from '#shared/contacts.ts'
import type { ContactContent, ContactListField } from '#shared/contacts.ts'
import type { ImportMap } from '#shared/import-map.ts'
import { parsePartialDate } from '#shared/partial-date.ts'
import { unescapeFormulas } from './formulas.ts'

export interface OwnRow {
  content: ContactContent
  /** Cells that are not what our own table would have, such as a date somebody retyped: they go to the note. */
  misfits: { header: string; value: string; isDate: boolean }[]
  isEmpty: boolean
}

type Row = Record<string, string>

/** An empty cell is "not given"; a given but empty text is written as one apostrophe. */
export function readOwnRow(cells: readonly string[], map: ImportMap, newUid: () => string): OwnRow {
  const rows = new Map<string, Row[]>()
  const texts: Row = {}
  const misfits: OwnRow['misfits'] = []
  for (const { column, header, to, list = 0 } of map.columns) {
    const cell = cells[column]
    if (cell === undefined || cell === '' || to === 'ignore') continue
    const value = unescapeFormulas(cell)
    const [family = '', part] = to.split('.')
    if (to === 'toNote' || (part !== undefined && isMisfit(to, value))) misfits.push({ header, value, isDate: to !== 'toNote' })
    else if (part === undefined) texts[to] = value
    else {
      const found = rows.get(family) ?? []
      rows.set(family, found)
      found[list] = { ...found[list], [part]: value }
    }
  }
  for (const value of cells.slice(map.columns.length)) if (value !== '') misfits.push({ header: '', value: unescapeFormulas(value), isDate: false })
  const isEmpty = misfits.length === 0 && rows.size === 0 && Object.keys(texts).every((key) => key === 'uid' || key === 'kind' || texts[key] === '')
  return { content: assemble(texts, rows, newUid), misfits, isEmpty }
}

function isMisfit(to: string, value: string): boolean {
  if (to === 'dates.value' || to.endsWith('edOn')) return parsePartialDate(value) === null
  return to === 'addresses.countryCode' && value.length > 2
}

function assemble(texts: Row, rows: ReadonlyMap<string, Row[]>, newUid: () => string): ContactContent {
  const content = emptyContent({ uid: texts['uid'] || newUid() })
  for (const key of Object.keys(contactTextSchema.shape) as (keyof typeof contactTextSchema.shape)[]) content[key] = texts[key] ?? null
  content.kind = texts['kind'] === 'company' ? 'company' : 'person'
  content.familyNameFirst = texts['familyNameFirst'] === 'yes' ? true : texts['familyNameFirst'] === 'no' ? false : null
  content.isFavourite = texts['isFavourite'] === 'yes'
  content.tags = readTags(texts['tags'])
  const of = (family: ContactListField) => (rows.get(family) ?? []).filter((row) => row !== undefined)
  const at = (row: Row, part: string) => row[part] ?? ''
  content.phones = of('phones').map((row) => ({ label: at(row, 'label'), value: at(row, 'value') }))
  content.emails = of('emails').map((row) => ({ label: at(row, 'label'), value: at(row, 'value') }))
  content.addresses = of('addresses').map((row) => ({
    label: at(row, 'label'), poBox: at(row, 'poBox'), extended: at(row, 'extended'), street: at(row, 'street'), city: at(row, 'city'),
    region: at(row, 'region'), postalCode: at(row, 'postalCode'), country: at(row, 'country'), countryCode: at(row, 'countryCode'),
  }))
  content.links = of('links').map((row) => ({ kind: linkKinds.find((kind) => kind === row['kind']) ?? 'web', label: at(row, 'label'), value: at(row, 'value') }))
  content.dates = of('dates').filter((row) => row['value'] !== undefined).map((row) => ({ label: at(row, 'label'), value: at(row, 'value') }))
  content.positions = of('positions').map((row) => ({
    company: at(row, 'company'), department: at(row, 'department'), title: at(row, 'title'), role: at(row, 'role'), startedOn: row['startedOn'] ?? null, endedOn: row['endedOn'] ?? null,
  }))
  content.relations = of('relations').map((row) => ({ label: at(row, 'label'), name: at(row, 'name') }))
  return content
}

const separator = ' ::: '

/** One cell for all tags. `:::` inside a tag is written `\:::`, a backslash twice. */
export function writeTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replaceAll('\\', '\\\\').replaceAll(':::', '\\:::')).join(separator)
}

function readTags(cell: string | undefined): string[] {
  if (cell === undefined || cell === '') return []
  return cell.split(separator).map((tag) => tag.replaceAll(/\\(\\|:)/g, '$1')).filter((tag) => tag !== '')
}
