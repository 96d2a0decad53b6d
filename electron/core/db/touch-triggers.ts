/**
 * How often to be in touch is said of a contact and of a tag; what follows from it is drawn anew wherever that changes, by an
 * undo too. Of a tag only one line is noted, however many have it: minus so many times `contactsOfTag`, which the part that
 * draws takes for "all who have it", a stretch at a time (touch/touch-part.ts).
 */
export const contactsOfTag = 1_000_000_000

export const touchTriggers = `
    CREATE TEMP TRIGGER contactCadence AFTER UPDATE OF cadence ON main.contact WHEN old.cadence IS NOT new.cadence BEGIN
      INSERT INTO touchStale (contactId) SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM touchStale WHERE contactId = new.id);
    END;
    CREATE TEMP TRIGGER tagCadenceUpdated AFTER UPDATE OF cadence ON main.tag WHEN old.cadence IS NOT new.cadence BEGIN
      INSERT INTO touchStale (contactId) SELECT -new.id * ${contactsOfTag} WHERE NOT EXISTS (SELECT 1 FROM touchStale WHERE contactId = -new.id * ${contactsOfTag});
    END;`
