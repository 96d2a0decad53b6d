import { startSign } from './fold.ts'

const encoder = new TextEncoder()
const letterCount = 36
/** The place of an ASCII letter or digit among its kind; -1 for what is none. */
const places = new Int8Array(256).fill(-1)
for (const [place, sign] of [...'abcdefghijklmnopqrstuvwxyz0123456789'].entries()) places[sign.charCodeAt(0)] = place

/** Frequent beginnings of ASCII words as a tree of letters: those of a word are found on the way along it. */
export class StartTree {
  /** Of each node the next for each letter; 0 for none. */
  #next: Int32Array<ArrayBuffer> = new Int32Array(letterCount * 64)
  #nodes = 1
  /** What stands in an entry for the beginning that ends in a node, and the last round in which it was given. */
  readonly #entries: (Uint8Array | undefined)[] = []
  readonly #given: number[] = []
  readonly #found: Uint8Array[] = []

  /** Each beginning as it is looked for, and as it is said in the index. */
  constructor(starts: readonly (readonly [string, string])[]) {
    for (const [plain, start] of starts) {
      if (!/^[a-z0-9]+$/.test(plain)) continue
      let node = 0
      for (let index = 0; index < plain.length; index++) node = this.#child(node, places[plain.charCodeAt(index)] ?? 0)
      this.#entries[node] = encoder.encode(`${start}${startSign}`)
    }
  }

  /** The beginnings of a word that were not given in this round yet. The list is good until the next call. */
  of(bytes: Uint8Array, from: number, end: number, round: number): readonly Uint8Array[] {
    const found = this.#found
    found.length = 0
    let node = 0
    for (let at = from; at < end; at++) {
      node = this.#next[node * letterCount + (places[bytes[at] ?? 0] ?? 0)] ?? 0
      if (node === 0) break
      const entry = this.#entries[node]
      if (entry === undefined || this.#given[node] === round) continue
      this.#given[node] = round
      found.push(entry)
    }
    return found
  }

  #child(node: number, place: number): number {
    const at = node * letterCount + place
    const known = this.#next[at] ?? 0
    if (known !== 0) return known
    if ((this.#nodes + 1) * letterCount > this.#next.length) {
      const larger = new Int32Array(this.#next.length * 2)
      larger.set(this.#next)
      this.#next = larger
    }
    this.#entries[this.#nodes] = undefined
    this.#given[this.#nodes] = 0
    this.#next[at] = this.#nodes
    return this.#nodes++
  }
}
