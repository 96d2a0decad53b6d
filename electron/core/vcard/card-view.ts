import { limits, type LabelledList } from '#shared/contacts.ts'
import type { CardProblem, ContentLine, RawCard } from './card.ts'
import { paramOf } from './content-line.ts'
import { componentListsOf, componentsOf, textOf, type ValueContext } from './decode-value.ts'
import { readLabel } from './labels.ts'
import { cleanText, exactParam } from './piece.ts'

/** A card laid open for reading: its lines by name, and what their parameters and groups say. */
const encodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT', 'B', 'INLINE'])

const noTypes: readonly string[] = []
const nowhere: readonly number[] = []

/** A group is a property and its label; a card that puts everything into one group must not cost squares. */
const maxGroup = 100

export class CardView {
  readonly lines: readonly ContentLine[]
  readonly context: ValueContext
  readonly line: number
  readonly problems: CardProblem[] = []
  readonly #types: (readonly string[] | undefined)[] = []
  #alternatives: Set<string> | null = null
  readonly #byName = new Map<string, number[]>()
  readonly #labels = new Map<string, number>()
  readonly #groups = new Map<string, number[]>()

  constructor(card: RawCard, encoding?: string) {
    this.lines = card.lines
    this.line = card.line
    this.context = { version: card.version, encoding }
    for (let index = 0; index < card.lines.length; index += 1) this.#enter(this.get(index), index)
  }

  #enter(line: ContentLine, index: number): void {
    const name = line.name.toUpperCase()
    const group = line.group?.toLowerCase()
    if (group !== undefined) {
      const members = this.#groups.get(group)
      if (!members) this.#groups.set(group, [index])
      else if (members.length < maxGroup) members.push(index)
      if (name === 'X-ABLABEL' && !this.#labels.has(group)) this.#labels.set(group, index)
    }
    // Of several forms of one thing (RFC 6350, section 5.4) the first is read; the others stand in the original.
    const alternative = line.params.length > 0 ? paramOf(line, 'ALTID') : null
    if (alternative) {
      const key = `${name} ${alternative.join()}`
      this.#alternatives ??= new Set()
      if (this.#alternatives.has(key)) return
      this.#alternatives.add(key)
    }
    const known = this.#byName.get(name)
    if (known) known.push(index)
    else this.#byName.set(name, [index])
  }

  /** The places of the lines of a name (upper case), in order. */
  at(name: string): readonly number[] {
    return this.#byName.get(name) ?? nowhere
  }

  names(): IterableIterator<string> {
    return this.#byName.keys()
  }

  get(index: number): ContentLine {
    const line = this.lines[index]
    if (!line) throw new RangeError(`No line ${index} in the card`)
    return line
  }

  /** The places of all lines of a group. */
  inGroup(group: string): readonly number[] {
    return this.#groups.get(group.toLowerCase()) ?? []
  }

  text(index: number, limit: number = limits.text): string {
    return this.fit(textOf(this.get(index), this.context), limit)
  }

  components(index: number): string[] {
    return componentsOf(this.get(index), this.context).map((part) => this.fit(part))
  }

  componentLists(index: number): string[][] {
    return componentListsOf(this.get(index), this.context).map((parts) => parts.map((part) => this.fit(part)).filter(Boolean))
  }

  /** Cleans a text and cuts it to what a contact holds. */
  fit(text: string, limit: number = limits.text): string {
    if (text.length > limit && text.trim().length > limit) this.problem('textCut', `A text of ${text.length} characters was cut to ${limit}; the whole is kept in the original card.`)
    return cleanText(text, limit)
  }

  param(index: number, name: string): string[] | null {
    return this.get(index).params.length > 0 ? paramOf(this.get(index), name) : null
  }

  /** Whether the line says that its value is to be taken as it stands. */
  isExact(index: number): boolean {
    return this.param(index, exactParam) !== null
  }

  types(index: number): readonly string[] {
    return (this.#types[index] ??= this.#readTypes(index))
  }

  #readTypes(index: number): readonly string[] {
    const { params } = this.get(index)
    if (params.length === 0) return noTypes
    const types: string[] = []
    for (const param of params) {
      const isBare = param.name === ''
      if (!isBare && (param.name.length !== 4 || param.name.toUpperCase() !== 'TYPE')) continue
      const raw = param.raw.includes('"') ? param.raw.replaceAll('"', '') : param.raw
      for (const part of raw.split(',')) {
        const word = part.trim()
        const type = word.includes('=') ? word.replace(/^type=/i, '') : word
        if (type && !encodings.has(type.toUpperCase())) types.push(type)
      }
    }
    return types
  }

  /** How much the row is preferred: 1 most, 101 not said. */
  pref(index: number): number {
    if (!this.get(index).params.some((param) => /pref/i.test(param.name) || /pref/i.test(param.raw))) return 101
    const stated = Number.parseInt(this.param(index, 'PREF')?.[0] ?? '', 10)
    if (stated >= 1 && stated <= 100) return stated
    return this.types(index).some((type) => /^pref$/i.test(type)) || this.param(index, 'PREF') ? 1 : 101
  }

  /** The label of a row, and the place of the line that says it if there is one. */
  label(index: number, list: LabelledList): { label: string; lines: number[] } {
    const { group } = this.get(index)
    const at = group === null ? undefined : this.#labels.get(group.toLowerCase())
    if (at === undefined) return { label: readLabel(list, this.types(index), null, group), lines: [index] }
    const text = this.text(at, limits.label)
    return { label: this.isExact(at) ? text : readLabel(list, this.types(index), text, group), lines: [index, at] }
  }

  problem(code: string, message: string): void {
    this.problems.push({ line: this.line, code, message })
  }
}
