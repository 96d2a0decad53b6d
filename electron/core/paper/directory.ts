import { addressLine } from '#shared/address.ts'
import type { Contact } from '#shared/contacts.ts'
import type { DirectoryData, DirectoryEntry, DirectoryLine, DirectoryWords, LabelWords, ReportLanguage } from '#shared/reports.ts'

/** One contact of a directory. `sortKey` is the folded key of core/search (pinyin for Chinese), which gives the letter it stands under. */
export interface DirectoryRow {
  sortKey: string
  contact: Pick<Contact, 'kind' | 'listName' | 'language' | 'positions' | 'phones' | 'emails' | 'addresses' | 'tags'>
}

export interface DirectoryOptions {
  language: ReportLanguage
  words: DirectoryWords
  labels: LabelWords
  /** The day printed on the first page, `YYYY-MM-DD`. */
  day: string
  /** What stands on top instead of "Contact directory", such as the name of the lookup. */
  title?: string
}

/** Letters under which entries stand; everything else comes last, under "#". */
const otherLetter = '#'
/** A column of the smaller paper (Letter) holds about 60 lines of about 48 Latin letters. */
const lettersPerLine = 48
const longEntryLines = 30
/** A word that would not fit into a column. Scripts that are broken without spaces (Chinese, Thai, Khmer, Burmese …) are left to the compiler. */
const longWord = /[!-~\u00a1-\u0dff\u0f00-\u0fff\u10a0-\u177f\u1800-\u2dff]{26,}/gu

/** A directory being gathered: contacts are added some at a time, in the order in which they are to be printed. */
export interface DirectoryDraft {
  add(rows: readonly DirectoryRow[]): void
  data(): DirectoryData
}

/**
 * Starts the data of a printed directory: the contacts that are added stand under their letters, A to Z and then "#", with
 * every word in the language asked for. Adding costs some 20 microseconds a contact, so that many are added in slices.
 * Pure: the same contacts give the same data.
 */
export function draftDirectory(options: DirectoryOptions): DirectoryDraft {
  const groups = new Map<string, DirectoryEntry[]>()
  let count = 0
  return {
    add: (rows) => {
      for (const row of rows) {
        const letter = letterOf(row.sortKey)
        const entries = groups.get(letter)
        if (entries) entries.push(entryOf(row.contact, options.labels))
        else groups.set(letter, [entryOf(row.contact, options.labels)])
      }
      count += rows.length
    },
    data: () => dataOf(groups, count, options),
  }
}

function dataOf(groups: ReadonlyMap<string, DirectoryEntry[]>, count: number, { words, language, day, title }: DirectoryOptions): DirectoryData {
  const isOne = new Intl.PluralRules(language).select(count) === 'one'
  return {
    title: plain(title ?? '') || words.title,
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
    count: (isOne ? words.countOne : words.countOther).replace('{count}', count.toLocaleString(language)),
    empty: words.empty,
    pageOf: words.pageOf,
    companyWord: words.company,
    groups: [...groups].sort(([a], [b]) => rank(a) - rank(b)).map(([letter, entries]) => ({ letter, entries })),
  }
}

function rank(letter: string): number {
  return letter === otherLetter ? Infinity : letter.charCodeAt(0)
}

function letterOf(sortKey: string): string {
  // The key is folded already; this also holds for one that is not ("Édouard").
  const first = sortKey.trimStart().normalize('NFKD').slice(0, 1).toUpperCase()
  return first >= 'A' && first <= 'Z' ? first : otherLetter
}

function entryOf(contact: DirectoryRow['contact'], labels: LabelWords): DirectoryEntry {
  const position = contact.positions[0]
  const name = breakable(contact.listName)
  const company = breakable(position?.company ?? '')
  const entry = {
    name,
    isCompany: contact.kind === 'company',
    title: breakable(position?.title ?? ''),
    // A person without a name is listed under the company, which is then not said again.
    company: company === name ? '' : company,
    lines: linesOf(contact, labels),
    tags: contact.tags.map(breakable).filter(Boolean),
    han: hanOf(contact.language),
  }
  return { ...entry, isLong: lineCount(entry) > longEntryLines }
}

function linesOf(contact: DirectoryRow['contact'], labels: LabelWords): DirectoryLine[] {
  const line = (kind: DirectoryLine['kind'], words: Readonly<Record<string, string>>) => (row: { label: string; value: string }): DirectoryLine =>
    ({ kind, value: breakable(row.value), label: breakable(Object.hasOwn(words, row.label) ? words[row.label] ?? row.label : row.label) })
  return [
    ...contact.phones.map(line('phone', labels.phones)),
    ...contact.emails.map(line('email', labels.emails)),
    ...contact.addresses.map((address) => ({ label: address.label, value: addressLine(address) })).map(line('address', labels.addresses)),
  ].filter((one) => one.value !== '')
}

/** BCP 47: an explicit script wins, then the places that write traditional characters. */
function hanOf(language: string | null): DirectoryEntry['han'] {
  const tag = (language ?? '').toLowerCase()
  if (!/^zh\b/.test(tag)) return null
  if (/-hans\b/.test(tag)) return 'hans'
  if (/-hant\b/.test(tag) || /-(tw|hk|mo)\b/.test(tag)) return 'hant'
  return /-(cn|sg|my)\b/.test(tag) ? 'hans' : null
}

/** One line of text: breaks, tabs and control characters become spaces. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/**
 * One line of text in which words too long for a column (links, addresses typed without a space) may be broken:
 * after their punctuation, else anywhere but before a combining mark. The breaks are zero-width spaces (U+200B), which print nothing.
 */
function breakable(text: string): string {
  return plain(text).replace(longWord, (word) => word
    .replace(/([@./_?&=+,;:-])(?=[^@./_?&=+,;:-])/gu, '$1\u200b')
    .replace(/[^\u200b]{20}(?!\p{M})(?=[^\u200b]{4})/gu, '$&\u200b'))
}

function lineCount(entry: Omit<DirectoryEntry, 'isLong'>): number {
  const texts = [entry.name, `${entry.title}, ${entry.company}`, ...entry.lines.map((line) => `${line.value} ${line.label}`), entry.tags.join(' · ')]
  // A Chinese character is as wide as two Latin letters.
  const width = (text: string) => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)
  return texts.reduce((sum, text) => sum + Math.ceil(width(text) / lettersPerLine), 0)
}
