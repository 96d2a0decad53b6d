import type { ReadDb } from '../db/query.ts'
import { firstBytes } from './blob-store.ts'
import { readZip } from './zip-entries.ts'

/** Of a file, so many bytes are looked at for its text. */
const mostBytes = 4_000_000

/**
 * The text of a kept file for the index, at most `most` characters: of plain text, CSV, Markdown, JSON, cards, calendars and
 * mail as it stands, of HTML and of office files (docx, xlsx, pptx, odt, ods, odp) without their marks, of PDF
 * what `keepPdfText` found. Empty for anything else, and for what cannot be read. What kind it is its bytes tell; the name only says which of the texts.
 */
export function fileText(db: ReadDb, hash: string, name: string, most: number): string {
  const blob = db.row<{ mediaType: string; size: number; isCompressed: number }>('SELECT mediaType, size, isCompressed FROM blob WHERE hash = ?', hash)
  if (!blob) return ''
  try {
    const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
    if (blob.mediaType === 'text/plain') {
      const text = new TextDecoder().decode(firstBytes(db, hash, Math.min(blob.size, mostBytes)))
      return (/^html?$/.test(ending) || /^\s*<(!doctype html|html)/i.test(text) ? withoutMarks(text) : text).slice(0, most)
    }
    if (blob.mediaType === 'application/pdf') return (db.value<string>('SELECT content FROM fileText WHERE hash = ?', hash) ?? '').slice(0, most)
    if (blob.size <= mostBytes * 5 && Object.hasOwn(officeParts, ending)) return officeText(firstBytes(db, hash, blob.size), officeParts[ending as keyof typeof officeParts], most)
  } catch {
    return '' // Not what its name says, or damaged: the file itself is kept as it is, and found by its name.
  }
  return ''
}

const officeParts = { docx: /^word\/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$/, xlsx: /^xl\/sharedStrings\.xml$/, pptx: /^ppt\/slides\/slide\d+\.xml$/, odt: /^content\.xml$/, ods: /^content\.xml$/, odp: /^content\.xml$/ } as const

function officeText(bytes: Uint8Array, wanted: RegExp, most: number): string {
  let text = ''
  for (const { content } of readZip(bytes, (part) => wanted.test(part), mostBytes)) {
    if (text.length >= most) break
    text += `${withoutMarks(new TextDecoder().decode(content))}\n`
  }
  return text.slice(0, most)
}

/** The text of HTML or XML. Marks that end a paragraph, a cell or a line become a line's end, others go without a trace. */
function withoutMarks(text: string): string {
  return text
    .replace(/<(script|style|head)\b[^]*?(<\/\1\s*>|$)/gi, ' ').replace(/<!--[^]*?(-->|$)/g, ' ')
    .replace(/<\/?(?:p|div|br|tr|td|th|li|h[1-6]|si|w:p|w:tab|w:br|a:p|text:p|text:h|text:tab|text:line-break|text:s|table:table-cell)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (_, decimal: string | undefined, hex: string | undefined, named: string | undefined) => signOf(decimal, hex, named))
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
function signOf(decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name) return named[name.toLowerCase()] ?? ' '
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '20', 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}
