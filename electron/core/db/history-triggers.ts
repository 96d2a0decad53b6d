/** The words of an entry have the names of those who are on it: where one of them is called otherwise, they are drawn anew. */
export const historyTriggers = `
    CREATE TEMP TRIGGER contactRenamed AFTER UPDATE OF name ON main.contact WHEN old.name IS NOT new.name BEGIN
      INSERT OR IGNORE INTO historyStale (historyEntryId) SELECT historyEntryId FROM historyContact WHERE contactId = new.id;
    END;`
