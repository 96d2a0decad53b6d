import type { WriteDb } from './query.ts'

/**
 * Counts the tags that contacts are given, where rows are inserted: a trigger would make SQLite keep a journal of every such
 * statement. Those of the contact just made are added up and written once for each tag; whatever the triggers below take off
 * meanwhile comes to the same.
 */
export class GivenTags {
  readonly #counts = new Map<number, number>()
  #newest = 0

  isNew(contactId: number, isInTrash: boolean): void {
    this.#newest = isInTrash ? 0 : contactId
  }

  give(db: WriteDb, tagId: number, contactId: number): void {
    if (contactId === this.#newest) this.#counts.set(tagId, (this.#counts.get(tagId) ?? 0) + 1)
    else db.exec('UPDATE tagCount SET count = count + 1 WHERE tagId = ? AND EXISTS (SELECT 1 FROM contact WHERE id = ? AND deletedAt IS NULL)', tagId, contactId)
  }

  /** Writes down what was added up, within the transaction of the rows. */
  write(db: WriteDb): void {
    for (const [tagId, count] of this.#counts) db.exec('UPDATE tagCount SET count = count + ? WHERE tagId = ?', count, tagId)
    this.#counts.clear()
  }

  /** Ends a recording, whether it was written down or failed and is rolled back. */
  end(): void {
    this.#counts.clear()
    this.#newest = 0
  }
}

/**
 * Temporary triggers that keep `tagCount`: how many contacts have a tag, those in the trash not counted. Counting them
 * anew would read every row of every tag after each change; kept this way, all counts cost what reading the tags costs.
 * Invariant: a contact is taken off the counts before its row is gone, for the rows that follow it (ON DELETE CASCADE)
 * find no contact any more, and leave the counts alone.
 */
export const tagCountTriggers = `
  CREATE TEMP TRIGGER tagCountBegun AFTER INSERT ON main.tag BEGIN
    INSERT INTO tagCount (tagId, count) SELECT new.id, 0 WHERE NOT EXISTS (SELECT 1 FROM tagCount WHERE tagId = new.id);
  END;
  CREATE TEMP TRIGGER tagCountEnded AFTER DELETE ON main.tag BEGIN
    DELETE FROM tagCount WHERE tagId = old.id;
  END;
  CREATE TEMP TRIGGER tagCountTaken AFTER DELETE ON main.contactTag BEGIN
    UPDATE tagCount SET count = count - 1 WHERE tagId = old.tagId AND EXISTS (SELECT 1 FROM contact WHERE id = old.contactId AND deletedAt IS NULL);
  END;
  CREATE TEMP TRIGGER tagCountMoved AFTER UPDATE OF tagId ON main.contactTag WHEN old.tagId <> new.tagId BEGIN
    UPDATE tagCount SET count = count + iif(tagId = new.tagId, 1, -1)
      WHERE tagId IN (old.tagId, new.tagId) AND EXISTS (SELECT 1 FROM contact WHERE id = new.contactId AND deletedAt IS NULL);
  END;
  CREATE TEMP TRIGGER tagCountTrashed AFTER UPDATE OF deletedAt ON main.contact WHEN (old.deletedAt IS NULL) <> (new.deletedAt IS NULL) BEGIN
    UPDATE tagCount SET count = count + iif(new.deletedAt IS NULL, 1, -1) WHERE tagId IN (SELECT tagId FROM contactTag WHERE contactId = new.id);
  END;
  CREATE TEMP TRIGGER tagCountGone BEFORE DELETE ON main.contact WHEN old.deletedAt IS NULL BEGIN
    UPDATE tagCount SET count = count - 1 WHERE tagId IN (SELECT tagId FROM contactTag WHERE contactId = old.id);
  END;
  -- Search finds contacts by the names of their tags, too.
  CREATE TEMP TRIGGER tagRenamed AFTER UPDATE OF name ON main.tag WHEN old.name IS NOT new.name COLLATE BINARY BEGIN
    INSERT INTO searchStale (contactId) SELECT contactId FROM contactTag WHERE tagId = new.id AND contactId NOT IN (SELECT contactId FROM searchStale);
  END;
`
