/** So many interactions on distinct days are looked at. */
export const remembered = 12
/** With fewer, or within fewer days, there is no rhythm yet. */
const least = { interactions: 4, span: 30 }
const day = 86_400_000

/**
 * How often two people are in touch by themselves, in days: the median of the intervals between their last interactions
 * (UTC milliseconds, newest first, one a day). The median, since one long summer makes no other rhythm. Null for too little to say.
 */
export function learnRhythm(reached: readonly number[]): number | null {
  const [newest, oldest] = [reached[0], reached.at(-1)]
  if (newest === undefined || oldest === undefined || reached.length < least.interactions || newest - oldest < least.span * day) return null
  const intervals = reached.slice(1).map((at, index) => (reached[index] ?? at) - at).toSorted((one, other) => one - other)
  const middle = intervals.length / 2
  const median = Number.isInteger(middle) ? ((intervals[middle - 1] ?? 0) + (intervals[middle] ?? 0)) / 2 : (intervals[Math.floor(middle)] ?? 0)
  return Math.max(1, Math.round(median / day))
}
