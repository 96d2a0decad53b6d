import { expect, test } from 'vitest'
import { bombs } from '../bench/fuzz-bombs.ts'
import { runFuzz } from '../bench/fuzz.ts'

/** A short run of tests/bench/fuzz.ts; a failure names the seed and the number that make the same input again. */
const count = 2_000
const seed = Number(process.env['TB_FUZZ_SEED'] ?? 1)

test(`${count} mutated records between good ones (seed ${seed}): no crash, no neighbour lost, all written is read again`, { timeout: 900_000 }, async () => {
  const { tried, failures } = await runFuzz(count, { seed })
  expect(failures).toEqual([])
  expect(tried).toBe(count)
})

test('repeated patterns of a hundred thousand characters hold nothing up', { timeout: 900_000 }, async () => {
  // One in twenty-nine: every pattern and every place, though not each in each.
  const step = 29
  const { failures } = await runFuzz(Math.floor(bombs.length / step), { isBombs: true, from: seed % step, step })
  expect(failures).toEqual([])
})
