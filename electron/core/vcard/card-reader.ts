import type { CardProblem, ContentLine, RawCard, ReadOptions, VCardVersion } from './card.ts'
import { isBase64, isQuotedPrintable, parseContentLine } from './content-line.ts'
import { LineSource } from './line-source.ts'

/**
 * Cuts a stream of bytes into cards, whatever the program that wrote it. Nothing that can be kept is lost: a bad line is
 * a problem, the rest of the card goes on. Memory is bounded by one card and one piece of the file.
 */
interface CardReaderOptions extends ReadOptions {
  /** The longest property kept, in bytes. Default 64 MB. */
  maxProperty?: number
  /** The largest card kept, in characters; the lines beyond are dropped. Default 128 MB. */
  maxCard?: number
}

interface OpenCard {
  line: number
  lines: ContentLine[]
  size: number
  junk: number
  isFull: boolean
}

/** A property whose value goes on in the lines that follow, in ways older than folding. */
interface OpenProperty {
  kind: 'quotedPrintable' | 'base64' | 'agent'
  line: ContentLine
  number: number
  parts: string[]
  size: number
  isDropped: boolean
}

const maxLines = 100_000
const maxJunk = 20

export class CardReader {
  readonly #source: LineSource
  readonly #maxProperty: number
  readonly #maxCard: number
  #cards: RawCard[] = []
  #problems: CardProblem[] = []
  #card: OpenCard | null = null
  #open: OpenProperty | null = null
  #skipped: string | null = null
  #isInJunk = false

  constructor(options: CardReaderOptions = {}) {
    this.#maxProperty = options.maxProperty ?? 64 << 20
    this.#maxCard = options.maxCard ?? 128 << 20
    const sink = { line: (text: string, number: number) => this.#accept(text, number), tooLong: (number: number) => this.#tooLong(number) }
    this.#source = new LineSource(sink, options.encoding, this.#maxProperty)
  }

  /** Takes the next bytes of the file, any number; gives the cards that ended in them. The bytes may be reused after. */
  push(chunk: Uint8Array): RawCard[] {
    this.#source.push(chunk)
    return this.#cards.splice(0)
  }

  /** Ends the file; gives the last cards, also one without END. */
  end(): RawCard[] {
    this.#source.end()
    this.#endProperty()
    if (this.#card) this.#unclosed(this.#card)
    return this.#cards.splice(0)
  }

  /** The problems met since the last call, in the order of the file. */
  takeProblems(): CardProblem[] {
    return this.#problems.splice(0)
  }

  #accept(text: string, number: number): void {
    if (this.#open && this.#continues(this.#open, text)) return
    if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    if (isBoundaryLike(text) && this.#boundary(text, number)) return
    if (this.#skipped !== null) return
    const card = this.#card
    if (!card) {
      if (!this.#isInJunk && text.trim()) this.#problem(number, 'junkLine', 'Text that is not part of a card was left out.')
      this.#isInJunk ||= text.trim() !== ''
      return
    }
    const line = parseContentLine(text)
    if (line) this.#property(card, line, number)
    else if (text.trim()) this.#junk(card, text, number)
  }

  #property(card: OpenCard, line: ContentLine, number: number): void {
    const { value } = line
    const kind = value.endsWith('=') || value.endsWith('= ') ? (isQuotedPrintable(line) ? 'quotedPrintable' : null) : null
    if (kind) this.#open = { kind, line, number, parts: [softPart(value)], size: value.length, isDropped: false }
    else if ((value.length === 0 || value.length > 20) && isBase64(line) && isBase64Text(value)) this.#open = { kind: 'base64', line, number, parts: [value.replace(/\s/g, '')], size: value.length, isDropped: false }
    else if (line.name.length === 5 && /^AGENT$/i.test(line.name) && /^\s*(?:BEGIN\s*:\s*VCARD\s*)?$/i.test(value)) {
      this.#open = { kind: 'agent', line, number, parts: value.trim() ? ['', value.trim()] : [''], size: 0, isDropped: false }
    } else if (value.length > 60 && value.includes(' ') && isBase64(line) && isBase64Text(value)) {
      // Folded with more than one space: they are no part of base64.
      this.#add(card, { ...line, value: value.replace(/\s/g, '') }, value.length + 40, number)
    } else this.#add(card, line, value.length + 40, number)
  }

  /** Whether the line belongs to the open property; ends the property when it does not. */
  #continues(open: OpenProperty, text: string): boolean {
    const isMore = open.kind === 'quotedPrintable' ? this.#continuesText(open, text) : open.kind === 'base64' ? this.#continuesBase64(open, text) : this.#continuesAgent(open, text)
    if (open.size > this.#maxProperty && !open.isDropped) {
      open.isDropped = true
      open.parts = []
      this.#tooLong(open.number)
    }
    return isMore
  }

  #continuesText(open: OpenProperty, text: string): boolean {
    if (text === '' || boundary.exec(text)?.[2]?.toUpperCase() === 'VCARD') { this.#endProperty(); return text === '' }
    open.size += text.length
    if (!open.isDropped) open.parts.push(softPart(text))
    if (!text.trimEnd().endsWith('=')) this.#endProperty()
    return true
  }

  #continuesBase64(open: OpenProperty, text: string): boolean {
    const part = text.trim()
    // An empty line ends the value (vCard 2.1, section 2.4.1), but some writers put one before it.
    if (part === '') {
      if (open.size > 0) this.#endProperty()
      return true
    }
    if (!isBase64Text(part)) { this.#endProperty(); return false }
    open.size += part.length
    if (!open.isDropped) open.parts.push(part.replace(/\s/g, ''))
    return true
  }

  /** A card within a card. Only one that starts at once is taken, so that an empty AGENT does not swallow what follows. */
  #continuesAgent(open: OpenProperty, text: string): boolean {
    const mark = boundary.exec(text)
    const isVcard = mark?.[2]?.toUpperCase() === 'VCARD'
    const isBegin = isVcard && mark?.[1]?.toUpperCase() === 'BEGIN'
    if (open.parts.length === 1 && !isBegin) {
      if (text === '') return true
      this.#endProperty()
      return false
    }
    if (isBegin && open.parts.length > 1) { this.#endProperty(); return false }
    open.size += text.length
    if (!open.isDropped) open.parts.push(text)
    if (isVcard && !isBegin) this.#endProperty()
    return true
  }

  #endProperty(): void {
    const open = this.#open
    this.#open = null
    if (!open || open.isDropped || !this.#card) return
    const value = open.kind === 'agent' ? (open.parts.length > 1 ? open.parts.join('\r\n') : '') : open.parts.join('')
    this.#add(this.#card, { ...open.line, value }, value.length + 40, open.number)
  }

  #add(card: OpenCard, line: ContentLine, size: number, number: number): void {
    if (card.size + size > this.#maxCard || card.lines.length >= maxLines) {
      if (!card.isFull) this.#problem(number, 'cardTooLong', 'The card is too long; its properties from here on were left out.')
      card.isFull = true
      return
    }
    card.size += size
    card.lines.push(line)
  }

  #junk(card: OpenCard, text: string, number: number): void {
    card.junk += 1
    if (card.junk <= maxJunk) this.#problem(number, 'junkLine', 'A line that is not a vCard property could not be read; the card was kept, and the line with it.')
    this.#add(card, { group: null, name: '', params: [], value: text }, text.length + 40, number)
  }

  /** Handles BEGIN and END; false when the line is neither. */
  #boundary(text: string, number: number): boolean {
    const mark = boundary.exec(text)
    if (!mark) return false
    const isBegin = mark[1]?.toUpperCase() === 'BEGIN'
    const component = (mark[2] ?? '').toUpperCase()
    if (component !== 'VCARD') return this.#foreign(isBegin, component, number)
    if (isBegin) this.#begin(number)
    else if (this.#card) this.#finish(this.#card)
    else if (this.#skipped === null) this.#problem(number, 'strayEnd', 'An END without a BEGIN was left out.')
    // Files joined without a line end between them.
    if (!isBegin && mark[3]) this.#begin(number)
    return true
  }

  #begin(number: number): void {
    if (this.#card) this.#unclosed(this.#card)
    this.#skipped = null
    this.#isInJunk = false
    this.#card = { line: number, lines: [], size: 0, junk: 0, isFull: false }
  }

  #foreign(isBegin: boolean, component: string, number: number): boolean {
    if (this.#skipped !== null) {
      if (!isBegin && component === this.#skipped) this.#skipped = null
      return true
    }
    if (!isBegin) return false
    this.#skipped = component
    this.#problem(number, 'foreignComponent', `A part that is not a card (${component.slice(0, 40)}) was left out.`)
    return true
  }

  #unclosed(card: OpenCard): void {
    this.#problem(card.line, 'unclosedCard', 'The card has no END; what it has was kept.')
    this.#finish(card)
  }

  #finish(card: OpenCard): void {
    this.#skipped = null
    this.#card = null
    const version = statedVersion(card.lines)
    if (!version) this.#problem(card.line, 'missingVersion', 'The card does not say its version; it was read all the same.')
    this.#cards.push({ line: card.line, version: version ?? guessVersion(card.lines), lines: card.lines })
  }

  #tooLong(number: number): void {
    this.#problem(number, 'propertyTooLong', 'A property is too long and was left out; the rest of the card was kept.')
  }

  #problem(line: number, code: string, message: string): void {
    this.#problems.push({ line, code, message })
  }
}

const boundary = /^[\s\ufeff]*(BEGIN|END)\s*:\s*([A-Z0-9-]+?)(BEGIN\s*:\s*VCARD)?\s*$/i

function isBoundaryLike(text: string): boolean {
  if (text.length > 100) return false
  const code = text.charCodeAt(0) | 32
  return code === 98 || code === 101 || code === 32 || code === 41
}

function isBase64Text(text: string): boolean {
  return /^[A-Za-z0-9+/=\s]*$/.test(text)
}

/** A part of a quoted-printable value without its soft break, and without the spaces a mail program put after it. */
function softPart(text: string): string {
  const end = text.trimEnd()
  return end.endsWith('=') ? end.slice(0, -1) : text
}

function statedVersion(lines: readonly ContentLine[]): VCardVersion | null {
  for (const line of lines) {
    if (line.name.length !== 7 || line.name.toUpperCase() !== 'VERSION') continue
    const first = line.value.trimStart()[0]
    if (first === '2') return '2.1'
    if (first === '3') return '3.0'
    if (first === '4') return '4.0'
  }
  return null
}

/** Bare types and quoted-printable are vCard 2.1; all else reads best as 3.0. */
function guessVersion(lines: readonly ContentLine[]): VCardVersion {
  return lines.some((line) => line.params.some((param) => param.name === '') || isQuotedPrintable(line)) ? '2.1' : '3.0'
}
