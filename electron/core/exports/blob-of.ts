import type { ReadDb } from '../db/query.ts'

/** The bytes of a stored file, by their SHA-256; null when they are not there. */
export function blobOf(db: ReadDb, hash: string): { bytes: Uint8Array; mediaType: string } | null {
  return db.row<{ bytes: Uint8Array; mediaType: string }>('SELECT content AS bytes, mediaType FROM blob WHERE hash = ? AND isCompressed = 0', hash) ?? null
}
