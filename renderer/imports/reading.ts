import { knownLabels } from '#shared/contacts.ts'
import type { ColumnMap, ColumnTarget, ConstantMap, DateOrder, ImportMap } from '#shared/import-map.ts'
import type { ImportFormat, Reading } from '#shared/imports.ts'

/** Where a column goes, when the user said so. */
export type ColumnChoice = Omit<ColumnMap, 'column' | 'header'>

/** Where columns go, by their place in the row: one target or several each. */
export type ColumnChoices = Readonly<Record<number, readonly ColumnChoice[]>>

/**
 * What the user chose about how one file is read. What is absent is found out by the core. Choices about columns lie over
 * the core's proposal, so that another encoding, which brings other headers, does not lose them.
 */
export interface Choices {
  readonly format?: ImportFormat
  readonly encoding?: string
  readonly delimiter?: string
  readonly hasHeader?: boolean
  readonly preambleLines?: number
  readonly dateOrder?: DateOrder
  /** A kept map that was chosen in place of the proposal. */
  readonly kept?: { readonly name: string; readonly map: ImportMap }
  readonly columns: ColumnChoices
  /** What every contact gets, where the user said anything about it. */
  readonly constants?: readonly ConstantMap[]
}

export const noChoices: Choices = { columns: {} }

/** How the core is asked to read the file before columns are spoken of: its answer has the proposed map. */
export function readingWithoutMap({ format, encoding, delimiter, hasHeader, preambleLines }: Choices): Reading {
  return { ...(format ? { format } : {}), ...(encoding ? { encoding } : {}), ...(delimiter ? { delimiter } : {}), ...(hasHeader === undefined ? {} : { hasHeader }), ...(preambleLines === undefined ? {} : { preambleLines }) }
}

/** The whole reading: with the map where the user changed something of it. `proposal` is null for what is no table. */
export function readingOf(choices: Choices, proposal: ImportMap | null): Reading {
  return { ...readingWithoutMap(choices), ...(proposal && isMapTouched(choices) ? { map: mapWith(choices, proposal) } : {}) }
}

export const isMapTouched = ({ columns, constants, dateOrder, kept }: Choices) => Object.keys(columns).length > 0 || constants !== undefined || dateOrder !== undefined || kept !== undefined

/** The proposal, or the kept map chosen in its place, with the user's choices over it. */
export function mapWith({ columns, constants, dateOrder, kept }: Choices, proposal: ImportMap): ImportMap {
  const base = kept ? fitMap(kept.map, proposal) : proposal
  const headers = new Map(proposal.columns.map(({ column, header }) => [column, header]))
  const chosen = Object.entries(columns).flatMap(([place, choices]) => choices.map((choice): ColumnMap => ({ column: Number(place), header: headers.get(Number(place)) ?? '', ...choice })))
  const untouched = base.columns.filter(({ column }) => !(column in columns))
  // One that was begun and has no text yet is nothing.
  const given = (constants ?? base.constants ?? []).filter(({ value }) => value.trim() !== '')
  const { constants: _, ...rest } = base
  return { ...rest, columns: [...untouched, ...chosen].toSorted((a, b) => a.column - b.column), dateOrder: dateOrder ?? base.dateOrder, ...(given.length > 0 ? { constants: [...given] } : {}) }
}

/**
 * A kept map laid upon a table: columns of the same header go where they went, of several with one header the first with the
 * first; without headers the places count. Columns the map does not know stay as proposed.
 */
export function fitMap(kept: ImportMap, proposal: ImportMap): ImportMap {
  const wanted = placesByHeader(kept)
  const found = placesByHeader(proposal)
  const isBare = proposal.columns.every(({ header }) => header.trim() === '')
  const taken = new Map<number, number>()
  for (const [header, places] of found) {
    for (const [at, place] of places.entries()) {
      const from = isBare || header === '' ? (kept.columns.some(({ column }) => column === place) && isBare ? place : undefined) : wanted.get(header)?.[at]
      if (from !== undefined) taken.set(place, from)
    }
  }
  const columns = [...found.values()].flat().toSorted((a, b) => a - b).flatMap((place) => {
    const own = entriesOf(proposal, place)
    const from = taken.get(place)
    return from === undefined ? own : entriesOf(kept, from).map((entry): ColumnMap => ({ ...entry, column: place, header: own[0]?.header ?? '' }))
  })
  return { ...kept, columns, dateOrder: kept.dateOrder ?? proposal.dateOrder }
}

function placesByHeader(map: ImportMap): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const { column, header } of map.columns) {
    const name = header.trim().toLowerCase()
    const known = places.get(name) ?? []
    if (!known.includes(column)) places.set(name, [...known, column])
  }
  return places
}

/** All targets of one column, in their order. */
export const entriesOf = (map: ImportMap, column: number): ColumnMap[] => map.columns.filter((entry) => entry.column === column)

/** The choice in an entry: all but its place. */
export function choiceOf({ column: _column, header: _header, ...choice }: ColumnMap): ColumnChoice {
  return choice
}

/** One target of a column is replaced; the others stay. */
export function withEntry(map: ImportMap, column: number, at: number, choice: ColumnChoice | null): ColumnChoices {
  const entries = entriesOf(map, column).map(choiceOf)
  return { [column]: choice === null ? entries.filter((_, place) => place !== at) : at < entries.length ? entries.map((entry, place) => (place === at ? choice : entry)) : [...entries, choice] }
}

/** The list a target belongs to (`phones` of `phones.value`), null for a field of the contact itself. */
export function listOf(to: ColumnTarget): string | null {
  const dot = to.indexOf('.')
  return dot < 0 ? null : to.slice(0, dot)
}

/** Whether columns of this target carry a label of the row they make. */
export function labelsOf(to: ColumnTarget): readonly string[] | null {
  const list = listOf(to)
  if (!list || to.endsWith('.label') || to === 'links.kind') return null
  return list in knownLabels ? knownLabels[list as keyof typeof knownLabels] : null
}

/** Targets that take any number of columns: each adds a line or a tag. */
const addsUp = new Set<ColumnTarget>(['ignore', 'toNote', 'tags'])

/**
 * A column goes somewhere else. In a list it joins the first row that has no such part yet, with the label that row has; a field
 * that an earlier column fills already gets it behind that, since otherwise it would be lost.
 */
export function moveColumn(map: ImportMap, column: number, to: ColumnTarget, at = 0): ColumnChoice {
  const mine = entriesOf(map, column)[at]
  const others = map.columns.filter((other) => other !== mine)
  const split = mine?.split && to !== 'ignore' ? { split: mine.split } : {}
  const list = listOf(to)
  if (!list) return { to, ...split, ...(!addsUp.has(to) && others.some((other) => other.to === to && other.column < column) ? { join: ' ' } : {}) }
  const siblings = others.filter((other) => listOf(other.to) === list)
  let row = 0
  while (siblings.some((other) => other.to === to && (other.list ?? 0) === row)) row += 1
  return { to, list: row, ...split, ...labelOfRow(siblings, row) }
}

/** The column's row gets a label: all columns of that row say the same. */
export function labelRow(map: ImportMap, column: number, label: string, at = 0): ColumnChoices {
  const mine = entriesOf(map, column)[at]
  const list = mine ? listOf(mine.to) : null
  if (!mine || !list) return {}
  const isSibling = (other: ColumnMap) => listOf(other.to) === list && (other.list ?? 0) === (mine.list ?? 0) && !other.to.endsWith('.label')
  const places = new Set(map.columns.filter(isSibling).map((other) => other.column))
  return Object.fromEntries([...places].map((place) => [place, entriesOf(map, place).map((entry) => {
    const { label: _, ...rest } = choiceOf(entry)
    return isSibling(entry) ? { ...rest, ...(label ? { label } : {}) } : choiceOf(entry)
  })]))
}

/** The column joins another row of its list: the second address instead of the first. */
export function joinRow(map: ImportMap, column: number, row: number, at = 0): ColumnChoice | null {
  const mine = entriesOf(map, column)[at]
  if (!mine) return null
  const others = map.columns.filter((other) => other !== mine && listOf(other.to) === listOf(mine.to))
  const { label: _, ...rest } = choiceOf(mine)
  return { ...rest, list: row, ...(mine.label && !others.some((other) => (other.list ?? 0) === row) ? { label: mine.label } : labelOfRow(others, row)) }
}

/** How many rows of its list a column can choose among; 1 where there is nothing to choose: one row only, or rows of one part each. */
export function rowsToJoin(map: ImportMap, to: ColumnTarget): number {
  const list = listOf(to)
  const same = map.columns.filter((other) => list !== null && listOf(other.to) === list)
  const last = Math.max(0, ...same.map((other) => other.list ?? 0))
  return last === 0 || new Set(same.map((other) => other.to)).size < 2 ? 1 : last + 2
}

/** The header of the earlier column that fills the same place, behind which this one can be put; null where there is none. */
export function joinedTo(map: ImportMap, column: number, at = 0): string | null {
  const mine = entriesOf(map, column)[at]
  if (!mine || addsUp.has(mine.to)) return null
  const before = map.columns.slice(0, map.columns.indexOf(mine))
  return before.findLast((other) => other.to === mine.to && (other.list ?? 0) === (mine.list ?? 0))?.header ?? null
}

function labelOfRow(columns: readonly ColumnMap[], row: number): { label?: string } {
  const label = columns.find((other) => (other.list ?? 0) === row && other.label)?.label
  return label ? { label } : {}
}
