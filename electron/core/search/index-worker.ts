import { workerData } from 'node:worker_threads'
import { openReadOnly } from '../db/foreign-file.ts'
import { ReadDb } from '../db/query.ts'
import { makeIndex, type Step } from './index-make.ts'
import type { IndexMessage, IndexWorkerData } from './index-thread.ts'

/** Makes a search index over a snapshot of the open file, and hands it over step by step: a few are under way at any time. */
const { file, port } = workerData as IndexWorkerData
const ahead = 4

const sqlite = openReadOnly(file)
sqlite.pragma('cache_size = -16384')
// One transaction over all reading: what changes meanwhile is not seen, and noted as stale by the core.
sqlite.exec('BEGIN')
const steps = makeIndex(new ReadDb(sqlite))
let read = 0

function send(): void {
  try {
    // Reading goes on by itself for a while; only rows are worth a message each.
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done) return end({ isDone: true })
      const { value } = next
      if ('read' in value) {
        read += value.read
        if (read < 1_000) continue
        post({ read })
        read = 0
      } else post(value)
      return
    }
  } catch (error) {
    end({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

const post = (step: Step) => port.postMessage({ step } satisfies IndexMessage)

function end(message: IndexMessage): void {
  port.postMessage(message)
  sqlite.close()
  port.close()
}

port.on('message', send)
for (let at = 0; at < ahead; at++) send()
