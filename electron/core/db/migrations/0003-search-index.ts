import type { Database } from 'better-sqlite3'

/** One search index in place of two, without positions and with smaller row ids: a third of the size. It is filled after the opening. */
export function up(db: Database): void {
  db.exec(`
    DROP TABLE IF EXISTS newTypeAhead;
    DROP TABLE IF EXISTS newTypeAheadRow;
    DROP TABLE IF EXISTS newFullText;
    DROP TABLE typeAhead;
    DROP TABLE typeAheadRow;
    DROP TABLE fullText;
    CREATE VIRTUAL TABLE typeAhead USING fts5(text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=none);
    CREATE TABLE typeAheadRow (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL) STRICT;
    CREATE TABLE typeAheadOf (contactId INTEGER PRIMARY KEY, id INTEGER NOT NULL) STRICT;
    -- Beginnings of four letters and more that many contacts have: words of the index themselves.
    CREATE TABLE typeAheadStart (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    DELETE FROM searchStale;
    INSERT INTO searchStale (contactId) SELECT id FROM contact;
  `)
}
