/**
 * Notes are text with a little Markdown in it: headings, lists, boxes to tick, quotes, code, rules; bold, italic, struck,
 * code, links. Whatever is none of these is text and stands as it was typed: no HTML, no pictures, no references. A line
 * end is a line end. Each block knows where it stands in the text, so that an edit can leave all others byte for byte.
 */
export type Mark = 'bold' | 'italic' | 'strike' | 'code'

/** A stretch of text with one look, or (text "\n") a line end. */
export interface Inline {
  text: string
  marks: readonly Mark[]
  href?: string
}

export interface NoteItem {
  /** Null where there is no box. */
  checked: boolean | null
  inlines: Inline[]
  /** Lists inside this item. */
  lists: NoteList[]
  /** Where the sign in its box stands in the text; -1 without a box. */
  boxAt: number
}

export interface NoteList {
  type: 'list'
  isOrdered: boolean
  start: number
  items: NoteItem[]
}

export type NoteContent =
  | { type: 'paragraph'; inlines: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3; inlines: Inline[] }
  | NoteList
  | { type: 'quote'; paragraphs: Inline[][] }
  | { type: 'code'; text: string }
  | { type: 'rule' }

/** A block and its place in the text: from its first sign to behind its last, without the line end. */
export type NoteBlock = NoteContent & { from: number; to: number }

interface Line {
  text: string
  from: number
}

const heading = /^(#{1,3}) +(\S.*)$/
const rule = /^ {0,3}(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,})$/
const fence = /^(`{3,})[\w+-]*$/
const listLine = /^( *)([-*+]|\d{1,9}[.)])(?: +(.*)|)$/
const box = /^\[([ xX])\](?: (.*)|)$/
const quoteLine = /^> ?(.*)$/

/** The blocks of a note. Any text is a note; nothing of it is lost. */
export function parseNote(note: string): NoteBlock[] {
  const lines = linesOf(note)
  const blocks: NoteBlock[] = []
  for (let at = 0; at < lines.length;) {
    if (lines[at]?.text.trim() === '') {
      at += 1
      continue
    }
    const { content, next } = readBlock(lines, at)
    const last = lines[next - 1]
    blocks.push({ ...content, from: lines[at]?.from ?? 0, to: (last?.from ?? 0) + (last?.text.length ?? 0) })
    at = next
  }
  return blocks
}

function linesOf(note: string): Line[] {
  let from = 0
  return note.split('\n').map((text) => {
    const line = { text, from }
    from += text.length + 1
    return line
  })
}

interface Read {
  content: NoteContent
  /** The first line behind it. */
  next: number
}

function readBlock(lines: readonly Line[], at: number): Read {
  const text = lines[at]?.text ?? ''
  const head = heading.exec(text)
  if (head) return { content: { type: 'heading', level: (head[1]?.length ?? 1) as 1 | 2 | 3, inlines: parseInlines(head[2] ?? '') }, next: at + 1 }
  if (rule.test(text)) return { content: { type: 'rule' }, next: at + 1 }
  return readCode(lines, at) ?? readQuote(lines, at) ?? readList(lines, at) ?? readParagraph(lines, at)
}

/** A fence that is never closed is text. */
function readCode(lines: readonly Line[], at: number): Read | null {
  const open = fence.exec(lines[at]?.text ?? '')?.[1]
  if (open === undefined || (lastFences(lines).get(open) ?? -1) <= at) return null
  let end = at + 1
  while (lines[end]?.text.trimEnd() !== open) end += 1
  return { content: { type: 'code', text: lines.slice(at + 1, end).map((line) => line.text).join('\n') }, next: end + 1 }
}

const fencesOf = new WeakMap<readonly Line[], Map<string, number>>()
/** Where each kind of fence stands for the last time: thousands that are never closed are not each looked for to the end. */
function lastFences(lines: readonly Line[]): Map<string, number> {
  const known = fencesOf.get(lines)
  if (known) return known
  const last = new Map<string, number>()
  for (const [at, { text }] of lines.entries()) if (text.startsWith('```')) last.set(text.trimEnd(), at)
  fencesOf.set(lines, last)
  return last
}

function readQuote(lines: readonly Line[], at: number): Read | null {
  const inner: string[] = []
  let next = at
  for (let match; (match = quoteLine.exec(lines[next]?.text ?? '')) !== null; next += 1) inner.push(match[1] ?? '')
  if (next === at) return null
  const paragraphs = inner.join('\n').split(/\n\s*\n/).map((text) => text.trim()).filter((text) => text !== '')
  return { content: { type: 'quote', paragraphs: paragraphs.map(parseInlines) }, next }
}

function readParagraph(lines: readonly Line[], at: number): Read {
  let next = at + 1
  while (next < lines.length && !startsBlock(lines, next)) next += 1
  return { content: { type: 'paragraph', inlines: parseInlines(lines.slice(at, next).map((line) => line.text).join('\n')) }, next }
}

function startsBlock(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? ''
  return text.trim() === '' || heading.test(text) || rule.test(text) || quoteLine.test(text) || isListStart(text) || readCode(lines, at) !== null
}

const isListStart = (text: string) => {
  const match = listLine.exec(text)
  return match !== null && (match[1]?.length ?? 0) < 4 && match[3] !== undefined
}

/** Items follow one another without an empty line. What stands further in belongs to the item above. */
function readList(lines: readonly Line[], at: number): Read | null {
  if (!isListStart(lines[at]?.text ?? '')) return null
  const { list, next } = readItems(lines, at)
  return { content: list, next }
}

function readItems(lines: readonly Line[], at: number): { list: NoteList; next: number } {
  const first = listLine.exec(lines[at]?.text ?? '')
  const indent = first?.[1]?.length ?? 0
  const isOrdered = /\d/.test(first?.[2] ?? '')
  const list: NoteList = { type: 'list', isOrdered, start: isOrdered ? Number.parseInt(first?.[2] ?? '1', 10) : 1, items: [] }
  let next = at
  while (next < lines.length) {
    const line = lines[next]
    const match = listLine.exec(line?.text ?? '')
    if (!line || !match || match[3] === undefined || (match[1]?.length ?? 0) < indent || /\d/.test(match[2] ?? '') !== isOrdered || rule.test(line.text)) break
    const item = readItem(lines, next, (match[1]?.length ?? 0))
    list.items.push(item.item)
    next = item.next
  }
  return { list, next }
}

function readItem(lines: readonly Line[], at: number, indent: number): { item: NoteItem; next: number } {
  const line = lines[at] ?? { text: '', from: 0 }
  const match = listLine.exec(line.text)
  const said = match?.[3] ?? ''
  const boxed = box.exec(said)
  const texts = [boxed ? (boxed[2] ?? '') : said]
  const lists: NoteList[] = []
  let next = at + 1
  while (next < lines.length) {
    const text = lines[next]?.text ?? ''
    const inner = listLine.exec(text)
    if (text.trim() === '') break
    if (inner && inner[3] !== undefined) {
      // A rule looks like the begin of a list, and is none: it ends this one.
      if ((inner[1]?.length ?? 0) < indent + 2 || rule.test(text)) break
      const nested = readItems(lines, next)
      lists.push(nested.list)
      next = nested.next
    } else if (/^ {2,}\S/.test(text) && lists.length === 0) {
      texts.push(text.trim())
      next += 1
    } else break
  }
  return { item: { checked: boxed ? boxed[1] !== ' ' : null, inlines: parseInlines(texts.join('\n')), lists, boxAt: boxed ? line.from + line.text.length - said.length + 1 : -1 }, next }
}

/** A backslash takes the meaning of the sign behind it away; before any other sign it is a backslash, as in paths. */
const escapes = String.raw`\\(?:\\(?=\\{0,500}[*_~\x60[\]])|[*_~\x60[\]]|(?<=^\\)[#\-+>](?= |>|-)|(?<=^\d{1,9}\\)[.)](?= ))`
const tokens = new RegExp([
  String.raw`(?<escape>${escapes})`, String.raw`\x60(?<code>[^\x60\n]+)\x60`, String.raw`\*\*(?<bold>(?=[^\s*])(?:[^\n]*?[^\s\\])?)\*\*(?!\*)`, String.raw`~~(?<strike>(?=\S)[^\n]*?[^\s\\])~~`,
  String.raw`(?<![\p{L}\p{N}*\\])\*(?<italic>(?=[^\s*])[^*\n]*?[^\s\\*])\*(?![\p{L}\p{N}*])`, String.raw`(?<![\p{L}\p{N}_\\])_(?<under>(?=[^\s_])[^_\n]*?[^\s\\_])_(?![\p{L}\p{N}_])`,
  String.raw`\[(?<label>[^\]\n]{1,1000})\]\((?<href>(?:https?:\/\/|mailto:|tel:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)`, String.raw`(?<url>https?:\/\/[^\s<>"“”）。，]+)`,
].join('|'), 'gmu')

/** The stretches of a text of one or several lines. */
export function parseInlines(text: string): Inline[] {
  const found: Inline[] = []
  collect(text, [], undefined, found)
  return found
}

function collect(text: string, marks: readonly Mark[], href: string | undefined, into: Inline[]): void {
  let last = 0
  for (const match of text.matchAll(tokens)) {
    const groups = match.groups ?? {}
    put(text.slice(last, match.index), marks, href, into)
    last = match.index + match[0].length
    const { escape, code, bold, strike, label, url } = groups
    const italic = groups['italic'] ?? groups['under']
    if (escape !== undefined) put(escape.slice(1), marks, href, into)
    else if (code !== undefined) put(code, [...marks, 'code'], href, into)
    else if (bold !== undefined) collect(bold, withMark(marks, 'bold'), href, into)
    else if (strike !== undefined) collect(strike, withMark(marks, 'strike'), href, into)
    else if (italic !== undefined) collect(italic, withMark(marks, 'italic'), href, into)
    else if (label !== undefined) collect(label, marks, groups['href'], into)
    else if (url !== undefined) {
      // The full stop behind an address ends the sentence, not the address.
      const trailing = /[.,;:!?)\]*_~]*$/.exec(url)?.[0] ?? ''
      const address = trailing.startsWith(')') && url.includes('(') ? url.slice(0, url.length - trailing.length + 1) : url.slice(0, url.length - trailing.length)
      put(address, marks, href ?? address, into)
      put(url.slice(address.length), marks, href, into)
    }
  }
  put(text.slice(last), marks, href, into)
}

const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] => (marks.includes(mark) ? marks : [...marks, mark])

function put(text: string, marks: readonly Mark[], href: string | undefined, into: Inline[]): void {
  const same = into.at(-1)
  if (text === '') return
  if (same && same.href === href && same.marks.length === marks.length && same.marks.every((mark) => marks.includes(mark))) same.text += text
  else into.push({ text, marks: [...marks], ...(href === undefined ? {} : { href }) })
}
