import { TextDecoder } from 'node:util'
import type { Problem } from '#shared/errors.ts'

/**
 * The elements of the one long list in a JSON document, as text, cut out of a stream of bytes: neither the document nor the list need
 * fit into memory. A broken element costs itself alone where the elements begin on lines of their own, as our export writes them.
 */
export interface JsonElement {
  line: number
  text: string
}
type JsonProblem = Omit<Problem, 'file'>

interface OpenElement { line: number; parts: string[]; size: number; isBroken: boolean }

const longest = 256 << 20
const longestIndent = 1_000
const [newline, quote, openList, backslash, closeList, open, close] = [10, 34, 91, 92, 93, 123, 125]

export class JsonReader {
  readonly #decoder = new TextDecoder('utf-8')
  #elements: JsonElement[] = []
  #problems: JsonProblem[] = []
  #line = 1
  /** The blanks the present line begins with; null behind them. */
  #indent: string | null = ''
  #lastIndent = ''
  #elementIndent: string | null = null
  #isInList = false
  #isInString = false
  #isEscaped = false
  #depth = 0
  #open: OpenElement | null = null

  push(bytes: Uint8Array): JsonElement[] {
    this.#take(this.#decoder.decode(bytes, { stream: true }))
    return this.#elements.splice(0)
  }

  end(): JsonElement[] {
    this.#take(this.#decoder.decode())
    this.#break('The file ends within a contact; that contact was left out.')
    return this.#elements.splice(0)
  }

  takeProblems(): JsonProblem[] {
    return this.#problems.splice(0)
  }

  #take(text: string): void {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (this.#indent !== null) this.#atLineStart(code, text[at] ?? '')
      if (this.#isInString) this.#inString(code)
      else if (code === quote) this.#isInString = true
      else if (!this.#isInList) this.#isInList = code === openList
      else if (code === open || code === openList) {
        if (!this.#open && code === open) { this.#begin(); from = at }
        if (this.#open) this.#depth += 1
      } else if (code === close || code === closeList) {
        if (!this.#open) this.#isInList = code !== closeList
        else if (--this.#depth === 0) { this.#keep(text.slice(from, at + 1)); this.#finish() }
      }
      if (code === newline) { this.#line += 1; this.#indent = '' }
    }
    if (this.#open) this.#keep(text.slice(from))
  }

  /** A line that begins as the elements do begins one: what is still open was not closed. */
  #atLineStart(code: number, char: string): void {
    if (code <= 32) {
      // A line of blanks without end is no indent, and must not be kept.
      if ((this.#indent?.length ?? 0) < longestIndent) this.#indent += char
      return
    }
    if (code === open && this.#open && this.#indent === this.#elementIndent && this.#open.line !== this.#line) {
      this.#break('The contact is not closed as JSON wants it and was left out.')
      this.#isInString = false
    }
    // A bracket too many in a broken element does not end the list where another element follows.
    if (code === open && this.#indent === this.#elementIndent) this.#isInList = true
    this.#lastIndent = this.#indent ?? ''
    this.#indent = null
  }

  #inString(code: number): void {
    // JSON writes a line end inside a text as \n (RFC 8259, section 7): the quote was forgotten.
    if (code === newline && this.#open) this.#open.isBroken = true
    if (code === newline || (code === quote && !this.#isEscaped)) this.#isInString = false
    this.#isEscaped = code === backslash && !this.#isEscaped
  }

  #begin(): void {
    this.#open = { line: this.#line, parts: [], size: 0, isBroken: false }
    this.#depth = 0
    this.#elementIndent ??= this.#lastIndent
  }

  #keep(text: string): void {
    const element = this.#open
    if (!element || element.isBroken) return
    element.size += text.length
    if (element.size > longest) { element.isBroken = true; element.parts = [] }
    else element.parts.push(text)
  }

  #finish(): void {
    if (this.#open?.isBroken) this.#break('The contact is not JSON as it should be, or too long; it was left out.')
    else if (this.#open) this.#elements.push({ line: this.#open.line, text: this.#open.parts.join('') })
    this.#open = null
  }

  #break(message: string): void {
    if (this.#open) this.#problems.push({ line: this.#open.line, code: 'badJson', message })
    this.#open = null
    this.#depth = 0
  }
}
