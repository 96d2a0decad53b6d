import type { Database } from 'better-sqlite3'

/** An occurrence that differs may speak for all that follow it, too (RFC 5545, section 3.2.13, RANGE=THISANDFUTURE). */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE activity ADD COLUMN isFollowing INTEGER NOT NULL DEFAULT 0;
    -- Of a series with thousands of occurrences that differ, each is found at once.
    DROP INDEX activityByUid;
    CREATE INDEX activityByUid ON activity (uid, recurrenceId);
    DROP INDEX activityBySeries;
    CREATE INDEX activityBySeries ON activity (seriesId, recurrenceId) WHERE seriesId IS NOT NULL;
    CREATE INDEX occurrenceBySeries ON occurrence (seriesId, recurrenceId) WHERE seriesId IS NOT NULL;
  `)
  // What was imported before was taken for its one occurrence, and its text kept.
  const kept = db.prepare(`SELECT a.id, s.original FROM activity a JOIN activitySource s ON s.activityId = a.id
    WHERE a.seriesId IS NOT NULL AND a.start IS NOT NULL AND s.original LIKE '%RANGE=THISANDFUTURE%'`).all() as { id: number; original: string }[]
  for (const { id, original } of kept) {
    if (!/^RECURRENCE-ID;[^\n:]*\bRANGE=THISANDFUTURE/im.test(original)) continue
    db.prepare('UPDATE activity SET isFollowing = 1 WHERE id = ?').run(id)
    db.prepare('INSERT OR IGNORE INTO activityStale (activityId) VALUES (?)').run(id)
  }
}
