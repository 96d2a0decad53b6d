import type { Database } from 'better-sqlite3'

/** Groups of tags, the user's own kinds of relations, documents, what was looked at lately, and learned import maps. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE tagGroup (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, rank INTEGER NOT NULL) STRICT;
    ALTER TABLE tag ADD COLUMN tagGroupId INTEGER REFERENCES tagGroup ON DELETE SET NULL;
    CREATE INDEX tagByGroup ON tag (tagGroupId) WHERE tagGroupId IS NOT NULL;
    -- Derived, kept by triggers (core/db/tag-counts.ts): how many contacts have a tag, the trash not counted.
    CREATE TABLE tagCount (tagId INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
    INSERT INTO tagCount (tagId, count)
      SELECT tag.id, (SELECT count(*) FROM contactTag JOIN contact ON contact.id = contactId WHERE tagId = tag.id AND deletedAt IS NULL) FROM tag;

    -- A kind of relation of the user's own: what the other is to this one, and what this one then is to the other.
    CREATE TABLE relationType (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, reverse TEXT NOT NULL) STRICT;
    -- Relations that were proposed and declined, so that they are not proposed again.
    CREATE TABLE declinedRelation (
      id INTEGER PRIMARY KEY,
      contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
      otherId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
      label TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX declinedRelationByContact ON declinedRelation (contactId, otherId, label);
    CREATE INDEX declinedRelationByOther ON declinedRelation (otherId);

    -- A card of a group as it came: its members have the tag, and it is written again on export.
    CREATE TABLE tagSource (
      id INTEGER PRIMARY KEY,
      tagId INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
      hash TEXT NOT NULL,
      original TEXT NOT NULL
    ) STRICT;
    CREATE INDEX tagSourceByTag ON tagSource (tagId);

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      name TEXT NOT NULL,
      blob TEXT NOT NULL REFERENCES blob,
      addedAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX documentByContact ON document (contactId, rank);
    CREATE INDEX documentByBlob ON document (blob);

    -- A large file lies in parts of up to a megabyte, written one by one; its row in blob, written last, then has isCompressed 2 and no content.
    CREATE TABLE blobPart (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL,
      part INTEGER NOT NULL,
      isCompressed INTEGER NOT NULL,
      content BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX blobPartByHash ON blobPart (hash, part);
    -- For renaming a kind of relation, and for telling how many there are of it.
    CREATE INDEX relationByLabel ON relation (label);

    -- View state, without undo: which contacts were opened last.
    CREATE TABLE recentContact (contactId INTEGER PRIMARY KEY REFERENCES contact ON DELETE CASCADE, openedAt INTEGER NOT NULL) STRICT;
    CREATE INDEX recentContactByTime ON recentContact (openedAt);

    -- How tables with these headers were read: saved under a name by the user, or learned (name null) from the last import.
    CREATE TABLE importMap (
      id INTEGER PRIMARY KEY,
      name TEXT UNIQUE COLLATE NOCASE,
      headers TEXT NOT NULL,
      map TEXT NOT NULL,
      usedAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX importMapByHeaders ON importMap (headers, usedAt);
  `)
}
