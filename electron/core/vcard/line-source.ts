import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/**
 * Bytes of a file to unfolded lines of text, with the number of the line each begins on. Linear in time; holds at most
 * one line beyond the piece given. Text is UTF-8; what is not is read by the CHARSET the line names, else by the
 * encoding the caller names. Lines are unfolded as bytes, since writers fold inside characters.
 */
interface LineSink {
  /** `isUtf8` is false for a line that had to be read in another encoding. */
  line(text: string, number: number, isUtf8: boolean): void
  tooLong(number: number): void
}

const piece = 1 << 20
const decoders = new Map<string, TextDecoder | null>()

/** A decoder for an encoding's name, or null when there is none of that name. */
export function decoderFor(encoding: string): TextDecoder | null {
  const key = encoding.toLowerCase()
  let decoder = decoders.get(key)
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(key)
    } catch {
      decoder = null // A RangeError: no such encoding.
    }
    // Names come from files: what is remembered of them must not grow without end.
    if (decoders.size < 200) decoders.set(key, decoder)
  }
  return decoder
}

export class LineSource {
  readonly #sink: LineSink
  readonly #fallback: TextDecoder
  readonly #limit: number
  #wide: TextDecoder | null
  #held: Buffer[] = []
  #heldBytes = 0
  #isStarted = false
  #isDropping = false
  #isQuoted = false
  #number = 1

  constructor(sink: LineSink, encoding: string | undefined, limit: number) {
    this.#sink = sink
    this.#limit = limit
    this.#wide = encoding && /^utf-?16/i.test(encoding) ? decoderStream(encoding) : null
    // What is not UTF-8 in a file of UTF-8 is a line some other program wrote.
    const isOther = encoding && !this.#wide && !/^utf-?8$/i.test(encoding)
    this.#fallback = (isOther ? decoderFor(encoding) : null) ?? new TextDecoder('windows-1252')
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += piece) this.#take(Buffer.from(chunk.subarray(at, at + piece)))
  }

  end(): void {
    if (!this.#isStarted) this.#start(Buffer.concat(this.#held.splice(0)))
    if (this.#wide) this.#split(Buffer.from(this.#wide.decode()))
    if (!this.#isDropping && this.#heldBytes > 0) this.#segment(Buffer.concat(this.#held))
    this.#held = []
    this.#heldBytes = 0
  }

  #take(chunk: Buffer): void {
    if (!this.#isStarted) {
      const first = Buffer.concat([...this.#held.splice(0), chunk])
      if (first.length < 3) this.#held.push(first)
      else this.#start(first)
    } else this.#split(this.#wide ? Buffer.from(this.#wide.decode(chunk, { stream: true })) : chunk)
  }

  /** Looks at the byte order mark, which tells UTF-16 and is otherwise dropped. */
  #start(first: Buffer): void {
    this.#isStarted = true
    const mark = first.length < 2 ? 0 : first.readUInt16BE(0)
    if (mark === 0xfffe) this.#wide ??= decoderStream('utf-16le')
    else if (mark === 0xfeff) this.#wide ??= decoderStream('utf-16be')
    const isUtf8Mark = mark === 0xefbb && first[2] === 0xbf
    if (this.#wide) this.#split(Buffer.from(this.#wide.decode(first, { stream: true })))
    else this.#split(isUtf8Mark ? first.subarray(3) : first)
  }

  /** Keeps what follows the last place where a line surely begins, and reads what stands before it. */
  #split(chunk: Buffer): void {
    // A NUL is nobody's, and would hide that a line begins with a blank.
    let rest = chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk
    if (this.#isDropping) {
      const resume = this.#firstStart(rest)
      this.#count(resume === -1 ? rest : rest.subarray(0, resume))
      if (resume === -1) { this.#held = [rest.subarray(-1)]; return }
      this.#isDropping = false
      this.#held = []
      rest = rest.subarray(resume)
    }
    const start = this.#lastStart(rest)
    if (start === -1) {
      if (rest.length > 0) this.#held.push(rest)
      this.#heldBytes += rest.length
      if (this.#heldBytes > this.#limit) this.#drop()
      return
    }
    this.#held.push(rest.subarray(0, start))
    const whole = this.#held.length === 1 ? rest.subarray(0, start) : Buffer.concat(this.#held)
    this.#held = [rest.subarray(start)]
    this.#heldBytes = rest.length - start
    this.#segment(whole)
  }

  #drop(): void {
    this.#sink.tooLong(this.#number)
    for (const held of this.#held) this.#count(held)
    this.#held = [this.#held.at(-1)?.subarray(-1) ?? Buffer.alloc(0)]
    this.#heldBytes = 0
    this.#isDropping = true
  }

  #count(bytes: Buffer): void {
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.#number += 1
  }

  #lastStart(bytes: Buffer): number {
    for (let at = bytes.length - 1; at > 0; at -= 1) if (isLineStart(bytes[at - 1], bytes[at])) return at
    return bytes.length > 0 && isLineStart(this.#lastHeld(), bytes[0]) ? 0 : -1
  }

  #firstStart(bytes: Buffer): number {
    if (bytes.length > 0 && isLineStart(this.#lastHeld(), bytes[0])) return 0
    for (let at = 1; at < bytes.length; at += 1) if (isLineStart(bytes[at - 1], bytes[at])) return at
    return -1
  }

  #lastHeld(): number | undefined {
    return this.#held.at(-1)?.at(-1)
  }

  /** Reads whole lines. Where all is UTF-8, as usual, the text is decoded at once; else each unfolded line by itself. */
  #segment(bytes: Buffer): void {
    const isText = isUtf8(bytes)
    let text = isText && !isAscii(bytes) ? bytes.toString('utf8') : bytes.toString('latin1')
    if (text.includes('\r') && /\r(?!\n)/.test(text)) text = text.replace(/\r\n?/g, '\n')
    let at = 0
    while (at < text.length) {
      const number = this.#number
      let end = text.indexOf('\n', at)
      let next = end === -1 ? text.length : end + 1
      if (end === -1) end = text.length
      let line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end)
      this.#number += 1
      if (isFold(text, next) && !this.#isSoftBroken(line, line)) {
        const parts = [line]
        while (isFold(text, next) && !this.#isSoftBroken(parts[0] ?? '', line)) {
          end = text.indexOf('\n', next)
          if (end === -1) end = text.length
          line = text.slice(next + 1, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
          parts.push(line)
          this.#number += 1
          next = Math.min(end + 1, text.length)
        }
        line = parts.join('')
      }
      this.#isQuoted = this.#isSoftBroken(line, line)
      if (line.length > this.#limit) this.#sink.tooLong(number)
      else if (isText) this.#sink.line(line, number, true)
      else this.#other(line, number)
      at = next
    }
  }

  /** Whether a line end is the soft break of a quoted-printable value: what follows is its text, spaces and all. */
  #isSoftBroken(head: string, line: string): boolean {
    if (line.charCodeAt(line.length - 1) !== 61) return false
    if (this.#isQuoted) return true
    return /QUOTED-PRINTABLE/i.test(headOf(head))
  }

  /** A line of bytes (as latin1) that need not be UTF-8. */
  #other(line: string, number: number): void {
    const bytes = Buffer.from(line, 'latin1')
    if (isUtf8(bytes)) this.#sink.line(bytes.toString('utf8'), number, true)
    else this.#sink.line(this.#decode(line, bytes), number, false)
  }

  #decode(line: string, bytes: Buffer): string {
    const head = headOf(line)
    const named = /;\s*CHARSET\s*=\s*"?([\w.-]+)/i.exec(head)
    const decoder = named?.[1] ? decoderFor(named[1]) : null
    const text = (decoder ?? this.#fallback).decode(bytes)
    // The line is Unicode now and will be written as UTF-8; in quoted-printable the name still tells of the `=XX`.
    if (!decoder || /QUOTED-PRINTABLE/i.test(head)) return text
    return text.replace(/(;\s*CHARSET\s*=\s*"?)[\w.-]+/i, '$1UTF-8')
  }
}

function decoderStream(encoding: string): TextDecoder {
  return new TextDecoder(/be$/i.test(encoding) ? 'utf-16be' : 'utf-16le')
}

function isLineStart(before: number | undefined, code: number | undefined): boolean {
  if (code === 32 || code === 9) return false
  return before === 10 || (before === 13 && code !== 10)
}

function isFold(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || code === 9
}

/** No name and parameters are longer; it is looked at again at each line end, so more would take quadratic time. Characters. */
const longestHead = 4_000

/** What stands before the value: name and parameters, in whose quotes there may be colons. */
function headOf(line: string): string {
  const start = line.length > longestHead ? line.slice(0, longestHead) : line
  const head = start.slice(0, start.indexOf(':'))
  if (!head.includes('"')) return head
  return /^(?:[^":]|"[^"]*")*(?=:)/.exec(start)?.[0] ?? head
}
