import { workerData } from 'node:worker_threads'
import { openReadOnly } from '../db/foreign-file.ts'
import { ReadDb } from '../db/query.ts'
import type { OrderMessage, OrderWorkerData } from './order-thread.ts'
import { orderedIds } from './ordered.ts'

/** Puts the contacts of a lookup in order, over the open file as it is now. */
const { file, plan, port } = workerData as OrderWorkerData

try {
  const sqlite = openReadOnly(file)
  sqlite.pragma('cache_size = -16384')
  // One state of the file for all reading.
  sqlite.exec('BEGIN')
  const ids = new Float64Array(orderedIds(new ReadDb(sqlite), plan))
  sqlite.close()
  port.postMessage({ ids } satisfies OrderMessage, [ids.buffer])
} catch (error) {
  port.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies OrderMessage)
}
port.close()
