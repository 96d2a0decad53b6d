import type { ContentLine, Param } from './card.ts'
import { makeParam } from './content-line.ts'
import { unescapeText } from './decode-value.ts'
import type { Piece, PieceData, PieceKey } from './piece.ts'
import type { WrittenPiece } from './write-pieces.ts'

/** A line of the original, or what took its place (null when it went), and what was put around it. */
interface Slot {
  before: ContentLine[]
  line: ContentLine | null
  after: ContentLine[]
}

/**
 * A card being edited: a slot for each line of the original. Lines are dropped only in `sweep`, so that a line two
 * pieces share (a label of one group) stays while one needs it.
 */
export class Draft {
  #slots: Slot[]
  readonly #kept = new Set<number>()
  readonly #dropped = new Set<number>()
  readonly #moved = new Set<Piece>()
  readonly #last = new Map<PieceKey, number>()
  readonly #groups = new Set<string>()
  #nextGroup = 1

  /** Null stands for a line that cannot be written any more; its slot stays so that places remain true. */
  constructor(lines: readonly (ContentLine | null)[]) {
    this.#slots = lines.map(slotOf)
    for (const line of lines) if (line?.group) this.#groups.add(line.group.toLowerCase())
  }

  lines(): ContentLine[] {
    return this.#slots.flatMap(({ before, line, after }) => [...before, ...(line ? [line] : []), ...after])
  }

  /** Makes every line a slot of its own again, for reading the card as it stands. */
  settle(): ContentLine[] {
    const lines = this.lines()
    this.#slots = lines.map(slotOf)
    for (const marks of [this.#kept, this.#dropped, this.#moved, this.#last]) marks.clear()
    return lines
  }

  has(name: string): boolean {
    return this.lines().some((line) => line.name.toUpperCase() === name)
  }

  keep(old: Piece): void {
    for (const at of old.lines) this.#kept.add(at)
    this.#note(old.key, old.lines)
  }

  drop(old: Piece): void {
    for (const at of old.lines) this.#dropped.add(at)
  }

  /** Puts the new lines of a piece where its old ones of the same name stood, with their groups and own parameters. */
  replace(old: Piece, piece: PieceData, written: WrittenPiece): void {
    const pool = old.lines.filter((at) => this.#slots[at]?.line && !this.#kept.has(at))
    const firstGroup = pool.map((at) => this.#slots[at]?.line?.group ?? null).find((group) => group !== null) ?? null
    const group = written.hasGroup ? (firstGroup ?? this.#newGroup()) : null
    const isLabelSame = hasSameLabel(old, piece)
    let last = old.lines.at(-1) ?? this.#slots.length - 1
    for (const line of written.lines) {
      const index = pool.findIndex((at) => this.#slots[at]?.line?.name.toUpperCase() === line.name.toUpperCase())
      const at = index === -1 ? undefined : pool.splice(index, 1)[0]
      const slot = this.#slots[at ?? last]
      if (at === undefined || !slot?.line) {
        if (slot) slot.after.push({ ...line, group })
        else this.#slots.push(slotOf({ ...line, group }))
      } else {
        slot.line = { group: group ?? slot.line.group, name: slot.line.name, params: reprinted(slot.line, mergeParams(slot.line, line, isLabelSame), written.printed), value: line.value }
        this.#kept.add(at)
        last = at
      }
    }
    for (const at of pool) if (!this.#reprint(at, written.printed)) this.#dropped.add(at)
    this.#note(piece.key, [last])
  }

  /** A LABEL says the edited address anew, with its own group and types. */
  #reprint(at: number, printed: ContentLine | undefined): boolean {
    const slot = this.#slots[at]
    if (!printed || !slot?.line || slot.line.name.toUpperCase() !== 'LABEL') return false
    slot.line = { ...slot.line, params: [...slot.line.params.filter((param) => !ofValue.test(param.name) && !encoding.test(param.raw)), ...printed.params], value: printed.value }
    this.#kept.add(at)
    return true
  }

  /** Adds a new piece after the last of its kind, else at the end. */
  append(written: WrittenPiece, key?: PieceKey): void {
    const group = written.hasGroup ? this.#newGroup() : null
    const lines = written.lines.map((line) => ({ ...line, group }))
    const slot = key === undefined ? undefined : this.#slots[this.#last.get(key) ?? -1]
    if (slot) slot.after.push(...lines)
    else this.#slots.push(...lines.map(slotOf))
  }

  prepend(line: ContentLine): void {
    this.#slots.unshift(slotOf(line))
  }

  /** Replaces the value of the first line of a name, or adds the line. */
  set(name: string, line: ContentLine): void {
    const slot = this.#slots.find((other) => other.line?.name.toUpperCase() === name)
    if (slot?.line) slot.line = { ...slot.line, params: [], value: line.value }
    else this.#slots.push(slotOf(line))
  }

  isMoved(piece: Piece): boolean {
    return this.#moved.has(piece)
  }

  /** The lines of a piece without PREF, to be put elsewhere; `pref` is added to the first of them. */
  take(old: Piece, pref: readonly Param[]): ContentLine[] {
    this.#moved.add(old)
    const lines = old.lines.flatMap((at) => this.#slots[at]?.line ?? [])
    return lines.map((line, at) => ({ ...line, params: [...withoutPref(line.params), ...(at === 0 ? pref : [])] }))
  }

  /** Puts pieces before the line at a place, or at the end for -1. Lines without a new group keep theirs. */
  insert(place: number, pieces: readonly WrittenPiece[]): void {
    const lines = pieces.flatMap((piece) => {
      const group = piece.hasGroup ? this.#newGroup() : null
      return piece.hasGroup ? piece.lines.map((line) => ({ ...line, group })) : piece.lines
    })
    const slot = this.#slots[place]
    if (slot) slot.before.push(...lines)
    else this.#slots.push(...lines.map(slotOf))
  }

  /** Removes the lines that were dropped and that nothing else needs. */
  sweep(): void {
    for (const at of this.#dropped) {
      const slot = this.#slots[at]
      if (slot && !this.#kept.has(at)) slot.line = null
    }
    this.#dropped.clear()
  }

  #note(key: PieceKey, places: readonly number[]): void {
    this.#last.set(key, Math.max(this.#last.get(key) ?? -1, ...places))
  }

  #newGroup(): string {
    while (this.#groups.has(`item${this.#nextGroup}`)) this.#nextGroup += 1
    const group = `item${this.#nextGroup}`
    this.#groups.add(group)
    return group
  }
}

function slotOf(line: ContentLine | null): Slot {
  return { before: [], line, after: [] }
}

function hasSameLabel(old: PieceData, piece: PieceData): boolean {
  const label = (data: PieceData['data']) => (typeof data === 'object' && 'label' in data ? data.label : null)
  return label(old.data) !== null && label(old.data) === label(piece.data)
}

/** Parameters that tell of the old value and not of the row. */
const ofValue = /^(?:ENCODING|CHARSET|VALUE|LABEL|SORT-AS|X-APPLE-OMIT-YEAR|CC|GEO|JSCOMPS|X-SERVICE-TYPE|SERVICE-TYPE|X-USER|USERNAME|MEDIATYPE|DERIVED|CALSCALE|X-TOUCHBASE-.*)$/i
/** Types that say how and not which, and stand whatever the label becomes. */
const silent = /^(?:voice|pref|internet|msg|text|video|intl|dom|parcel|postal)$/i
const encoding = /^(?:quoted-printable|base64|8bit|7bit|b)$/i

function mergeParams(before: ContentLine, line: ContentLine, isLabelSame: boolean): Param[] {
  const isType = (param: Param) => param.name === '' || param.name.toUpperCase() === 'TYPE'
  const isPref = line.params.some((param) => param.name.toUpperCase() === 'PREF' || /^pref$/i.test(param.raw))
  const isPhoto = before.name.toUpperCase() === 'PHOTO'
  const old = before.params.filter((param) => {
    if (isType(param)) return !encoding.test(param.raw) && !isPhoto && (isLabelSame || silent.test(param.raw))
    return !ofValue.test(param.name) && !(isPref && param.name.toUpperCase() === 'PREF')
  })
  const has = (param: Param) => old.some((other) => other.name.toUpperCase() === param.name.toUpperCase() && other.raw.toUpperCase() === param.raw.toUpperCase())
  return [...old, ...line.params.filter((param) => !has(param) && !(isLabelSame && isType(param) && !/^pref$/i.test(param.raw)))]
}

/** In 4.0 the printed address is a parameter of ADR (RFC 6350, section 6.3.1); where there was one, it says the new address. */
function reprinted(before: ContentLine, params: Param[], printed: ContentLine | undefined): Param[] {
  const hasLabel = before.name.toUpperCase() === 'ADR' && before.params.some((param) => param.name.toUpperCase() === 'LABEL')
  return printed && hasLabel ? [...params, makeParam('LABEL', unescapeText(printed.value))] : params
}

function withoutPref(params: readonly Param[]): Param[] {
  return params.flatMap((param) => {
    if (param.name.toUpperCase() === 'PREF') return []
    if (param.name !== '' && param.name.toUpperCase() !== 'TYPE') return [param]
    const types = param.raw.split(',').filter((type) => !/^"?pref"?$/i.test(type.trim()))
    return types.length === 0 ? [] : [{ name: param.name, raw: types.join(',') }]
  })
}

