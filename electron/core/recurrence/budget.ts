/** Thrown when a rule costs more than it may. */
export class TooSlow extends Error {}

/** What laying out one rule may cost. Every step of it is paid for, so that no rule escapes. */
export interface Budget {
  /** Throws `TooSlow` when all is spent. */
  pay(): void
}

/** Steps between two looks at the clock: some microseconds. */
const between = 256

/** So many milliseconds from now, on a clock that never goes back. */
export function budgetOf(milliseconds: number): Budget {
  const end = performance.now() + milliseconds
  let left = between
  return {
    pay: () => {
      if (--left > 0) return
      left = between
      if (performance.now() > end) throw new TooSlow('This rule takes too long.')
    },
  }
}
