/**
 * Which rows of a list are selected: stretches of positions, so that a million rows are one stretch.
 * Invariant: stretches are in order, do not touch each other, and none is empty.
 */
export interface Stretch {
  from: number
  /** The last position, itself selected. */
  to: number
}
export type Selection = readonly Stretch[]

export const isSelected = (selection: Selection, index: number) => selection.some(({ from, to }) => from <= index && index <= to)
export const selectedCount = (selection: Selection) => selection.reduce((sum, { from, to }) => sum + to - from + 1, 0)
export const stretchBetween = (a: number, b: number): Stretch => ({ from: Math.min(a, b), to: Math.max(a, b) })

/** Turns one position on or off. */
export function toggled(selection: Selection, index: number): Selection {
  return isSelected(selection, index) ? without(selection, index) : withStretch(selection, { from: index, to: index })
}

/** Adds a stretch; what then touches becomes one. */
export function withStretch(selection: Selection, added: Stretch): Selection {
  let { from, to } = added
  const apart: Stretch[] = []
  for (const stretch of selection) {
    if (stretch.to < from - 1 || stretch.from > to + 1) apart.push(stretch)
    else {
      from = Math.min(from, stretch.from)
      to = Math.max(to, stretch.to)
    }
  }
  return [...apart, { from, to }].toSorted((a, b) => a.from - b.from)
}

function without(selection: Selection, index: number): Selection {
  return selection.flatMap((stretch) => {
    if (index < stretch.from || index > stretch.to) return [stretch]
    return [{ from: stretch.from, to: index - 1 }, { from: index + 1, to: stretch.to }].filter(({ from, to }) => from <= to)
  })
}
