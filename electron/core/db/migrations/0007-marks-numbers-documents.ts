import type { Database } from 'better-sqlite3'

/** Own types have a mark, entries the number that was called, and documents of contacts are found by what they say. */
export function up(db: Database): void {
  db.exec(`
    -- A sign of one's own type; empty for the first letter of its name.
    ALTER TABLE activityType ADD COLUMN mark TEXT NOT NULL DEFAULT '';
    -- The number of a call as it was dialled or noted; empty for none.
    ALTER TABLE historyEntry ADD COLUMN phone TEXT NOT NULL DEFAULT '';
    -- Derived: the words of each document of a contact, by its id, and those that are not up to date.
    CREATE TABLE documentStale (documentId INTEGER PRIMARY KEY) STRICT;
    CREATE VIRTUAL TABLE documentText USING fts5(text, content='', contentless_delete=1, tokenize='ascii', detail=none);
    INSERT INTO documentStale (documentId) SELECT id FROM document;
  `)
}
