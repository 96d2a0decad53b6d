import { MessageChannel, Worker } from 'node:worker_threads'
import type { Services } from '../services.ts'
import { wholeBlob } from './blob-store.ts'

/** So much of a PDF's text is kept, in characters; so long a reading of it may take, in milliseconds, and so much memory, in MB. */
const most = 200_000
const patience = 20_000
const memory = 512

/**
 * Finds the text of a kept PDF and keeps it beside it (table `fileText`), where `fileText` finds it. One without text, a damaged
 * one, and one that takes too long or too much have the empty text: the file itself is found by its name.
 */
export async function keepPdfText({ store }: Services, hash: string): Promise<void> {
  const { read } = store
  if (read.value<string>('SELECT mediaType FROM blob WHERE hash = ?', hash) !== 'application/pdf' || read.row('SELECT 1 FROM fileText WHERE hash = ?', hash) !== undefined) return
  const file = wholeBlob(read, hash)
  const text = file ? await pdfText(file.bytes) : ''
  store.untracked((db) => {
    db.exec('INSERT OR IGNORE INTO fileText (hash, content) VALUES (?, ?)', hash, text)
    // Where something has it already (an import), its words are drawn anew.
    db.exec('INSERT OR IGNORE INTO historyStale (historyEntryId) SELECT historyEntryId FROM attachment WHERE blob = ? AND historyEntryId IS NOT NULL', hash)
    db.exec('INSERT OR IGNORE INTO documentStale (documentId) SELECT id FROM document WHERE blob = ?', hash)
  })
}

/** The text of a PDF, read in a thread of its own that is ended when it does not come to an end; empty for what cannot be read. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(workerFile(), { workerData: { bytes: new Uint8Array(bytes), most, port: port2 }, transferList: [port2], name: 'pdf', execArgv: [], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: memory } })
  let limit: NodeJS.Timeout | undefined
  try {
    return await new Promise<string>((resolve) => {
      limit = setTimeout(() => resolve(''), patience)
      port1.once('message', (text: string) => resolve(text))
      worker.once('error', () => resolve(''))
      // What it still has to say comes before its end is heard.
      worker.once('exit', () => setImmediate(() => resolve('')))
    })
  } finally {
    clearTimeout(limit)
    port1.close()
    await worker.terminate()
  }
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `pdf-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : './pdf-worker.js', import.meta.url)
}
