/**
 * Text encodings of files from outside: which one a file is in, reading it piece by piece, writing the two we write.
 * Labels are those of the WHATWG Encoding Standard, as `TextDecoder` takes them.
 */
import { isUtf8 as hasUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

import { analyse } from 'chardet'

import { rankEncodings } from './plausibility.ts'
import { StreamDecoder, type MixedLine } from './stream-decoder.ts'

export interface DetectedEncoding {
  encoding: string
  hasBom: boolean
  /** False when the user had better look at a preview and choose. */
  isCertain: boolean
}

/** The encodings to offer in a picker, the likeliest first. */
export const readableEncodings = [
  'utf-8', 'gb18030', 'big5', 'windows-1252', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr', 'windows-1250',
  'iso-8859-2', 'windows-1251', 'koi8-r', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258',
  'windows-874', 'iso-8859-15', 'macintosh',
] as const

/**
 * Finds the encoding of a file from its first bytes (64 KB are plenty): byte order mark, UTF-16 without one, UTF-8 that
 * decodes without an error, then the most plausible 8-bit encoding. An empty or plain ASCII sample is UTF-8.
 * `isWholeFile` false allows a character cut off at the sample's end. Throws nothing.
 */
export function detectEncoding(sample: Uint8Array, isWholeFile: boolean): DetectedEncoding {
  const bom = encodingOfBom(sample)
  if (bom) return { encoding: bom, hasBom: true, isCertain: true }
  const wide = wideWithoutBom(sample)
  if (wide) return { encoding: wide, hasBom: false, isCertain: true }
  if (hasJapaneseEscapes(sample)) return { encoding: 'iso-2022-jp', hasBom: false, isCertain: true }
  if (isUtf8(sample, isWholeFile)) return { encoding: 'utf-8', hasBom: false, isCertain: isWholeFile || sample.some((byte) => byte > 0x7f) }
  // A few lines in another encoding do not make the rest of the file any less UTF-8; they are read by their own (stream-decoder.ts).
  if (isMostlyUtf8(sample)) return { encoding: 'utf-8', hasBom: false, isCertain: false }
  return { ...detectEightBit(sample, isWholeFile), hasBom: false }
}

/** Whether most of the lines with bytes beyond ASCII are valid UTF-8, which other encodings hardly ever are by chance. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let valid = 0
  let invalid = 0
  for (let at = 0; at < bytes.length;) {
    const newline = bytes.indexOf(0x0a, at)
    const end = newline < 0 ? bytes.length : newline
    const line = bytes.subarray(at, end)
    if (line.some((byte) => byte > 0x7f)) {
      if (hasUtf8(line)) valid += 1
      else invalid += 1
    }
    at = end + 1
  }
  return valid >= 2 && valid > invalid
}

export function decoder(encoding: string, onMixed?: (found: MixedLine) => void): StreamDecoder {
  return new StreamDecoder(encoding, onMixed)
}

/** The text of a file's beginning, its last line as far as it is there. */
export function decodeSample(sample: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(sample, { stream: true })
}

/** Writes text as UTF-8 or as UTF-16LE; the byte order mark belongs to a file's first piece only. */
export function encode(text: string, encoding: 'utf-8' | 'utf-16le', hasBom = false): Uint8Array {
  const whole = hasBom ? `\ufeff${text}` : text
  return encoding === 'utf-8' ? new TextEncoder().encode(whole) : new Uint8Array(Buffer.from(whole, 'utf16le'))
}

function encodingOfBom(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // GB18030 has a signature too (U+FEFF as 84 31 95 33).
  return bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33 ? 'gb18030' : null
}

/**
 * UTF-16 without a mark: separators, digits and line ends have a zero as their high byte even in Chinese text, so the
 * zeros stand at even or at odd places only. A few stray NULs in an 8-bit file do not make a tenth of all pairs.
 */
function wideWithoutBom(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, 65_536) >> 1
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < pairs * 2; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  const isMany = (count: number) => count >= 2 && count > pairs * 0.1
  if (isMany(odd) && even * 20 < odd) return 'utf-16le'
  if (isMany(even) && odd * 20 < even) return 'utf-16be'
  return null
}

/** ISO-2022-JP is 7-bit and would pass as UTF-8: it shows by its escapes to and from two-byte characters (RFC 1468). */
function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return (text.includes('\x1b$B') || text.includes('\x1b$@')) && (text.includes('\x1b(B') || text.includes('\x1b(J'))
}

function isUtf8(bytes: Uint8Array, isWholeFile: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWholeFile })
    return true
  } catch {
    return false // The decoder's only failure: bytes that are not UTF-8.
  }
}

/** How far apart the best two must be for the choice to be called certain. */
const margin = 0.25

function detectEightBit(bytes: Uint8Array, isWholeFile: boolean): { encoding: string; isCertain: boolean } {
  const [best, second] = rankEncodings(bytes, isWholeFile)
  const guess = guessByStatistics(bytes)
  if (best && best.score >= 0.35) {
    const rival = second && sameFamily(best.encoding, second.encoding) ? undefined : second
    const isClear = !rival || best.score - rival.score >= margin
    // Between two that look equally well the statistics of whole letter groups decide.
    const encoding = !isClear && rival && guess.encoding === rival.encoding && best.score - rival.score < 0.08 ? rival.encoding : best.encoding
    return { encoding, isCertain: best.score >= 0.6 && (isClear || guess.encoding === encoding) }
  }
  return { encoding: guess.encoding, isCertain: false }
}

/** Encodings that agree on nearly all letters their languages use: taking one for the other does little harm. */
function sameFamily(a: string, b: string): boolean {
  return [['windows-1252', 'windows-1254'], ['windows-1250', 'iso-8859-2']].some((family) => family.includes(a) && family.includes(b))
}

/** chardet's word for encodings beyond our own tables (Hebrew, Arabic, Thai …); windows-1252 when it has none. */
function guessByStatistics(bytes: Uint8Array): { encoding: string } {
  for (const { name } of analyse(bytes)) {
    const label = whatwgLabels[name] ?? name.toLowerCase()
    if ((readableEncodings as readonly string[]).includes(label) && label !== 'utf-8' && !label.startsWith('utf-16')) return { encoding: label }
  }
  return { encoding: 'windows-1252' }
}

/** What the Encoding Standard calls them: it reads ISO-8859-1 as windows-1252, ISO-8859-9 as windows-1254. */
const whatwgLabels: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252', 'ISO-8859-9': 'windows-1254', 'ISO-8859-5': 'windows-1251', 'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255', 'ISO-8859-6': 'windows-1256',
}
