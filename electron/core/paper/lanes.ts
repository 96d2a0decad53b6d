/** A stretch of a day, in minutes. */
export interface Stretch {
  from: number
  to: number
}

/**
 * Puts stretches that overlap side by side: each gets the first free lane, and all that hang together share the same number
 * of lanes. In: stretches in any order. Out: lane and lanes in the order given.
 */
export function lanesOf(stretches: readonly Stretch[]): { lane: number; lanes: number }[] {
  const placed = stretches.map(() => ({ lane: 0, lanes: 1 }))
  const order = stretches.map((_, index) => index).sort((a, b) => at(stretches, a).from - at(stretches, b).from || at(stretches, b).to - at(stretches, a).to || a - b)
  let ends: number[] = []
  let cluster: number[] = []
  const close = () => {
    for (const index of cluster) at(placed, index).lanes = ends.length
    ends = []
    cluster = []
  }
  for (const index of order) {
    const { from, to } = at(stretches, index)
    if (ends.every((end) => end <= from)) close()
    const free = ends.findIndex((end) => end <= from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = to
    at(placed, index).lane = lane
    cluster.push(index)
  }
  close()
  return placed
}

function at<T>(list: readonly T[], index: number): T {
  return list[index] as T
}
