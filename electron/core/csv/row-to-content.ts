/**
 * Makes a contact of a row by its map. Nothing of a row is lost but what the map ignores: what finds no place, cannot be
 * read or is too long for its field stands in the note, with a problem where something was wrong.
 */
import { contactTextSchema, emptyContent, limits } from '#shared/contacts.ts'
import type { ContactContent, ContactTextField } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { ColumnMap, ImportMap } from '#shared/import-map.ts'
import { composeName } from '#shared/names.ts'
import { splitName } from '#shared/split-name.ts'
import type { RowDraft } from './draft.ts'
import { noteLine, short } from './draft.ts'
import { fillLists, ListCells } from './list-cells.ts'
import { readOwnRow } from './own-row.ts'
import type { CsvRecord } from './record.ts'

export interface RowOptions {
  /** The file's name for problems, without its folder. */
  file: string
  /** Makes the uid of a contact whose row has none. */
  newUid: () => string
}

export interface RowResult {
  /** Null for a row without any content. */
  content: ContactContent | null
  problems: Problem[]
}

export function rowToContent(record: CsvRecord, map: ImportMap, options: RowOptions): RowResult {
  const problems: Problem[] = []
  const report = (code: string, message: string) => void problems.push({ file: options.file, line: record.line, code, message })
  const draft: RowDraft = { content: emptyContent({ uid: '' }), lines: [], dateOrder: map.dateOrder ?? 'dmy', report }
  if (map.preset === 'touchbase') {
    const own = readOwnRow(record.cells, map, options.newUid)
    if (own.isEmpty) return { content: null, problems }
    draft.content = own.content
    for (const { header, value, isDate } of own.misfits) {
      draft.lines.push(noteLine(header, value))
      if (isDate) report('badDate', `"${short(value)}" in "${header}" could not be read; it was kept in the note.`)
    }
  } else {
    readForeignRow(record.cells, map, draft)
    if (isEmpty(draft)) return { content: null, problems }
    draft.content.uid ||= options.newUid()
  }
  addLines(draft)
  return { content: draft.content, problems }
}

function readForeignRow(cells: readonly string[], map: ImportMap, draft: RowDraft): void {
  const lists = new ListCells()
  let name = ''
  let last = 0
  for (const column of map.columns) {
    last = Math.max(last, column.column)
    const cell = cleanCell(cells[column.column] ?? '')
    if (cell === '') continue
    if (column.to === 'name') name = name === '' ? cell : `${name} ${cell}`
    else if (column.to.includes('.')) lists.add(column, cell)
    else placeText(column, cell, map, draft)
  }
  for (const cell of cells.slice(last + 1).map(cleanCell)) if (cell !== '') draft.lines.push(cell)
  if (name !== '') placeName(name, draft)
  fillLists(lists, draft)
  settleKind(draft.content)
}

// oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
const untyped = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g

/** Blanks around a cell mean nothing, nor do NULs and other characters nobody typed; line ends become LF. */
function cleanCell(cell: string): string {
  const trimmed = cell.trim()
  return trimmed.search(untyped) < 0 && !trimmed.includes('\r') ? trimmed : trimmed.replaceAll(/\r\n?/g, '\n').replaceAll(untyped, '').trim()
}

function placeText({ to, header }: ColumnMap, cell: string, map: ImportMap, draft: RowDraft): void {
  const { content, lines } = draft
  if (to === 'ignore') return
  if (to === 'toNote') lines.push(noteLine(header, cell))
  else if (to === 'uid') content.uid = `${map.preset ?? 'csv'}:${cell}`.slice(0, limits.label)
  else if (to === 'kind') content.kind = /^(?:company|organi[sz]ation|org|firma|entreprise|empresa|公司|企业|法人)/i.test(cell) ? 'company' : 'person'
  else if (to === 'familyNameFirst') content.familyNameFirst = isYes(cell)
  else if (to === 'isFavourite') content.isFavourite = isYes(cell)
  else if (to === 'tags') addTags(cell, draft)
  else if (isTextField(to)) setText(to, cell, header, draft)
}

/** The first value of a field stays; others, and the end of one that is too long, go to the note. */
function setText(field: ContactTextField, cell: string, header: string, { content, lines, report }: RowDraft): void {
  const before = content[field]
  if (field === 'note' || field === 'howWeMet') {
    content[field] = (before === null ? cell : `${before}\n\n${cell}`).slice(0, limits.longText)
  } else if (before !== null) {
    if (before !== cell) lines.push(noteLine(header, cell))
  } else if (cell.length > limits.text) {
    report('tooLong', `"${header}" is longer than ${limits.text} characters; it was kept in the note.`)
    lines.push(noteLine(header, cell))
  } else {
    content[field] = cell
  }
}

function isTextField(to: string): to is ContactTextField {
  return to in contactTextSchema.shape
}

/** A whole name beside name parts only repeats them, or is what the person wants to be called. */
function placeName(name: string, { content, lines, report }: RowDraft): void {
  if (name.length > limits.text) {
    report('tooLong', `A name is longer than ${limits.text} characters; it was kept in the note.`)
    lines.push(name)
    return
  }
  const made = composeName(content)
  if (made === '') {
    const { nickname, familyNameFirst, ...parts } = splitName(name)
    if (content.fullName !== null && parts.fullName !== null) lines.push(noteLine('Name', name))
    Object.assign(content, { ...parts, fullName: content.fullName ?? parts.fullName, familyNameFirst, nickname: content.nickname ?? nickname })
    if (content.nickname !== null && nickname !== null && nickname !== content.nickname) lines.push(noteLine('Nickname', nickname))
  } else if (wordsOf(name) !== wordsOf(made)) {
    if (content.fullName === null) content.fullName = name
    else if (content.fullName !== name) lines.push(noteLine('Name', name))
  }
}

function wordsOf(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).toSorted().join(' ')
}

/** Google parts tags by " ::: ", Outlook by ";", people by commas. Google's own groups are no tags. */
function addTags(cell: string, { content, lines, report }: RowDraft): void {
  const separator = cell.includes(' ::: ') ? / ::: / : /[;；\n]/.test(cell) ? /[;；\n]/ : /[,，、|]/
  for (const raw of cell.split(separator)) {
    const tag = raw.replace(/^\*\s*/, '').trim()
    if (tag === '' || (raw.trim().startsWith('*') && /^my ?contacts$/i.test(tag))) continue
    if (raw.trim().startsWith('*') && /^starred(?: in android)?$/i.test(tag)) content.isFavourite = true
    else if (tag.length > limits.label || content.tags.length >= limits.rows) {
      report('tooLong', `A tag is longer than ${limits.label} characters; it was kept in the note.`)
      lines.push(tag)
    } else if (!content.tags.includes(tag)) content.tags.push(tag)
  }
}

/** A row with a company and no person is that company. */
function settleKind(content: ContactContent): void {
  const [position] = content.positions
  const hasName = composeName(content) !== '' || content.fullName !== null || content.nickname !== null
  if (content.kind === 'company') content.fullName ??= composeName(content) || position?.company || null
  if (hasName || !position?.company || position.title || position.department || position.role || content.positions.length > 1) return
  content.kind = 'company'
  content.fullName = position.company
  content.positions = []
}

function isYes(cell: string): boolean {
  return /^(?:1|true|yes|y|x|ja|j|oui|o|s[ií]|tak|sim|да|是|有|はい|예)$/i.test(cell)
}

function isEmpty({ content, lines }: RowDraft): boolean {
  const lists = [content.phones, content.emails, content.addresses, content.links, content.dates, content.positions, content.relations, content.tags]
  const texts = Object.keys(contactTextSchema.shape) as ContactTextField[]
  return lines.length === 0 && lists.every((list) => list.length === 0) && texts.every((field) => content[field] === null)
}

function addLines({ content, lines, report }: RowDraft): void {
  if (lines.length === 0) return
  const note = [content.note, lines.join('\n')].filter(Boolean).join('\n\n')
  if (note.length > limits.longText) report('tooLong', `The note is longer than ${limits.longText} characters; its end was left out.`)
  content.note = note.slice(0, limits.longText)
}
