import type { Database } from 'better-sqlite3'

/** The text of kept files that takes a while to find (PDF), by the SHA-256 of the file: found once, for the index of history. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE fileText (hash TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `)
}
