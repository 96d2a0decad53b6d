import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { bombs } from './fuzz-bombs.ts'
import { fuzzInput } from './fuzz-mutate.ts'
import type { FuzzTold, FuzzWork } from './fuzz-worker.ts'

/**
 * Tries the readers and writers of vCard, tables, LDIF, JSON and iCalendar on mutated inputs, in a thread with a watchdog. What fails is named by its
 * seed and number, saved, and can be tried again by TB_FUZZ_SEED and TB_FUZZ_ONLY. Alone: `node electron/start.mjs --run
 * tests/bench/fuzz.ts`; how many: TB_FUZZ_N (200,000).
 */
export interface FuzzResult {
  tried: number
  /** A line for each: what input, what was done to it, what came of it. */
  failures: string[]
  /** The longest any input took, in milliseconds of processor time, and which it was. */
  longest: { time: number; name: string }
  /** Inputs that took more than a second of processor time. */
  slow: string[]
}

export interface FuzzOptions {
  seed?: number
  /** The corpus changes from place to place: without it the inputs are the same everywhere. */
  withCorpus?: boolean
  isBombs?: boolean
  from?: number
  /** Only every so manyth. */
  step?: number
  tell?: (what: string, figure: string) => void
}

/** How long an input may take by the clock before its thread is ended, in milliseconds: long, since other processes have the machine as well. */
const patience = 60_000
const slowest = 1_000

/** Runs the bombs, then so many mutated inputs; tells what came of them. */
export async function measureFuzz(count: number, { seed = 1, tell = told }: FuzzOptions = {}): Promise<FuzzResult> {
  const start = performance.now()
  const bombed = await runFuzz(bombs.length, { isBombs: true })
  tell('fuzz: repeated patterns of 100,000 characters', `${bombed.tried}, ${bombed.failures.length} failures, ${bombed.slow.length} over 1 s, longest ${bombed.longest.time.toFixed(0)} ms`)
  const mutated = await runFuzz(count, { seed, withCorpus: true })
  tell(`fuzz: mutated inputs (seed ${seed})`, `${mutated.tried} in ${((performance.now() - start) / 1_000).toFixed(0)} s, ${mutated.failures.length} failures, ${mutated.slow.length} over 1 s, longest ${mutated.longest.time.toFixed(0)} ms (${mutated.longest.name})`)
  for (const line of [...bombed.failures, ...bombed.slow, ...mutated.failures, ...mutated.slow].slice(0, 40)) console.log(`  ${line}`)
  return { tried: bombed.tried + mutated.tried, failures: [...bombed.failures, ...mutated.failures], slow: [...bombed.slow, ...mutated.slow], longest: bombed.longest.time > mutated.longest.time ? bombed.longest : mutated.longest }
}

/** Tries inputs `from` (0) up to `from + count`; after one that hangs it goes on with the next. */
export async function runFuzz(count: number, { seed = 1, withCorpus = false, isBombs = false, from = 0, step = 1 }: FuzzOptions = {}): Promise<FuzzResult> {
  const result: FuzzResult = { tried: count, failures: [], longest: { time: 0, name: '' }, slow: [] }
  const nameOf = (index: number) => (isBombs ? (bombs[index]?.name ?? '') : `seed ${seed}, input ${index}: ${describe(seed, index, withCorpus)}`)
  const take = ({ index, time, failure }: FuzzTold) => {
    if (failure !== null) result.failures.push(`${nameOf(index)}: ${failure}${isBombs ? '' : `; saved as ${save(seed, index, withCorpus)}`}`)
    if (time > slowest) result.slow.push(`${nameOf(index)}: ${time.toFixed(0)} ms`)
    if (time > result.longest.time) result.longest = { time, name: nameOf(index) }
  }
  const to = from + count * step
  for (let next = from; next < to;) {
    const hung = await runThread({ seed, from: next, to, step, withCorpus, isBombs, progress: new SharedArrayBuffer(4) }, take)
    if (hung === null) break
    take({ index: hung, time: patience, failure: `hangs: it was ended after ${patience / 1_000} s` })
    next = hung + step
  }
  return result
}

/** Null when all were tried, else the number of the one that did not end. */
function runThread(work: FuzzWork, take: (told: FuzzTold) => void): Promise<number | null> {
  const place = new Int32Array(work.progress)
  Atomics.store(place, 0, work.from)
  const worker = new Worker(join(import.meta.dirname, 'fuzz-worker.ts'), { workerData: work })
  return new Promise((done, fail) => {
    let last = -1
    let since = performance.now()
    const watch = setInterval(() => {
      const now = Atomics.load(place, 0)
      if (now !== last) {
        last = now
        since = performance.now()
      } else if (performance.now() - since > patience) {
        clearInterval(watch)
        void worker.terminate().then(() => done(now))
      }
    }, 200)
    worker.on('message', take)
    worker.once('error', (error) => { clearInterval(watch); fail(error) })
    worker.once('exit', (status) => { clearInterval(watch); if (status === 0) done(null) })
  })
}

function describe(seed: number, index: number, withCorpus: boolean): string {
  const { format, how, bytes } = fuzzInput(seed, index, withCorpus)
  return `${format}, ${bytes.length} bytes, ${how}`
}

let folder: string | null = null
function save(seed: number, index: number, withCorpus: boolean): string {
  folder ??= mkdtempSync(join(tmpdir(), 'touchbase-fuzz-'))
  const { format, bytes } = fuzzInput(seed, index, withCorpus)
  const path = join(folder, `${seed}-${index}.${{ vcard: 'vcf', csv: 'csv', ldif: 'ldif', json: 'json', icalendar: 'ics' }[format]}`)
  writeFileSync(path, bytes)
  return path
}

const told = (what: string, figure: string) => console.log(`${what.padEnd(52)} ${figure}`)

if (process.argv[1] === import.meta.filename) {
  const seed = Number(process.env['TB_FUZZ_SEED'] ?? 1)
  const only = process.env['TB_FUZZ_ONLY']
  const { failures, slow } = only === undefined
    ? await measureFuzz(Number(process.env['TB_FUZZ_N'] ?? 200_000), { seed })
    : await runFuzz(1, { seed, from: Number(only), withCorpus: true })
  if (only !== undefined) console.log([...failures, ...slow].join('\n') || 'nothing wrong')
  process.exitCode = failures.length + slow.length > 0 ? 1 : 0
}
