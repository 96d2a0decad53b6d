import iconv from 'iconv-lite'
import type { Problem } from '#shared/errors.ts'
import type { ExportEncoding } from '#shared/exports.ts'

/** Text to bytes of an encoding, piece by piece, and which characters it had no sign for. */
const mostShown = 10

export class TextWriter {
  readonly #encoding: ExportEncoding
  /** Whether the encoding has a character; asked once for each. */
  readonly #known = new Map<string, boolean>()
  readonly #lacking = new Map<string, number>()
  #isStarted = false

  constructor(encoding: ExportEncoding) {
    this.#encoding = encoding
  }

  /** The bytes of the next piece; the first begins with a byte order mark where the encoding has one. */
  push(text: string): Buffer {
    const isFirst = !this.#isStarted
    this.#isStarted = true
    switch (this.#encoding) {
      case 'utf-8': return Buffer.from(text)
      case 'utf-8-bom': return Buffer.from(isFirst ? `\ufeff${text}` : text)
      case 'utf-16le': return Buffer.from((isFirst ? `\ufeff${text}` : text).toWellFormed(), 'utf16le')
      case 'utf-16be': return Buffer.from((isFirst ? `\ufeff${text}` : text).toWellFormed(), 'utf16le').swap16()
      default: return iconv.encode(this.#fitting(text, this.#encoding), this.#encoding)
    }
  }

  /** How many characters the encoding lacks, as a problem in plain words; null for none. `file` is the name of the file written. */
  problem(file: string): Problem | null {
    if (this.#lacking.size === 0) return null
    const count = [...this.#lacking.values()].reduce((sum, one) => sum + one, 0)
    const shown = [...this.#lacking].sort((a, b) => b[1] - a[1]).slice(0, mostShown).map(([char]) => char).join(' ')
    const more = this.#lacking.size > mostShown ? ` and ${this.#lacking.size - mostShown} others` : ''
    return { file, line: 0, code: 'lackingCharacters', message: `${count} characters are not in ${this.#encoding} and were written as a question mark: ${shown}${more}. UTF-8 has them all.` }
  }

  /** The text in characters that the encoding has; a letter and its accent apart become one letter where only that is there. */
  #fitting(text: string, encoding: string): string {
    // eslint-disable-next-line no-control-regex -- ASCII is what is meant
    if (/^[\u0000-\u007f]*$/.test(text)) return text
    const whole = /\p{M}/u.test(text) ? this.#composed(text.toWellFormed(), encoding) : text.toWellFormed()
    return whole.replace(/[\u0080-\u{10ffff}]/gu, (char) => {
      if (this.#has(char, encoding)) return char
      this.#lacking.set(char, (this.#lacking.get(char) ?? 0) + 1)
      return '?'
    })
  }

  #composed(text: string, encoding: string): string {
    return text.replace(/[^\p{M}]\p{M}+/gu, (letter) => ([...letter].every((char) => this.#has(char, encoding)) ? letter : letter.normalize('NFC')))
  }

  #has(char: string, encoding: string): boolean {
    let has = this.#known.get(char)
    if (has === undefined) {
      const bytes = iconv.encode(char, encoding)
      // Readers go by the tables of the WHATWG Encoding Standard: what comes back as another sign is not there. Node's own
      // decoder knows only the oldest part of Korean, others know all of it.
      has = (encoding === 'euc-kr' ? iconv.decode(bytes, encoding) : new TextDecoder(encoding).decode(bytes)) === char
      this.#known.set(char, has)
    }
    return has
  }
}
