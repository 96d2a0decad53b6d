import { AppError } from '#shared/errors.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { dropParts } from '../files/files.ts'
import type { Services } from '../services.ts'

interface UnusedFile {
  hash: string
  size: number
}

/**
 * Kept files that nothing refers to: no contact, no document, no attachment, no card or activity as it was imported, and no row of the list of
 * changes, for undo must find what it brings back. In slices; the two long tables are read by their row ids.
 */
export async function findUnused(services: Services, ctx: JobContext): Promise<UnusedFile[]> {
  const { read } = services.store
  ctx.report({ phase: 'reading', done: 0, total: null })
  const unused = new Map<string, UnusedFile>()
  for (const hash of read.column<string>('SELECT hash FROM blob UNION SELECT hash FROM blobPart')) {
    await ctx.pause()
    const isUsed = read.row('SELECT 1 FROM document WHERE blob = ? UNION ALL SELECT 1 FROM contact WHERE photo = ? UNION ALL SELECT 1 FROM attachment WHERE blob = ? LIMIT 1', hash, hash, hash) !== undefined
    if (!isUsed) unused.set(hash, { hash, size: read.value<number>('SELECT coalesce((SELECT size FROM blob WHERE hash = ?), (SELECT sum(length(content)) FROM blobPart WHERE hash = ?), 0)', hash, hash) ?? 0 })
  }
  if (unused.size > 0) await forgetMentioned(services, ctx, unused)
  return [...unused.values()]
}

/** Takes out of `unused` what old rows, kept for undo, and originals of imported cards name. */
async function forgetMentioned({ store: { read } }: Services, ctx: JobContext, unused: Map<string, UnusedFile>): Promise<void> {
  const sources = [
    { sql: `SELECT seq AS id, CASE WHEN tableName IN ('contact', 'document', 'attachment', 'contactSource', 'activitySource') THEN before END AS text FROM change WHERE seq > ? ORDER BY seq LIMIT 500` },
    { sql: 'SELECT id, original AS text FROM contactSource WHERE id > ? ORDER BY id LIMIT 500' },
    { sql: 'SELECT id, original AS text FROM activitySource WHERE id > ? ORDER BY id LIMIT 500' },
  ]
  for (const { sql } of sources) {
    for (let last = 0; ;) {
      const rows = read.rows<{ id: number; text: string | null }>(sql, last)
      for (const { text } of rows) for (const hash of hashesIn(text)) unused.delete(hash)
      last = rows.at(-1)?.id ?? 0
      await ctx.pause()
      if (rows.length === 0) break
    }
  }
}

/** Lines of a card are folded (RFC 6350, section 3.2), in a JSON text with their line ends escaped. */
function hashesIn(text: string | null): string[] {
  if (text === null || !/[0-9a-f]{20}/.test(text)) return []
  return text.replace(/\\r|\r/g, '').replace(/(?:\\n|\n)(?:[ \t]|\\t)/g, '').match(/[0-9a-f]{64}/g) ?? []
}

/** Removes what `findUnused` finds; gives how many files and bytes went. Each is looked at once more as it goes. */
export async function removeUnused(services: Services, ctx: JobContext): Promise<{ count: number; size: number }> {
  // What these are bringing in is nobody's until they end.
  if (['documents', 'attachments', 'import'].some((kind) => services.jobs.isRunning(kind))) throw new AppError('busy', 'Files are being added just now. Try again when that has ended.')
  const files = await findUnused(services, ctx)
  let size = 0
  for (const file of files) {
    await ctx.pause()
    const isUsed = services.store.read.row('SELECT 1 FROM document WHERE blob = ? UNION ALL SELECT 1 FROM contact WHERE photo = ? UNION ALL SELECT 1 FROM attachment WHERE blob = ? LIMIT 1', file.hash, file.hash, file.hash) !== undefined
    if (isUsed) continue
    services.store.untracked((db) => {
      db.exec('DELETE FROM blob WHERE hash = ?', file.hash)
      db.exec('DELETE FROM fileText WHERE hash = ?', file.hash)
    })
    dropParts(services, file.hash)
    size += file.size
  }
  return { count: files.length, size }
}
