import Sqlite, { type Database } from 'better-sqlite3'

export type SideDatabase = Database

/**
 * A database of its own for work that is only of use when it is whole: it lies in memory, or in a nameless temporary file
 * where it is large, is never synced, and is gone when it is closed or the process ends. With a path it is a file that
 * whoever named it reads and removes.
 */
export function openTemporary(path = ''): SideDatabase {
  const side = new Sqlite(path)
  side.pragma('journal_mode = OFF')
  side.pragma('synchronous = OFF')
  side.pragma('locking_mode = EXCLUSIVE')
  side.pragma('cache_size = -32768')
  return side
}
