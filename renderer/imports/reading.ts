import { knownLabels } from '#shared/contacts.ts'
import type { ColumnMap, ColumnTarget, DateOrder, ImportMap } from '#shared/import-map.ts'
import type { ImportFormat, Reading } from '#shared/imports.ts'

/** Where a column goes, when the user said so. */
export type ColumnChoice = Pick<ColumnMap, 'to' | 'label' | 'list'>

/**
 * What the user chose about how one file is read. What is absent is found out by the core. Choices about columns lie over
 * the core's proposal, so that another encoding, which brings other headers, does not lose them.
 */
export interface Choices {
  readonly format?: ImportFormat
  readonly encoding?: string
  readonly delimiter?: string
  readonly hasHeader?: boolean
  readonly dateOrder?: DateOrder
  /** By the column's place in the row. */
  readonly columns: Readonly<Record<number, ColumnChoice>>
}

export const noChoices: Choices = { columns: {} }

/** How the core is asked to read the file before columns are spoken of: its answer has the proposed map. */
export function readingWithoutMap({ format, encoding, delimiter, hasHeader }: Choices): Reading {
  return { ...(format ? { format } : {}), ...(encoding ? { encoding } : {}), ...(delimiter ? { delimiter } : {}), ...(hasHeader === undefined ? {} : { hasHeader }) }
}

/** The whole reading: with the map where the user changed something of it. `proposal` is null for what is no table. */
export function readingOf(choices: Choices, proposal: ImportMap | null): Reading {
  const isMapTouched = Object.keys(choices.columns).length > 0 || choices.dateOrder !== undefined
  return { ...readingWithoutMap(choices), ...(proposal && isMapTouched ? { map: mapWith(choices, proposal) } : {}) }
}

/** The proposal with the user's choices over it. */
export function mapWith({ columns, dateOrder }: Choices, proposal: ImportMap): ImportMap {
  const places = new Map(proposal.columns.map((column) => [column.column, column]))
  for (const [place, choice] of Object.entries(columns)) {
    const column = Number(place)
    places.set(column, { column, header: places.get(column)?.header ?? '', ...choice })
  }
  return { ...proposal, columns: [...places.values()].toSorted((a, b) => a.column - b.column), dateOrder: dateOrder ?? proposal.dateOrder }
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

/** A column goes somewhere else. In a list it joins the first row that has no such part yet, with the label that row has. */
export function moveColumn(map: ImportMap, column: number, to: ColumnTarget): ColumnChoice {
  const list = listOf(to)
  if (!list) return { to }
  const others = map.columns.filter((other) => other.column !== column && listOf(other.to) === list)
  let row = 0
  while (others.some((other) => other.to === to && (other.list ?? 0) === row)) row += 1
  return { to, list: row, ...labelOfRow(others, row) }
}

/** The column's row gets a label: all columns of that row say the same. */
export function labelRow(map: ImportMap, column: number, label: string): Record<number, ColumnChoice> {
  const mine = map.columns.find((other) => other.column === column)
  const list = mine ? listOf(mine.to) : null
  if (!mine || !list) return {}
  const siblings = map.columns.filter((other) => listOf(other.to) === list && (other.list ?? 0) === (mine.list ?? 0) && !other.to.endsWith('.label'))
  return Object.fromEntries(siblings.map(({ column: place, to, list: row }) => [place, { to, ...(row === undefined ? {} : { list: row }), ...(label ? { label } : {}) }]))
}

/** The column joins another row of its list: the second address instead of the first. */
export function joinRow(map: ImportMap, column: number, row: number): ColumnChoice | null {
  const mine = map.columns.find((other) => other.column === column)
  if (!mine) return null
  const others = map.columns.filter((other) => other.column !== column && listOf(other.to) === listOf(mine.to))
  return { to: mine.to, list: row, ...(mine.label && !others.some((other) => (other.list ?? 0) === row) ? { label: mine.label } : labelOfRow(others, row)) }
}

/** How many rows of its list a column can choose among; 1 where there is nothing to choose: one row only, or rows of one part each. */
export function rowsToJoin(map: ImportMap, to: ColumnTarget): number {
  const list = listOf(to)
  const same = map.columns.filter((other) => list !== null && listOf(other.to) === list)
  const last = Math.max(0, ...same.map((other) => other.list ?? 0))
  return last === 0 || new Set(same.map((other) => other.to)).size < 2 ? 1 : last + 2
}

function labelOfRow(columns: readonly ColumnMap[], row: number): { label?: string } {
  const label = columns.find((other) => (other.list ?? 0) === row && other.label)?.label
  return label ? { label } : {}
}
