/** The cells of a row that belong to lists: gathered by list and row, then made into phones, addresses, positions … */
import { limits, linkKinds } from '#shared/contacts.ts'
import type { ContactContent, LabelledList } from '#shared/contacts.ts'
import type { ColumnMap } from '#shared/import-map.ts'
import { composeName } from '#shared/names.ts'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'
import type { RowDraft } from './draft.ts'
import { noteLine, short } from './draft.ts'
import { linkKindOf, toLabel } from './labels.ts'
import { parseLooseDate } from './loose-date.ts'

/** The cells of one row of a list, by part. */
interface Gathered {
  parts: Map<string, string>
  /** The label of the map, for where no cell gives one. */
  label: string
  header: string
}

export class ListCells {
  readonly #lists = new Map<string, Map<number, Gathered>>()

  add({ to, list = 0, label = '', header }: ColumnMap, cell: string): void {
    const [family = '', part = ''] = to.split('.')
    const rows = this.#lists.get(family) ?? new Map<number, Gathered>()
    this.#lists.set(family, rows)
    const row = rows.get(list) ?? { parts: new Map<string, string>(), label: '', header }
    rows.set(list, row)
    const before = row.parts.get(part)
    // Street lines 1 to 3 are lines of one street; otherwise two columns for one part are both kept.
    row.parts.set(part, before === undefined || before === cell ? cell : `${before}${part === 'street' || part === 'whole' ? '\n' : ', '}${cell}`)
    if (row.label === '') row.label = label
    if (part === 'value' || part === 'name') row.header = header
  }

  /** The rows of a list in their order. A cell of several values (" ::: ", as Google writes them) makes several rows. */
  rows(family: string): Gathered[] {
    return [...(this.#lists.get(family) ?? [])].toSorted(([a], [b]) => a - b).flatMap(([, row]) => unfold(row))
  }
}

function unfold(row: Gathered): Gathered[] {
  if (!row.parts.values().some((cell) => cell.includes(':::'))) return [row]
  const columns = [...row.parts].map(([part, cell]) => [part, cell.split(/ ?::: ?/)] as const)
  const count = Math.max(...columns.map(([, values]) => values.length))
  return Array.from({ length: Math.min(count, limits.rows) }, (_, index) => ({
    ...row, parts: new Map(columns.flatMap(([part, values]) => (values[index] ?? (part === 'label' ? values[0] : '')) ? [[part, (values[index] ?? values[0] ?? '').trim()] as const] : [])),
  }))
}

/** Fills the lists of the draft's contact. */
export function fillLists(cells: ListCells, draft: RowDraft): void {
  const { content } = draft
  content.phones = cells.rows('phones').flatMap((row) => values(row, draft, /[;\n]/).map((value) => ({ label: labelOf('phones', row), value })))
  content.emails = cells.rows('emails').flatMap((row) => emailsOf(row, draft).map((value) => ({ label: labelOf('emails', row), value })))
  content.links = cells.rows('links').flatMap((row) => values(row, draft, /\n|[;,]?\s+(?=https?:)/).map((value) => linkOf(row, value)))
  content.relations = cells.rows('relations').flatMap((row) => values(row, draft, labelOf('relations', row) === 'child' ? /[,;，、\n]/ : /\n/, 'name').map((name) => ({ label: labelOf('relations', row), name })))
  content.dates = cells.rows('dates').flatMap((row) => dateOf(row, draft))
  content.addresses = cells.rows('addresses').flatMap((row) => addressOf(row, draft))
  content.positions = cells.rows('positions').flatMap((row) => positionOf(row, draft))
  for (const { parts } of cells.rows('notes')) draft.lines.push([parts.get('label'), parts.get('value')].filter(Boolean).join(': '))
}

function labelOf(list: LabelledList, row: Gathered): string {
  const said = row.parts.get('label')
  return said ? toLabel(list, said) : row.label
}

/** The values of a row's main part. One that is too long for its field goes to the note; a label alone is no row. */
function values(row: Gathered, draft: RowDraft, separator: RegExp, part = 'value'): string[] {
  const cell = row.parts.get(part) ?? ''
  return cell.split(separator).map((value) => value.trim()).filter((value) => value !== '' && fits(value, row.header, draft))
}

function fits(value: string, header: string, { lines, report }: RowDraft): boolean {
  if (value.length <= limits.text) return true
  report('tooLong', `"${header}" is longer than ${limits.text} characters; it was kept in the note.`)
  lines.push(noteLine(header, value))
  return false
}

/** "Ann <ann@example.com>", "mailto:…", and several in one cell; what has no @ is kept as it is. */
function emailsOf(row: Gathered, draft: RowDraft): string[] {
  const cell = row.parts.get('value') ?? ''
  if (!cell.includes('@')) return values(row, draft, /\n/)
  return values(row, draft, cell.includes('<') ? /(?<=[@>][^;,\n]*)[;,\n]/ : /(?<=@\S*)(?:[;,]\s*|\s+)(?=\S)/).map((value) => {
    const named = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/.exec(value)
    if (!named) return value.replace(/^mailto:/i, '').replace(/[;,]$/, '')
    const name = (named[1] ?? '').replaceAll('"', '').trim()
    const known = `${composeName(draft.content)} ${draft.content.fullName ?? ''} ${draft.content.nickname ?? ''}`.toLowerCase()
    if (!name.toLowerCase().split(/[\s,]+/).every((word) => known.includes(word))) draft.lines.push(noteLine(row.header, `${name} <${named[2]}>`))
    return (named[2] ?? '').replace(/^mailto:/i, '')
  })
}

function linkOf(row: Gathered, value: string): ContactContent['links'][number] {
  const label = labelOf('links', row)
  return { kind: linkKinds.find((kind) => kind === row.parts.get('kind')) ?? linkKindOf(label, value), label, value }
}

function dateOf(row: Gathered, draft: RowDraft): ContactContent['dates'] {
  const cell = row.parts.get('value') ?? fromParts(row)
  if (cell === null || cell === '') return []
  const value = readDate(cell, row.header, draft)
  return value ? [{ label: labelOf('dates', row), value }] : []
}

/** Thunderbird has year, month and day in columns of their own. */
function fromParts({ parts }: Gathered): string | null {
  const number = (part: string) => Number(parts.get(part) ?? 0) || null
  const text = formatPartialDate({ year: number('year'), month: number('month'), day: number('day') })
  return text === '' ? null : parsePartialDate(text) ? text : [...parts.values()].join(' ')
}

/** The date, '' for none, null after one that could not be read was put in the note. */
function readDate(cell: string, header: string, { dateOrder, lines, report }: RowDraft): string | null {
  const value = parseLooseDate(cell, dateOrder)
  if (value !== null) return value
  report('badDate', `"${short(cell)}" in "${header}" is no date; it was kept in the note.`)
  lines.push(noteLine(header, cell))
  return null
}

function addressOf(row: Gathered, draft: RowDraft): ContactContent['addresses'] {
  const of = (part: string) => {
    const value = row.parts.get(part) ?? ''
    return value !== '' && fits(value, row.header, draft) ? value : ''
  }
  const address = {
    label: labelOf('addresses', row), poBox: of('poBox'), extended: of('extended'), street: of('street'), city: of('city'), region: of('region'),
    postalCode: of('postalCode'), country: of('country'), countryCode: '',
  }
  const code = of('countryCode')
  if (/^[A-Za-z]{2}$/.test(code)) address.countryCode = code.toUpperCase()
  else if (address.country === '') address.country = code
  else if (code !== '') draft.lines.push(`${row.header}: ${code}`)
  placeWhole(of('whole'), address, draft)
  return Object.entries(address).some(([part, value]) => part !== 'label' && value !== '') ? [address] : []
}

/** The whole address: the street where there is none; beside one it only repeats the parts, or is kept in the note. */
function placeWhole(whole: string, address: ContactContent['addresses'][number], { lines }: RowDraft): void {
  if (whole === '') return
  if (address.street === '') {
    address.street = whole
    return
  }
  const said = Object.values(address).join(' ').toLowerCase()
  if (!whole.toLowerCase().split(/[\s,;]+/).every((word) => said.includes(word))) lines.push(`Address: ${whole}`)
}

function positionOf(row: Gathered, draft: RowDraft): ContactContent['positions'] {
  const of = (part: string) => {
    const value = row.parts.get(part) ?? ''
    return value !== '' && fits(value, part, draft) ? value : ''
  }
  const day = (part: string) => readDate(row.parts.get(part) ?? '', part, draft) || null
  const position = { company: of('company'), department: of('department'), title: of('title'), role: of('role'), startedOn: day('startedOn'), endedOn: day('endedOn') }
  return Object.values(position).some(Boolean) ? [position] : []
}
