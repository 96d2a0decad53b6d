/** The cells of a row that belong to lists, made into phones, addresses, positions … */
import { limits, linkKinds } from '#shared/contacts.ts'
import type { ContactContent, LabelledList } from '#shared/contacts.ts'
import { composeName } from '#shared/names.ts'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'
import type { DateOrder } from '#shared/import-map.ts'
import { remembered } from '#shared/remembered.ts'
import type { RowDraft } from './draft.ts'
import { noteLine, short } from './draft.ts'
import { linkKindOf, toLabel } from './labels.ts'
import { longestCell, type Family, type ListSlot } from './list-slots.ts'
import { parseLooseDate } from './loose-date.ts'

/** Fills the lists of the draft's contact from the rows that have cells. */
export function fillLists(slots: ReadonlyMap<Family, readonly ListSlot[]>, draft: RowDraft): void {
  const { content } = draft
  const each = <T>(family: Family, make: (row: ListSlot) => readonly T[]): T[] => {
    const made: T[] = []
    for (const slot of slots.get(family) ?? []) {
      if (slot.isUsed) for (const row of slot.separator === null ? [slot] : slot.unfold()) made.push(...make(row))
    }
    return made.length > limits.rows ? overflow(family, made, draft) : made
  }
  content.phones = each('phones', (row) => values(row, draft, phoneSigns).map((value) => ({ label: labelOf('phones', row), value })))
  content.emails = each('emails', (row) => emailsOf(row, draft).map((value) => ({ label: labelOf('emails', row), value })))
  content.links = each('links', (row) => values(row, draft, linkSigns).map((value) => linkOf(row, value)))
  content.relations = each('relations', (row) => values(row, draft, labelOf('relations', row) === 'child' ? childSigns : lineSigns, 'name').map((name) => ({ label: labelOf('relations', row), name })))
  content.dates = each('dates', (row) => dateOf(row, draft))
  content.addresses = each('addresses', (row) => addressOf(row, draft))
  content.positions = each('positions', (row) => positionOf(row, draft))
  for (const text of each('notes', (row) => [[row.of('label'), row.of('value')].filter(Boolean).join(': ')])) draft.lines.push(text)
}

/** What parts several values in one cell: whether there are any, and where. */
const phoneSigns = { any: /[;\n]/, at: /[;\n]/ }
const linkSigns = { any: /\s/, at: /\n|[;,]?\s+(?=https?:)/ }
const childSigns = { any: /[,;，、\n]/, at: /[,;，、\n]/ }
const lineSigns = { any: /\n/, at: /\n/ }

function overflow<T>(family: Family, made: T[], { report }: RowDraft): T[] {
  report('tooLong', `The row has ${made.length} ${family}; the first ${limits.rows} were kept.`)
  return made.slice(0, limits.rows)
}

function labelOf(list: LabelledList, row: ListSlot): string {
  const said = row.of('label')
  return said ? toLabel(list, said) : row.label
}

/** The values of a row's main part. One that is too long for its field goes to the note; a label alone is no row. */
function values(row: ListSlot, draft: RowDraft, signs: { any: RegExp; at: RegExp }, part = 'value'): string[] {
  const cell = row.of(part)
  if (cell === '') return []
  if (cell.length > longestCell || !signs.any.test(cell)) return fits(cell, row.header, draft) ? [cell] : []
  return cell.split(signs.at).map((value) => value.trim()).filter((value) => value !== '' && fits(value, row.header, draft))
}

function fits(value: string, header: string, { lines, report }: RowDraft): boolean {
  if (value.length <= limits.text) return true
  report('tooLong', `"${header}" is longer than ${limits.text} characters; it was kept in the note.`)
  lines.push(noteLine(header, value))
  return false
}

const namedMailSigns = { any: /[;,\n]/, at: /(?<=[@>][^;,\n]*)[;,\n]/ }
const mailSigns = { any: /[;,\s]/, at: /(?<=@\S*)(?:[;,]\s*|\s+)(?=\S)/ }

/** "Ann <ann@example.com>", "mailto:…", and several in one cell; what has no @ is kept as it is. */
function emailsOf(row: ListSlot, draft: RowDraft): string[] {
  const cell = row.of('value')
  if (!/[<:;,\s]/.test(cell)) return values(row, draft, lineSigns)
  if (!cell.includes('@')) return values(row, draft, lineSigns)
  return values(row, draft, cell.includes('<') ? namedMailSigns : mailSigns).map((value) => {
    const named = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/.exec(value)
    if (!named) return value.replace(/^mailto:/i, '').replace(/[;,]$/, '')
    const name = (named[1] ?? '').replaceAll('"', '').trim()
    const known = `${composeName(draft.content)} ${draft.content.fullName ?? ''} ${draft.content.nickname ?? ''}`.toLowerCase()
    if (!name.toLowerCase().split(/[\s,]+/).every((word) => known.includes(word))) draft.lines.push(noteLine(row.header, `${name} <${named[2]}>`))
    return (named[2] ?? '').replace(/^mailto:/i, '')
  })
}

function linkOf(row: ListSlot, value: string): ContactContent['links'][number] {
  const label = labelOf('links', row)
  return { kind: linkKinds.find((kind) => kind === row.of('kind')) ?? linkKindOf(label, value), label, value }
}

function dateOf(row: ListSlot, draft: RowDraft): ContactContent['dates'] {
  const cell = row.of('value') || fromParts(row)
  if (cell === null || cell === '') return []
  const value = readDate(cell, row.header, draft)
  return value ? [{ label: labelOf('dates', row), value }] : []
}

/** Thunderbird has year, month and day in columns of their own. */
function fromParts(row: ListSlot): string | null {
  const number = (part: string) => Number(row.of(part)) || null
  const text = formatPartialDate({ year: number('year'), month: number('month'), day: number('day') })
  return text === '' ? null : parsePartialDate(text) ? text : [row.of('year'), row.of('month'), row.of('day')].filter(Boolean).join(' ')
}

/** The date, '' for none, null after one that could not be read was put in the note. */
function readDate(cell: string, header: string, { dateOrder, lines, report }: RowDraft): string | null {
  const value = knownDate(cell, dateOrder)
  if (value !== null) return value
  report('badDate', `"${short(cell)}" in "${header}" is no date; it was kept in the note.`)
  lines.push(noteLine(header, cell))
  return null
}

/** Dates read lately: those of people repeat, and reading one takes longer than all else in a row. */
const dateIn = (order: DateOrder) => remembered(40_000, (cell) => parseLooseDate(cell, order))
const knownDates: Readonly<Record<DateOrder, (cell: string) => string | null>> = { dmy: dateIn('dmy'), mdy: dateIn('mdy'), ymd: dateIn('ymd') }

const knownDate = (cell: string, order: DateOrder) => (cell.length > 40 ? parseLooseDate(cell, order) : knownDates[order](cell))

function addressOf(row: ListSlot, draft: RowDraft): ContactContent['addresses'] {
  const of = (part: string) => {
    const value = row.of(part)
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

function positionOf(row: ListSlot, draft: RowDraft): ContactContent['positions'] {
  const of = (part: string) => {
    const value = row.of(part)
    return value !== '' && fits(value, part, draft) ? value : ''
  }
  const day = (part: string) => readDate(row.of(part), part, draft) || null
  const position = { company: of('company'), department: of('department'), title: of('title'), role: of('role'), startedOn: day('startedOn'), endedOn: day('endedOn') }
  return Object.values(position).some(Boolean) ? [position] : []
}
