import { far, foldedWords, hasPlainWords, phoneWords, pinyinWords, plainOfFar, startSign } from './fold.ts'
import { shortestStart, startsWithin } from './frequent-starts.ts'
import { StartTree } from './start-tree.ts'

/** Words and frequent beginnings of words are told apart; of each kind one is in an entry once. */
const isWord = 0
const isStart = 1

/** What an ASCII sign becomes within a word; 0 parts words. */
const letters = new Uint8Array(128)
for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  letters[sign.charCodeAt(0)] = sign.charCodeAt(0)
  letters[sign.toUpperCase().charCodeAt(0)] = sign.charCodeAt(0)
}
const encoder = new TextEncoder()
const space = 32

/**
 * Gathers the words of one contact after the other as the bytes (UTF-8) that its entry in the index is made of, each word
 * once. Most of an address book is ASCII: its words go from sign to byte here, and are compared as bytes. Made as strings
 * and kept in sets they took three times as long. To be told: everything that is typed first, then what is far.
 */
export class EntryWords {
  readonly #starts: ReadonlySet<string>
  readonly #nearStarts: StartTree
  readonly #farStarts: StartTree
  /** The entry as it grows. */
  #out = new Uint8Array(4_096)
  #outLength = 0
  /** The words so far as they are compared, one behind the other. */
  #plain = new Uint8Array(4_096)
  #plainLength = 0
  /** Of each word: place, length and kind, and its hash. */
  #places = new Int32Array(3 * 512)
  #hashes = new Int32Array(512)
  #count = 0
  /** An open hash table: the word's number plus one, valid where `#rounds` says this contact's round. */
  #slots = new Int32Array(2_048)
  #rounds = new Int32Array(2_048)
  #round = 1

  /** `starts`: the beginnings that are words of the index themselves (frequent-starts.ts). */
  constructor(starts: ReadonlySet<string>) {
    const all = [...starts]
    this.#starts = starts
    this.#nearStarts = new StartTree(all.map((start) => [start, start]))
    this.#farStarts = new StartTree(all.flatMap((start) => farOf(start)))
  }

  begin(): void {
    this.#outLength = 0
    this.#plainLength = 0
    this.#count = 0
    this.#round += 1
  }

  /** The entry's bytes. They are good until the next `begin`. */
  end(): Uint8Array {
    return this.#out.subarray(0, this.#outLength)
  }

  /** Adds the words of lines of text; `isFar` for what is found by a second look only. */
  text(text: string, isFar: boolean): void {
    if (hasPlainWords(text)) return this.#asciiText(text, isFar)
    for (const line of text.split('\n')) for (const word of foldedWords(line)) this.#word(word, isFar)
  }

  phone(value: string, e164: string | null): void {
    for (const word of phoneWords(value, e164)) this.#word(word, false)
  }

  /** Adds what finds a Chinese name by its sound. */
  sound(name: string): void {
    for (const word of pinyinWords(name)) this.#word(word, false)
  }

  #asciiText(text: string, isFar: boolean): void {
    const { length } = text
    this.#reserve(length)
    let start = this.#plainLength
    let at = start
    for (let index = 0; index <= length; index++) {
      const letter = index < length ? (letters[text.charCodeAt(index)] ?? 0) : 0
      if (letter !== 0) this.#plain[at++] = letter
      else if (at > start) {
        start = at = this.#keep(start, at, isFar, null)
      }
    }
  }

  #word(word: string, isFar: boolean): void {
    this.#reserve(word.length * 3)
    const from = this.#plainLength
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index)
      if (code > 127) {
        const { written } = encoder.encodeInto(word, this.#plain.subarray(from))
        return void this.#keep(from, from + written, isFar, word)
      }
      this.#plain[from + index] = code
    }
    this.#keep(from, from + word.length, isFar, null)
  }

  /** Keeps the word that was put behind the others, unless it is there; gives the place behind the last word kept. `given` is the word where it is not ASCII. */
  #keep(from: number, end: number, isFar: boolean, given: string | null): number {
    if (!this.#isNew(from, end, isWord)) return from
    this.#plainLength = end
    if (!isFar) this.#write(this.#plain, from, end)
    else if (given === null) this.#writeFar(from, end)
    else this.#writeText(far(given))
    if (this.#starts.size === 0 || end - from < shortestStart) return end
    if (given !== null) this.#addForeignStarts(isFar ? far(given) : given)
    else for (const start of (isFar ? this.#farStarts : this.#nearStarts).of(this.#plain, from, end, this.#round)) this.#write(start, 0, start.length)
    return this.#plainLength
  }

  #addForeignStarts(word: string): void {
    for (const start of startsWithin(word, this.#starts)) {
      this.#reserve(start.length * 3)
      const at = this.#plainLength
      const { written } = encoder.encodeInto(start, this.#plain.subarray(at))
      if (!this.#isNew(at, at + written, isStart)) continue
      this.#plainLength = at + written
      this.#writeText(`${start}${startSign}`)
    }
  }

  /** Looks for a word among those of this contact, and notes it where it is not there yet. */
  #isNew(from: number, end: number, kind: number): boolean {
    const plain = this.#plain
    let hash = kind
    for (let at = from; at < end; at++) hash = Math.imul(hash ^ (plain[at] ?? 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 13)) & mask
    for (; this.#rounds[slot] === this.#round; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] ?? 0
      if (this.#hashes[number] === hash && this.#isSame(number, from, end, kind)) return false
    }
    if (this.#count * 4 >= mask) return this.#growTable(), this.#isNew(from, end, kind)
    this.#rounds[slot] = this.#round
    this.#slots[slot] = this.#count
    this.#hashes[this.#count] = hash
    this.#places[3 * this.#count] = from
    this.#places[3 * this.#count + 1] = end - from
    this.#places[3 * this.#count + 2] = kind
    this.#count += 1
    return true
  }

  #isSame(number: number, from: number, end: number, kind: number): boolean {
    const start = this.#places[3 * number] ?? 0
    const length = end - from
    if (this.#places[3 * number + 1] !== length || this.#places[3 * number + 2] !== kind) return false
    for (let at = 0; at < length; at++) if (this.#plain[start + at] !== this.#plain[from + at]) return false
    return true
  }

  #write(bytes: Uint8Array, from: number, end: number): void {
    this.#reserveOut(end - from + 1)
    let to = this.#outLength
    for (let at = from; at < end; at++) this.#out[to++] = bytes[at] ?? 0
    this.#out[to++] = space
    this.#outLength = to
  }

  /** An ASCII word as `far` says it: the first letter becomes one of U+F0000 and above, four bytes. */
  #writeFar(from: number, end: number): void {
    this.#reserveOut(end - from + 4)
    const first = this.#plain[from] ?? 0
    let to = this.#outLength
    this.#out[to++] = 0xf3
    this.#out[to++] = 0xb0
    this.#out[to++] = 0x80 | (first >> 6)
    this.#out[to++] = 0x80 | (first & 63)
    for (let at = from + 1; at < end; at++) this.#out[to++] = this.#plain[at] ?? 0
    this.#out[to++] = space
    this.#outLength = to
  }

  #writeText(text: string): void {
    this.#reserveOut(text.length * 3 + 1)
    this.#outLength += encoder.encodeInto(text, this.#out.subarray(this.#outLength)).written
    this.#out[this.#outLength++] = space
  }

  #reserveOut(more: number): void {
    if (this.#outLength + more > this.#out.length) this.#out = grown(this.#out, this.#outLength + more)
  }

  #reserve(more: number): void {
    if (this.#plainLength + more > this.#plain.length) this.#plain = grown(this.#plain, this.#plainLength + more)
  }

  /** Twice the room, and every word in its new place. */
  #growTable(): void {
    const size = this.#slots.length * 2
    this.#slots = new Int32Array(size)
    this.#rounds = new Int32Array(size)
    this.#hashes = grownTo(this.#hashes, size >> 1)
    this.#places = grownTo(this.#places, 3 * (size >> 1))
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number] ?? 0
      let slot = (hash ^ (hash >>> 13)) & (size - 1)
      while (this.#rounds[slot] === this.#round) slot = (slot + 1) & (size - 1)
      this.#rounds[slot] = this.#round
      this.#slots[slot] = number
    }
  }
}

function farOf(start: string): [string, string][] {
  const plain = plainOfFar(start)
  return plain === null ? [] : [[plain, start]]
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, least))
  larger.set(bytes)
  return larger
}

function grownTo(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size)
  larger.set(old)
  return larger
}
