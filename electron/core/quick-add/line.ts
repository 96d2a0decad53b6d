import type { Chip, ChipKind } from '#shared/quick-add.ts'

/** A line while it is understood: what was taken for something is blanked out, so that nothing is taken twice. */
export class QuickAddLine {
  readonly text: string
  readonly chips: Chip[] = []
  /** The line with all that was taken as spaces; every place is where it was. */
  rest: string

  /** `plain` are stretches that the user took back: they are words and nothing else. */
  constructor(text: string, plain: readonly (readonly [number, number])[] = []) {
    this.text = text
    this.rest = text
    for (const [from, to] of plain) this.#blank(from, to)
  }

  /** Takes a stretch out of the rest. */
  take(kind: ChipKind, from: number, to: number): string {
    // Only what nothing else has taken yet.
    const own = this.rest.slice(from, to)
    const start = from + own.length - own.trimStart().length
    const end = from + own.trimEnd().length
    const text = this.text.slice(start, end)
    this.chips.push({ kind, from: start, to: end, text })
    this.#blank(from, to)
    return text
  }

  /** Takes the first match of a pattern as a chip; gives the match, or null. A group `keep` at its end stays. */
  find(kind: ChipKind, pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.rest)
    if (match) this.take(kind, match.index, match.index + match[0].length)
    return match
  }

  /** Drops a word that only joins others: `with`, `给`. */
  drop(from: number, to: number): void {
    this.#blank(from, to)
  }

  /** What is left as words, the plain stretches in their places. */
  words(plain: readonly (readonly [number, number])[]): string {
    let words = this.rest
    for (const [from, to] of plain) words = words.slice(0, from) + this.text.slice(from, to) + words.slice(to)
    return words.replace(/\s+/g, ' ').trim()
  }

  #blank(from: number, to: number): void {
    this.rest = this.rest.slice(0, from) + ' '.repeat(to - from) + this.rest.slice(to)
  }
}
