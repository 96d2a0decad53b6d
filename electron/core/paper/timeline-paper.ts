import type { ActivityType } from '#shared/activity-types.ts'
import type { FieldChange, HistoryItem } from '#shared/history.ts'
import { historyWords, type TimelineEntry, type TimelinePaper } from '#shared/history-paper.ts'
import { parseNote, type Inline, type NoteContent, type NoteItem } from '#shared/note-text.ts'
import { labelWords, type ReportLanguage } from '#shared/reports.ts'
import { dayOfWall, wallText, type ReaderClock } from '../reader-clock.ts'
import { shortDay, timeText } from './calendar-paper.ts'

export interface TimelineContent {
  items: readonly HistoryItem[]
  types: readonly Pick<ActivityType, 'id' | 'key' | 'name' | 'colour'>[]
  clock: ReaderClock
  language: ReportLanguage
  title: string
  /** Whether more was there than is printed. */
  isCut: boolean
}

/** A timeline as its template prints it: pinned entries first, then month by month. */
export function timelinePaper({ items, types, clock, language, title, isCut }: TimelineContent): TimelinePaper {
  const words = historyWords[language]
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const byId = new Map(types.map((type) => [type.id, type]))
  const groups: TimelinePaper['groups'] = []
  for (const item of items) {
    const wall = clock.toWall(item.at)
    const name = item.isPinned ? words.pinned : month.format(wall)
    const entry = entryOf(item, byId.get(item.typeId), wall, language)
    const last = groups.at(-1)
    if (last?.title === name) last.entries.push(entry)
    else groups.push({ title: name, entries: [entry] })
  }
  const count = (isCut ? words.firstOnly : items.length === 1 ? words.countOne : words.countOther).replace('{count}', items.length.toLocaleString(language))
  return { title, note: count, empty: words.nothing, pageOf: words.pageOf, groups }
}

function entryOf(item: HistoryItem, type: Pick<ActivityType, 'key' | 'name' | 'colour'> | undefined, wall: number, language: ReportLanguage): TimelineEntry {
  const words = historyWords[language]
  const results: Readonly<Record<string, string>> = words.results
  const facts = [
    Object.hasOwn(results, item.result) ? results[item.result] : item.result,
    item.direction === null ? '' : words[item.direction],
    item.phone,
    item.duration ? words.minutes.replace('{count}', Math.max(1, Math.round(item.duration / 60)).toLocaleString(language)) : '',
    item.source === null ? '' : words.imported.replace('{name}', item.source),
  ]
  return {
    day: shortDay(language, dayOfWall(wall)), time: `${dayOfWall(wall).slice(0, 4)} · ${timeText(language, wallText(wall))}`,
    type: type?.name ?? (type?.key ? words.types[type.key] : ''), colour: type?.colour ?? 'none', isPinned: item.isPinned,
    title: item.id === null ? lineTitle(item, words) : item.regarding, facts: facts.filter(Boolean).join(' · '), details: plainParagraphs(item.details), lines: linesOf(item, language),
  }
}

function lineTitle({ action, changes, peopleCount, regarding }: HistoryItem, words: (typeof historyWords)['en']): string {
  if (action === 'contacts.create') return words.isNew
  return changes.length > 0 ? '' : regarding || (peopleCount > 0 ? words.contacts.replace('{count}', String(peopleCount)) : '')
}

function linesOf({ id, people, peopleCount, attachments, changes }: HistoryItem, language: ReportLanguage): TimelineEntry['lines'] {
  const words = historyWords[language]
  const more = peopleCount > people.length ? ` +${peopleCount - people.length}` : ''
  return [
    ...(id !== null && people.length > 0 ? [{ label: words.people, text: `${people.map(({ name }) => name).join(', ')}${more}` }] : []),
    ...people.flatMap(({ name, remark }) => (remark ? [{ label: words.remark, text: people.length > 1 ? `${name}: ${remark}` : remark }] : [])),
    ...(attachments.length > 0 ? [{ label: words.files, text: attachments.map(({ name }) => name).join(', ') }] : []),
    ...changes.map((change) => changeLine(change, language)),
  ]
}

/** `Family name  Nowak → Kowalska`. */
function changeLine({ field, label, before, after }: FieldChange, language: ReportLanguage): TimelineEntry['lines'][number] {
  const words = historyWords[language]
  const name = field.replace(/^contact\./, '').replace(/\.label$/, '')
  const lists = labelWords[language]
  const known: Readonly<Record<string, string>> = name === 'phone' ? lists.phones : name === 'email' ? lists.emails : name === 'address' ? lists.addresses : {}
  const kind = label === null ? '' : ` (${Object.hasOwn(known, label) ? known[label] : label})`
  const value = (text: string) => (name === 'photo' ? (text ? '●' : words.empty) : /^(?:deletedAt|verifiedAt)$/.test(name) ? (text ? '✓' : words.empty) : text || words.empty)
  return { label: `${Object.hasOwn(words.fields, name) ? words.fields[name] : name}${kind}`, text: before === '' && after !== '' ? `+ ${value(after)}` : `${value(before)} → ${value(after)}` }
}

/** The text of a note without its marks, a paragraph or a point of a list each. */
function plainParagraphs(details: string): string[] {
  return details.trim() === '' ? [] : parseNote(details).flatMap(blockTexts)
}

const joined = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')

function blockTexts(block: NoteContent): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading': return [joined(block.inlines)]
    case 'quote': return block.paragraphs.map(joined)
    case 'code': return [block.text]
    case 'list': return block.items.flatMap((item, at) => itemTexts(item, block.isOrdered ? `${block.start + at}.` : '•', ''))
    case 'rule': return []
  }
}

function itemTexts({ inlines, checked, lists }: NoteItem, sign: string, indent: string): string[] {
  const mark = checked === null ? sign : checked ? '☑' : '☐'
  return [`${indent}${mark} ${joined(inlines)}`, ...lists.flatMap((list) => list.items.flatMap((item, at) => itemTexts(item, list.isOrdered ? `${list.start + at}.` : '•', `${indent}\u2003`)))]
}
