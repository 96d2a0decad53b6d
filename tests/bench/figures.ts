/** One line of the table: what was measured, and the figure. */
export const tell = (what: string, figure: string) => console.log(`${what.padEnd(58)} ${figure}`)

/** The value that a share of the times stays below. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** "median / 95th percentile" in milliseconds. */
export const spread = (times: readonly number[]) => `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)}`

/** The better of some rounds by the 95th percentile: on a shared machine the worse ones tell of the neighbours. */
export async function best(rounds: number, measure: () => Promise<number[]>): Promise<number[]> {
  let chosen = await measure()
  for (let round = 1; round < rounds; round++) {
    const times = await measure()
    if (percentile(times, 0.95) < percentile(chosen, 0.95)) chosen = times
  }
  return chosen
}
