import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { rankEncodings } from './plausibility.ts'

/** A line that is not in the file's encoding; counted from 1. */
export interface MixedLine {
  line: number
}

/** A line longer than this is decoded as it comes; bytes. */
const longestLine = 2 ** 20

/** Encodings whose texts beyond ASCII are hardly ever valid UTF-8 by chance, not even two letters. */
const western = new Set(['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258', 'iso-8859-2', 'iso-8859-15', 'macintosh'])
/** Here a pair of letters may be, but two pairs in one cell are not. */
const otherSingle = new Set(['windows-1251', 'koi8-r', 'windows-1253', 'windows-1255', 'windows-1256'])
/** Their line end is no byte of 0x0A alone, or they keep a state: nothing can be cut out of them. */
const whole = new Set(['utf-16le', 'utf-16be', 'iso-2022-jp'])

/**
 * Reads bytes piece by piece into text; a byte order mark is dropped, and what cannot be read becomes U+FFFD. Files are
 * sometimes made of several: a line, or a cell, that does not fit the declared encoding and does fit UTF-8 (or, in a UTF-8
 * file, an 8-bit one) is read by its own, and told.
 */
export class StreamDecoder {
  /** How many U+FFFD the text so far has: 0 means that the encoding fits. */
  replaced = 0
  readonly #encoding: string
  readonly #decoder: TextDecoder
  readonly #onMixed: ((found: MixedLine) => void) | undefined
  readonly #isWhole: boolean
  #rest: Buffer = Buffer.alloc(0)
  /** The beginning of the line has gone out already: it was too long to wait for its end. */
  #isInLine = false
  /** Lines before the rest. */
  #lines = 0
  /** What lines of a UTF-8 file are in that are not UTF-8; found by the first of them. */
  #other: TextDecoder | null = null

  /** Throws a RangeError for a label the WHATWG Encoding Standard does not know. */
  constructor(encoding: string, onMixed?: (found: MixedLine) => void) {
    this.#decoder = new TextDecoder(encoding)
    this.#encoding = this.#decoder.encoding
    this.#isWhole = whole.has(this.#encoding)
    this.#onMixed = onMixed
  }

  push(bytes: Uint8Array): string {
    if (this.#isWhole) return this.#count(this.#decoder.decode(bytes, { stream: true }))
    const data = this.#rest.length === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.concat([this.#rest, bytes])
    const cut = data.lastIndexOf(0x0a) + 1 || data.lastIndexOf(0x0d) + 1
    if (cut === 0 && data.length > longestLine) {
      this.#rest = Buffer.alloc(0)
      this.#isInLine = true
      return this.#count(this.#decoder.decode(data, { stream: true }))
    }
    // A copy: the piece's memory may be used again by whoever read it.
    this.#rest = Buffer.from(data.subarray(cut))
    return cut === 0 ? '' : this.#block(data.subarray(0, cut))
  }

  /** The text of a last line without an end, or of a character cut off at the file's end, if any. */
  end(): string {
    const last = this.#rest
    this.#rest = Buffer.alloc(0)
    return (last.length > 0 ? this.#block(last) : '') + this.#count(this.#decoder.decode())
  }

  /** Whole lines. */
  #block(block: Buffer): string {
    const text = this.#decoder.decode(block, { stream: this.#isInLine })
    if (this.#isInLine) return this.#endLongLine(text)
    const isSuspect = western.has(this.#encoding) || otherSingle.has(this.#encoding) ? text.length > 0 && /[\u0080-\uffff]/.test(text) : text.includes('\ufffd')
    const mended = isSuspect ? this.#mend(block) : text
    this.#lines += countLines(text)
    return withoutMarks(isSuspect ? this.#count(mended) : text)
  }

  #endLongLine(text: string): string {
    this.#isInLine = false
    this.#lines += countLines(text)
    return this.#count(text)
  }

  #mend(block: Buffer): string {
    const parts: string[] = []
    let plainFrom = 0
    let line = this.#lines
    for (let at = 0; at < block.length;) {
      const newline = block.indexOf(0x0a, at)
      const end = newline < 0 ? block.length : newline + 1
      const bytes = block.subarray(at, end)
      line += 1
      if (this.#isMixed(bytes)) {
        if (at > plainFrom) parts.push(this.#plain(block.subarray(plainFrom, at)))
        parts.push(this.#mendLine(bytes))
        plainFrom = end
        this.#onMixed?.({ line })
      }
      at = end
    }
    if (plainFrom < block.length) parts.push(this.#plain(block.subarray(plainFrom)))
    return parts.join('')
  }

  #plain(bytes: Uint8Array): string {
    return new TextDecoder(this.#encoding).decode(bytes)
  }

  /** Whether a line has bytes of another encoding than the file's. */
  #isMixed(line: Buffer): boolean {
    if (!hasHigh(line)) return false
    if (this.#encoding === 'utf-8') return !isUtf8(line)
    if (western.has(this.#encoding) || otherSingle.has(this.#encoding)) return cellsOf(line).some((cell) => this.#isForeign(cell))
    return this.#plain(line).includes('\ufffd') && cellsOf(line).some((cell) => hasHigh(cell) && isUtf8(cell))
  }

  #isForeign(cell: Buffer): boolean {
    if (!hasHigh(cell) || !isUtf8(cell)) return false
    return western.has(this.#encoding) || [...cell.toString('utf8')].filter((sign) => sign > '\u007f').length >= 2
  }

  #mendLine(line: Buffer): string {
    return cellsOf(line).map((cell) => {
      if (!hasHigh(cell)) return cell.toString('latin1')
      if (this.#encoding !== 'utf-8') return isUtf8(cell) && (this.#isForeign(cell) || this.#plain(cell).includes('\ufffd')) ? cell.toString('utf8') : this.#plain(cell)
      return isUtf8(cell) ? cell.toString('utf8') : this.#otherDecoder(cell).decode(cell)
    }).join('')
  }

  #otherDecoder(bytes: Buffer): TextDecoder {
    this.#other ??= new TextDecoder(rankEncodings(bytes, true)[0]?.encoding ?? 'windows-1252')
    return this.#other
  }

  #count(text: string): string {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) this.replaced += 1
    return text
  }
}

/** A line in pieces that end behind each sign that parts cells. None of these signs is the second byte of a character in any encoding read here. */
function cellsOf(line: Buffer): Buffer[] {
  const cells: Buffer[] = []
  let start = 0
  for (let at = 0; at < line.length; at++) {
    const byte = line[at]
    if (byte !== 0x2c && byte !== 0x3b && byte !== 0x09 && byte !== 0x22 && byte !== 0x0d) continue
    cells.push(line.subarray(start, at + 1))
    start = at + 1
  }
  cells.push(line.subarray(start))
  return cells
}

/** Files put behind one another bring their byte order marks along: at the beginning of a line one is no part of the text. */
function withoutMarks(text: string): string {
  return text.includes('\ufeff') ? text.replaceAll(/(?<=^|[\r\n])\ufeff+/g, '') : text
}

function hasHigh(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7f) return true
  return false
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
