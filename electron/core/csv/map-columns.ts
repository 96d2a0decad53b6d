/**
 * Proposes what the columns of a table mean: by the program that wrote it, by the headers in a dozen languages, by the
 * values, and where nothing tells, "to the note", so that no cell is lost.
 */
import type { ColumnMap, ColumnTarget, ImportMap, ImportPreset } from '#shared/import-map.ts'
import type { ReadHeader } from './headers.ts'
import { foldHeader, readHeader } from './headers.ts'
import { readGoogleHeader } from './google-headers.ts'
import { DateOrderEvidence } from './loose-date.ts'
import { isOwnTable, ownMap } from './own-columns.ts'
import { findPreset, presetHeaders } from './presets.ts'
import { shapeOfColumn } from './value-shapes.ts'

/**
 * `headers` are the cells of the header row; for a table without one, give as many empty texts as there are columns.
 * `sampleRows` are the cells of some rows (a hundred are plenty). A program given is taken for the one that wrote the table.
 */
export function proposeMap(headers: readonly string[], sampleRows: readonly (readonly string[])[], presetGiven?: ImportPreset): ImportMap {
  const clean = headers.map((header) => header.replace(/^\ufeff/, '').trim())
  if (isOwnTable(clean)) return { preset: 'touchbase', columns: ownMap(clean), dateOrder: 'ymd' }
  const preset = presetGiven && presetGiven !== 'touchbase' ? presetGiven : findPreset(clean)
  const rowsOf = new ListRows()
  const read = joinLoneParts(resolveWords(withoutReasons(clean.map((header) => readColumn(header, preset)), clean), clean, sampleRows))
  const columns = read.map((found, column): ColumnMap => {
    const header = clean[column] ?? ''
    const cells = sampleRows.map((row) => row[column] ?? '')
    return { column, header, ...(found ? rowsOf.place(found) : byValues(cells, header, rowsOf)) }
  })
  const needsName = !columns.some(({ to }) => isName(to) || to === 'positions.company')
  return { preset, columns: needsName ? withName(columns, sampleRows) : columns, dateOrder: dateOrderOf(columns, sampleRows) }
}

interface Meaning {
  to: ColumnTarget
  label: string
  /** Columns of one list with the same key make one row; null is a row of its own. */
  row: string | null
}

/** The two columns that a list of failed rows has behind those of the file (imports/failed-rows.ts). */
function withoutReasons<T>(read: readonly T[], headers: readonly string[]): (T | Meaning)[] {
  const isOurs = headers.length > 2 && headers.at(-2) === 'Line' && headers.at(-1) === 'Reason'
  return read.map((found, at) => (isOurs && at >= headers.length - 2 ? { to: 'ignore', label: '', row: null } : found))
}

function readColumn(header: string, preset: ImportPreset | null): ReadHeader | Meaning | null {
  const folded = foldHeader(header)
  if (folded === '') return null
  const own = preset && presetHeaders[preset]?.[folded]
  if (own) return { to: own, label: ownLabel(own, folded), row: own.startsWith('positions.') ? 'main' : null }
  return readGoogleHeader(header) ?? readHeader(header)
}

function ownLabel(to: ColumnTarget, folded: string): string {
  if (to === 'links.value') return 'LinkedIn'
  // Outlook in Italian names its phones by the place alone.
  return to === 'phones.value' ? (folded.startsWith('ufficio') ? 'work' : 'home') : ''
}

/** Settles the words that mean one thing beside some columns and another beside others. */
function resolveWords(found: readonly (ReadHeader | Meaning | null)[], headers: readonly string[], rows: readonly (readonly string[])[]): (Meaning | null)[] {
  const has = (to: string) => found.some((column) => column?.to === to)
  const name: ColumnTarget = has('familyName') && !has('givenName') ? 'givenName' : has('givenName') && !has('familyName') ? 'familyName' : 'name'
  const hasNumberedCities = found.some((column, index) => column?.to === 'addresses.city' && /\d/.test(headers[index] ?? ''))
  const given: ColumnTarget = has('familyName') && !has('givenName') ? 'givenName' : 'name'
  const birthdays = found.filter((column) => column?.to === 'dates.value' && column.label === 'birthday').length
  let titles = 0
  const titleCount = found.filter((column) => column?.to === 'title?').length
  return found.map((column, index) => {
    if (!column) return null
    if (column.to === 'title?') {
      titles += 1
      const isPrefix = (has('positions.title') && !has('prefix')) || (titleCount > 1 && titles === 1) || looksLikePrefixes(rows.map((row) => row[index] ?? ''))
      return { to: isPrefix ? 'prefix' : 'positions.title', label: '', row: 'main' }
    }
    const folded = foldHeader(headers[index] ?? '')
    // Thunderbird's "Birth Day" is a day of the month; "Aniversario" is a birthday in Portuguese, in Spanish it is not.
    if ((folded === 'birth day' || folded === 'geburtstag') && has('dates.year')) return { to: 'dates.day', label: 'birthday', row: 'birth' }
    if (folded === 'aniversario' && birthdays > 1) return { to: 'dates.value', label: 'anniversary', row: null }
    const to: ColumnTarget = column.to === 'name?' ? name : column.to === 'given?' ? given : column.to
    return 'row' in column ? { ...column, to } : { to, label: column.label, row: rowKey(to, column, hasNumberedCities) }
  })
}

function looksLikePrefixes(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean)
  return filled.length > 0 && filled.every((cell) => /^(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|m|sr|sra|dhr|mevr|rev|sir)\b\.?(?: dr\.?)?$/i.test(cell))
}

/** Streets 1 to 3 are lines of one address; a second city begins another. Each phone and mail is a row of its own. */
function rowKey(to: ColumnTarget, { qualifier, number }: ReadHeader, hasNumberedCities: boolean): string | null {
  if (to.startsWith('positions.')) return 'main'
  if (to.startsWith('dates.') && to !== 'dates.value') return 'birth'
  if (!to.startsWith('addresses.')) return null
  const isLine = to === 'addresses.street' || to === 'addresses.whole'
  return `${qualifier}${isLine && !hasNumberedCities ? '' : number > 1 ? number : ''}`
}

/** "公司地址, 城市, 邮编": the one address that says whose it is, and a city that does not, belong together. */
function joinLoneParts(read: readonly (Meaning | null)[]): (Meaning | null)[] {
  const addresses = read.filter((found) => found?.to.startsWith('addresses.') === true)
  const rows = new Set(addresses.map((found) => found?.row))
  const hasStreet = (row: string | null | undefined) => addresses.some((found) => found?.row === row && /street|whole/.test(found?.to ?? ''))
  const [other, ...more] = [...rows].filter((row) => row !== '')
  if (!rows.has('') || other === undefined || more.length > 0 || hasStreet('') || !hasStreet(other)) return [...read]
  return read.map((found) => (found && found.row === '' && found.to.startsWith('addresses.') ? { ...found, row: other } : found))
}

/** Deals out the rows of each list in the order the columns come. */
class ListRows {
  readonly #next = new Map<string, number>()
  readonly #known = new Map<string, number>()
  readonly #taken = new Map<string, number>()

  place({ to, label, row }: Meaning): Omit<ColumnMap, 'column' | 'header'> {
    const dot = to.indexOf('.')
    if (dot < 0) return { to }
    const family = to.slice(0, dot)
    const times = this.#taken.get(`${to} ${row}`) ?? 0
    if (row !== null) this.#taken.set(`${to} ${row}`, times + 1)
    // A second company is kept in the note; a second city begins a second address; streets have several lines.
    if (times > 0 && family === 'positions') return { to: 'toNote' }
    const copy = times > 0 && !/street|whole/.test(to) ? ` ${times}` : ''
    const key = row === null ? null : `${family} ${row}${copy}`
    const list = (key === null ? undefined : this.#known.get(key)) ?? this.#next.get(family) ?? 0
    if (key === null || !this.#known.has(key)) this.#next.set(family, list + 1)
    if (key !== null) this.#known.set(key, list)
    return { to, ...(label ? { label } : {}), list }
  }
}

/** A column nobody named is known by its values, or kept in the note. */
function byValues(cells: readonly string[], header: string, rows: ListRows): Omit<ColumnMap, 'column' | 'header'> {
  const shape = shapeOfColumn(cells)
  if (shape === 'email') return rows.place({ to: 'emails.value', label: '', row: null })
  if (shape === 'url') return rows.place({ to: 'links.value', label: header === '' ? 'homepage' : header, row: null })
  if (shape === 'phone' && !/(?:\b(?:id|no|number|amount|tax|vat|iban|account|num)|nr|nummer)\b|号|號|码|碼/.test(foldHeader(header))) return rows.place({ to: 'phones.value', label: '', row: null })
  if (shape === 'date' && header === '') return rows.place({ to: 'dates.value', label: 'birthday', row: null })
  return { to: 'toNote' }
}

/** A table without headers, or with unknown ones: its first columns of words are names. Two short ones are first and last name. */
function withName(columns: ColumnMap[], rows: readonly (readonly string[])[]): ColumnMap[] {
  const words = columns.filter(({ to, column }) => to === 'toNote' && isWords(rows.map((row) => row[column] ?? '')))
  const [first, second] = words
  if (!first) return columns
  const isSingle = (column: ColumnMap) => rows.every((row) => !/[\s,]/.test((row[column.column] ?? '').trim()) && [...(row[column.column] ?? '')].length <= 20)
  const isCjk = rows.some((row) => /[\u3040-\u9fff\uac00-\ud7af]/.test(row[first.column] ?? ''))
  const arePair = second && second.column === first.column + 1 && !isCjk && isSingle(first) && isSingle(second)
  return columns.map((column) => {
    if (column === first) return { ...column, to: arePair ? 'givenName' : 'name' }
    return arePair && column === second ? { ...column, to: 'familyName' } : column
  })
}

function isWords(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.length * 2 >= cells.length && filled.every((cell) => cell.length <= 80 && /\p{L}/u.test(cell) && !/[\d@]/.test(cell))
}

function isName(to: ColumnTarget): boolean {
  return ['name', 'givenName', 'familyName', 'fullName', 'nickname'].includes(to)
}

function dateOrderOf(columns: readonly ColumnMap[], rows: readonly (readonly string[])[]): ImportMap['dateOrder'] {
  const evidence = new DateOrderEvidence()
  for (const column of dateColumnsOf({ columns })) for (const row of rows) evidence.add(row[column] ?? '')
  return evidence.order
}

/** The columns of a map that hold whole dates. */
export function dateColumnsOf({ columns }: { columns: readonly ColumnMap[] }): number[] {
  return columns.flatMap(({ to, column }) => (to === 'dates.value' || to.endsWith('edOn') ? [column] : []))
}
