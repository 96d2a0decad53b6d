import { workerData } from 'node:worker_threads'
import { openReadOnly } from '../db/foreign-file.ts'
import { ReadDb } from '../db/query.ts'
import { openTemporary } from '../db/side-database.ts'
import { makeIndex } from './index-make.ts'
import type { IndexMessage, IndexWorkerData } from './index-thread.ts'

/** Makes a search index over a snapshot of the open file, in a file of its own. */
const { file, path, port } = workerData as IndexWorkerData
const tell = (message: IndexMessage) => port.postMessage(message)

try {
  const sqlite = openReadOnly(file)
  const side = openTemporary(path)
  // Both are gone through in order: what was read or written is not wanted again soon.
  sqlite.pragma('cache_size = -4096')
  side.pragma('cache_size = -8192')
  // One transaction over all reading: what changes meanwhile is not seen, and noted as stale by the core.
  sqlite.exec('BEGIN')
  let done = 0
  for (const count of makeIndex(new ReadDb(sqlite), side)) {
    done += count
    if (done < 1_000) continue
    tell({ done })
    done = 0
  }
  tell({ done })
  side.close()
  sqlite.close()
  tell({ isFinished: true })
} catch (error) {
  tell({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
port.close()
