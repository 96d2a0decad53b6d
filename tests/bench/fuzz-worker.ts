import { parentPort, workerData } from 'node:worker_threads'
import { bombs } from './fuzz-bombs.ts'
import { fuzzInput } from './fuzz-mutate.ts'
import { tryInput } from './fuzz-targets.ts'

/** The thread that inputs are tried in: it tells how far it is where the watchdog can see it even while it hangs. */
export interface FuzzWork {
  seed: number
  /** Numbers of inputs, the last one not included. */
  from: number
  to: number
  step: number
  withCorpus: boolean
  /** The pattern bombs instead of mutated inputs. */
  isBombs: boolean
  /** [number of the input in work, milliseconds since it was begun are the watchdog's to count] */
  progress: SharedArrayBuffer
}

export interface FuzzTold {
  index: number
  /** Processor time, in milliseconds. */
  time: number
  failure: string | null
}

if (parentPort) {
  const { seed, from, to, step, withCorpus, isBombs, progress } = workerData as FuzzWork
  const place = new Int32Array(progress)
  for (let index = from; index < to; index += step) {
    const bomb = isBombs ? bombs[index] : undefined
    const input = isBombs ? null : fuzzInput(seed, index, withCorpus)
    Atomics.store(place, 0, index)
    const start = process.threadCpuUsage()
    let failure: string | null = null
    try {
      if (bomb) bomb.run()
      else if (input) failure = tryInput(input, index)
    } catch (error) {
      failure = `threw ${error instanceof Error ? error.stack : String(error)}`
    }
    const { user, system } = process.threadCpuUsage(start)
    const told: FuzzTold = { index, time: (user + system) / 1_000, failure }
    if (failure !== null || told.time > 250) parentPort.postMessage(told)
  }
  Atomics.store(place, 0, to)
}
