/**
 * Makes a contact of a row by its map. Nothing of a row is lost but what the map ignores: what finds no place, cannot be
 * read or is too long for its field stands in the note, with a problem where something was wrong.
 */
import { contactTextSchema, emptyContent, limits } from '#shared/contacts.ts'
import type { ContactContent, ContactTextField } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { ImportMap } from '#shared/import-map.ts'
import { composeName } from '#shared/names.ts'
import { splitName } from '#shared/split-name.ts'
import { compileMap, partOf, type CompiledMap, type Constant, type Step } from './compile-map.ts'
import type { RowDraft } from './draft.ts'
import { noteLine, short } from './draft.ts'
import { fillLists } from './list-cells.ts'
import type { ListSlot } from './list-slots.ts'
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

/** Makes a map ready for many rows; give each to the function it gives. */
export function rowReader(map: ImportMap, options: RowOptions): (record: CsvRecord) => RowResult {
  const compiled = compileMap(map)
  return (record) => {
    const problems: Problem[] = []
    const report = (code: string, message: string) => void problems.push({ file: options.file, line: record.line, code, message })
    const draft: RowDraft = { content: emptyContent({ uid: '' }), lines: [], dateOrder: map.dateOrder ?? 'dmy', report }
    const hasContent = map.preset === 'touchbase' ? readOurs(record, map, options, draft) : readForeign(record.cells, compiled, map, draft)
    if (!hasContent) return { content: null, problems }
    draft.content.uid ||= options.newUid()
    addLines(draft)
    return { content: draft.content, problems }
  }
}

/** One row alone; for many, `rowReader` once. */
export function rowToContent(record: CsvRecord, map: ImportMap, options: RowOptions): RowResult {
  return rowReader(map, options)(record)
}

function readOurs(record: CsvRecord, map: ImportMap, options: RowOptions, draft: RowDraft): boolean {
  const own = readOwnRow(record.cells, map, options.newUid)
  if (own.isEmpty) return false
  draft.content = own.content
  for (const { header, value, isDate } of own.misfits) {
    draft.lines.push(noteLine(header, value))
    if (isDate) draft.report('badDate', `"${short(value)}" in "${header}" could not be read; it was kept in the note.`)
  }
  return true
}

function readForeign(cells: readonly string[], compiled: CompiledMap, map: ImportMap, draft: RowDraft): boolean {
  for (const slots of compiled.slots.values()) for (const slot of slots) slot.clear()
  let name = ''
  for (const step of compiled.steps) {
    const given = cells[step.column]
    if (given === undefined || given === '') continue
    const whole = cleanCell(given)
    const cell = whole !== '' && step.split && (step.split.part !== undefined || step.act.kind === 'text') ? partOf(whole, step.split) : whole
    if (cell === '') continue
    if (step.act.kind === 'part') placePart(step, step.act.slot, step.act.part, cell)
    else if (step.act.kind === 'name') name = name === '' ? cell : `${name}${step.join ?? ' '}${cell}`
    else placeText(step, cell, map, draft)
  }
  for (let at = compiled.lastColumn + 1; at < cells.length; at++) {
    const cell = cleanCell(cells[at] ?? '')
    if (cell !== '') draft.lines.push(cell)
  }
  if (name !== '') placeName(name, draft)
  const hasContent = !isEmpty(draft) || hasCells(compiled)
  if (hasContent) for (const constant of compiled.constants) placePartConstant(constant)
  fillLists(compiled.slots, draft)
  if (!hasContent || isEmpty(draft)) return false
  for (const constant of compiled.constants) placeConstant(constant, draft)
  settleKind(draft.content)
  return true
}

function hasCells({ slots }: CompiledMap): boolean {
  for (const rows of slots.values()) if (rows.some((slot) => slot.isUsed)) return true
  return false
}

/** Streets have several lines; otherwise two columns for one part stand side by side. */
function placePart({ join, split }: Step, slot: ListSlot, part: string, cell: string): void {
  slot.add(part, cell, join ?? (part === 'street' || part === 'whole' ? '\n' : ', '), split && split.part === undefined ? split.by : null)
}

/** What every row gets in its lists: a value makes a row of its own, a part joins those that are there. */
function placePartConstant({ act, value, slots, makesRow }: Constant): void {
  if (act.kind !== 'part') return
  for (const slot of slots) if (makesRow || slot.isUsed) slot.fill(act.part, value)
}

function placeConstant({ act, value, label }: Constant, draft: RowDraft): void {
  const { content, lines } = draft
  if (act.kind === 'tags') addTags(value, draft, null)
  else if (act.kind === 'toNote') lines.push(noteLine(label, value))
  else if (act.kind === 'kind') content.kind = kindOf(value)
  else if (act.kind === 'isFavourite') content.isFavourite ||= isYes(value)
  else if (act.kind === 'familyNameFirst') content.familyNameFirst ??= isYes(value)
  else if (act.kind === 'text' && (content[act.field] === null || act.field === 'note' || act.field === 'howWeMet')) setText(act.field, value, label, null, draft)
}

// oxlint-disable-next-line no-control-regex -- Control characters are what is looked for.
const untyped = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g

/** Blanks around a cell mean nothing, nor do NULs and other characters nobody typed; line ends become LF. */
function cleanCell(cell: string): string {
  const trimmed = cell.trim()
  return trimmed.search(untyped) < 0 && !trimmed.includes('\r') ? trimmed : trimmed.replaceAll(/\r\n?/g, '\n').replaceAll(untyped, '').trim()
}

function placeText({ act, header, label, join, split }: Step, cell: string, map: ImportMap, draft: RowDraft): void {
  const { content, lines } = draft
  if (act.kind === 'toNote') lines.push(noteLine(label || header, cell))
  else if (act.kind === 'uid') content.uid = `${map.preset ?? 'csv'}:${cell}`.slice(0, limits.label)
  else if (act.kind === 'kind') content.kind = kindOf(cell)
  else if (act.kind === 'familyNameFirst') content.familyNameFirst = isYes(cell)
  else if (act.kind === 'isFavourite') content.isFavourite = isYes(cell)
  else if (act.kind === 'tags') addTags(cell, draft, split && split.part === undefined ? split.by : null)
  else if (act.kind === 'text') setText(act.field, cell, header, join, draft)
}

function kindOf(cell: string): ContactContent['kind'] {
  return /^(?:company|organi[sz]ation|org|firma|entreprise|empresa|公司|企业|企業|法人)/i.test(cell) ? 'company' : 'person'
}

/** The first value of a field stays, unless the map joins them; others, and the end of one that is too long, go to the note. */
function setText(field: ContactTextField, cell: string, header: string, join: string | null, { content, lines, report }: RowDraft): void {
  const before = content[field]
  const value = before !== null && join !== null ? `${before}${join}${cell}` : cell
  if (field === 'note' || field === 'howWeMet') {
    const text = before === null || join !== null ? value : `${before}\n\n${cell}`
    if (text.length > limits.longText) report('tooLong', `"${header}" is longer than ${limits.longText} characters; its end was left out.`)
    content[field] = text.slice(0, limits.longText)
  } else if (before !== null && join === null) {
    if (before !== cell) lines.push(noteLine(header, cell))
  } else if (value.length > limits.text) {
    report('tooLong', `"${header}" is longer than ${limits.text} characters; it was kept in the note.`)
    lines.push(noteLine(header, cell))
  } else {
    content[field] = value
  }
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
function addTags(cell: string, { content, lines, report }: RowDraft, by: string | null): void {
  const separator = by !== null ? by : cell.includes(' ::: ') ? / ::: / : /[;；\n]/.test(cell) ? /[;；\n]/ : /[,，、|]/
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

const textFields = Object.keys(contactTextSchema.shape) as ContactTextField[]

function isEmpty({ content, lines }: RowDraft): boolean {
  if (lines.length > 0 || textFields.some((field) => content[field] !== null)) return false
  return [content.phones, content.emails, content.addresses, content.links, content.dates, content.positions, content.relations, content.tags].every((list) => list.length === 0)
}

function addLines({ content, lines, report }: RowDraft): void {
  if (lines.length === 0) return
  const note = [content.note, lines.join('\n')].filter(Boolean).join('\n\n')
  if (note.length > limits.longText) report('tooLong', `The note is longer than ${limits.longText} characters; its end was left out.`)
  content.note = note.slice(0, limits.longText)
}
