import type { Database } from 'better-sqlite3'

/**
 * History, activities, their occurrences, alarms, plans, calendars, and how often one keeps in touch.
 * Times: `…At` is UTC milliseconds; `start` and `end` of an activity are wall time (`2026-11-23T15:00:00`) in `timeZone`,
 * or whole days (`2026-11-23`), the end exclusive as in RFC 5545, section 3.6.1.
 */
export function up(db: Database): void {
  db.exec(`
    -- Types of activities and of history entries. The program's own have a key (shared/activity-types.ts) and are named by it.
    CREATE TABLE activityType (
      id INTEGER PRIMARY KEY,
      key TEXT UNIQUE,
      name TEXT UNIQUE COLLATE NOCASE,
      rank INTEGER NOT NULL,
      colour TEXT,
      isPlanned INTEGER NOT NULL,
      isReached INTEGER NOT NULL,
      isTask INTEGER NOT NULL,
      isTimeless INTEGER NOT NULL,
      duration INTEGER NOT NULL,
      alarm INTEGER,
      priority INTEGER NOT NULL,
      isHidden INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO activityType (id, key, rank, colour, isPlanned, isReached, isTask, isTimeless, duration, alarm, priority) VALUES
      (1, 'call', 1, 'teal', 1, 1, 1, 0, 15, 5, 0),
      (2, 'meeting', 2, 'blue', 1, 1, 0, 0, 60, 15, 0),
      (3, 'todo', 3, 'orange', 1, 0, 1, 1, 30, NULL, 0),
      (4, 'note', 4, NULL, 0, 0, 0, 0, 0, NULL, 0),
      (5, 'email', 5, 'violet', 0, 1, 0, 0, 0, NULL, 0),
      (6, 'letter', 6, 'indigo', 0, 1, 0, 0, 0, NULL, 0),
      (7, 'message', 7, 'green', 0, 1, 0, 0, 0, NULL, 0),
      (8, 'fieldChange', 8, NULL, 0, 0, 0, 0, 0, NULL, 0),
      (9, 'import', 9, NULL, 0, 0, 0, 0, 0, NULL, 0),
      (10, 'merge', 10, NULL, 0, 0, 0, 0, 0, NULL, 0),
      (11, 'report', 11, NULL, 0, 0, 0, 0, 0, NULL, 0);

    -- A layer of the calendar. One that follows a file is read-only here and is read again when the file changes.
    CREATE TABLE calendar (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      colour TEXT,
      path TEXT,
      isHolidays INTEGER NOT NULL DEFAULT 0,
      rank INTEGER NOT NULL,
      readAt INTEGER,
      hash TEXT,
      problem TEXT
    ) STRICT;

    CREATE TABLE activityPlan (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, rank INTEGER NOT NULL) STRICT;
    CREATE TABLE activityPlanStep (
      id INTEGER PRIMARY KEY,
      planId INTEGER NOT NULL REFERENCES activityPlan ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      typeId INTEGER NOT NULL REFERENCES activityType,
      days INTEGER NOT NULL,
      time TEXT,
      duration INTEGER NOT NULL,
      shift TEXT NOT NULL CHECK (shift IN ('none', 'earlier', 'later')),
      regarding TEXT NOT NULL,
      details TEXT NOT NULL,
      priority INTEGER NOT NULL,
      alarm INTEGER
    ) STRICT;
    CREATE INDEX activityPlanStepByPlan ON activityPlanStep (planId, rank);
    -- A plan as it was applied once: its activities move together if the user wants it.
    CREATE TABLE planRun (id INTEGER PRIMARY KEY, name TEXT NOT NULL, anchor TEXT NOT NULL, planId INTEGER REFERENCES activityPlan ON DELETE SET NULL) STRICT;
    CREATE INDEX planRunByPlan ON planRun (planId) WHERE planId IS NOT NULL;

    -- An activity, or (seriesId, recurrenceId) the one occurrence of a series that differs (RFC 5545, section 3.8.4.4).
    CREATE TABLE activity (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL,
      seriesId INTEGER REFERENCES activity ON DELETE CASCADE,
      recurrenceId TEXT,
      calendarId INTEGER REFERENCES calendar ON DELETE CASCADE,
      typeId INTEGER NOT NULL REFERENCES activityType,
      isTask INTEGER NOT NULL,
      regarding TEXT NOT NULL,
      details TEXT NOT NULL,
      location TEXT NOT NULL,
      start TEXT,
      end TEXT,
      timeZone TEXT,
      endTimeZone TEXT,
      recurrence TEXT,
      status TEXT NOT NULL CHECK (status IN ('planned', 'tentative', 'done', 'cancelled')),
      completedAt INTEGER,
      priority INTEGER NOT NULL,
      isFree INTEGER NOT NULL,
      isPrivate INTEGER NOT NULL,
      colour TEXT,
      planRunId INTEGER REFERENCES planRun ON DELETE SET NULL,
      planStep INTEGER,
      createdAt INTEGER NOT NULL,
      updatedAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX activityByUid ON activity (uid);
    CREATE INDEX activityBySeries ON activity (seriesId) WHERE seriesId IS NOT NULL;
    CREATE INDEX activityByCalendar ON activity (calendarId) WHERE calendarId IS NOT NULL;
    CREATE INDEX activityByRun ON activity (planRunId) WHERE planRunId IS NOT NULL;
    CREATE INDEX activityByType ON activity (typeId);
    CREATE INDEX activityDone ON activity (coalesce(completedAt, updatedAt), id) WHERE status = 'done';
    CREATE INDEX activityUndated ON activity (id) WHERE start IS NULL;

    -- Who takes part: a contact, or somebody known only by name and address as yet.
    CREATE TABLE participant (
      id INTEGER PRIMARY KEY,
      activityId INTEGER NOT NULL REFERENCES activity ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      contactId INTEGER REFERENCES contact ON DELETE SET NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      answer TEXT
    ) STRICT;
    CREATE INDEX participantByActivity ON participant (activityId, rank);
    CREATE INDEX participantByContact ON participant (contactId, activityId) WHERE contactId IS NOT NULL;

    -- When to remind: seconds from the start (or the end), negative for before; or an instant.
    CREATE TABLE alarm (
      id INTEGER PRIMARY KEY,
      activityId INTEGER NOT NULL REFERENCES activity ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      offset INTEGER,
      isFromEnd INTEGER NOT NULL,
      at INTEGER
    ) STRICT;
    CREATE INDEX alarmByActivity ON alarm (activityId, rank);
    CREATE INDEX alarmByOffset ON alarm (isFromEnd, offset) WHERE offset IS NOT NULL;
    CREATE INDEX alarmByTime ON alarm (at) WHERE at IS NOT NULL;
    -- What became of an alarm at one occurrence: until 'until' it is silent, for good where that is null.
    CREATE TABLE acknowledgement (
      id INTEGER PRIMARY KEY,
      activityId INTEGER NOT NULL REFERENCES activity ON DELETE CASCADE,
      occurrence TEXT NOT NULL,
      alarmKey TEXT NOT NULL,
      until INTEGER,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX acknowledgementByActivity ON acknowledgement (activityId, occurrence, alarmKey);
    CREATE INDEX acknowledgementByUntil ON acknowledgement (until) WHERE until IS NOT NULL;
    -- The same for reminders of a contact's important dates: 'day' is the birthday as it falls this year.
    CREATE TABLE dateAcknowledgement (
      id INTEGER PRIMARY KEY,
      contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
      day TEXT NOT NULL,
      alarmKey TEXT NOT NULL,
      until INTEGER,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX dateAcknowledgementByContact ON dateAcknowledgement (contactId, day, alarmKey);
    CREATE INDEX dateAcknowledgementByUntil ON dateAcknowledgement (until) WHERE until IS NOT NULL;
    -- Which alarms a notification was shown for, and for which time of theirs: no other window and no later start shows it again.
    CREATE TABLE toldAlarm (key TEXT PRIMARY KEY, dueAt INTEGER NOT NULL, toldAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX toldAlarmByTime ON toldAlarm (toldAt);

    -- What iCalendar says of an activity, as it came (RFC 5545), for what Touchbase has no field for.
    CREATE TABLE activitySource (
      id INTEGER PRIMARY KEY,
      activityId INTEGER NOT NULL REFERENCES activity ON DELETE CASCADE,
      format TEXT NOT NULL,
      hash TEXT NOT NULL,
      original TEXT
    ) STRICT;
    CREATE INDEX activitySourceByActivity ON activitySource (activityId);
    CREATE INDEX activitySourceByHash ON activitySource (hash);
    -- Time zones and properties of whole calendars as they came.
    CREATE TABLE calendarSource (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, original TEXT NOT NULL) STRICT;

    CREATE TABLE historyEntry (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      typeId INTEGER NOT NULL REFERENCES activityType,
      at INTEGER NOT NULL,
      duration INTEGER,
      direction TEXT CHECK (direction IN ('in', 'out')),
      result TEXT NOT NULL,
      regarding TEXT NOT NULL,
      details TEXT NOT NULL,
      isPinned INTEGER NOT NULL,
      activityId INTEGER REFERENCES activity ON DELETE SET NULL,
      occurrence TEXT,
      createdAt INTEGER NOT NULL,
      updatedAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX historyByTime ON historyEntry (at, id);
    CREATE INDEX historyByType ON historyEntry (typeId, at);
    CREATE INDEX historyByActivity ON historyEntry (activityId) WHERE activityId IS NOT NULL;
    -- Whom an entry is about. at, typeId and isPinned are the entry's own, kept here too so that a timeline is one stretch of an index.
    CREATE TABLE historyContact (
      id INTEGER PRIMARY KEY,
      historyEntryId INTEGER NOT NULL REFERENCES historyEntry ON DELETE CASCADE,
      contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      at INTEGER NOT NULL,
      typeId INTEGER NOT NULL,
      isPinned INTEGER NOT NULL,
      isReached INTEGER NOT NULL,
      remark TEXT NOT NULL
    ) STRICT;
    CREATE INDEX historyContactByEntry ON historyContact (historyEntryId, rank);
    CREATE INDEX historyContactByTime ON historyContact (contactId, at, historyEntryId);
    CREATE INDEX historyContactByType ON historyContact (contactId, typeId, at);
    CREATE INDEX historyContactPinned ON historyContact (contactId, at, historyEntryId) WHERE isPinned = 1;
    CREATE INDEX historyContactReached ON historyContact (contactId, at) WHERE isReached = 1;

    CREATE TABLE attachment (
      id INTEGER PRIMARY KEY,
      historyEntryId INTEGER REFERENCES historyEntry ON DELETE CASCADE,
      activityId INTEGER REFERENCES activity ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      name TEXT NOT NULL,
      blob TEXT NOT NULL REFERENCES blob,
      addedAt INTEGER NOT NULL,
      CHECK ((historyEntryId IS NULL) <> (activityId IS NULL))
    ) STRICT;
    CREATE INDEX attachmentByEntry ON attachment (historyEntryId, rank) WHERE historyEntryId IS NOT NULL;
    CREATE INDEX attachmentByActivity ON attachment (activityId, rank) WHERE activityId IS NOT NULL;
    CREATE INDEX attachmentByBlob ON attachment (blob);

    -- How often to be in touch, in days: null as the tags say or as learned, 0 never.
    ALTER TABLE contact ADD COLUMN cadence INTEGER;
    ALTER TABLE tag ADD COLUMN cadence INTEGER;
    CREATE INDEX tagCadence ON tag (id) WHERE cadence IS NOT NULL;
    -- Dates without regard to the year, for birthdays: MM-DD is at the end of every full date.
    CREATE INDEX importantDateByDay ON importantDate (substr(value, -5));

    -- The log, as timelines read it: the range of ids that a row came with, and change sets by time.
    CREATE INDEX changeInserted ON change (tableName, rowId) WHERE operation = 'insert';
    CREATE INDEX changeSetByTime ON changeSet (at, id);

    -- Derived from here on; the …Stale tables list what is not brought up to date yet.
    CREATE TABLE activityStale (activityId INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE historyStale (historyEntryId INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE touchStale (contactId INTEGER PRIMARY KEY) STRICT;
    -- When everything happens. at and until: UTC milliseconds, or for floating and whole days the wall time as if it were UTC.
    CREATE TABLE occurrence (
      id INTEGER PRIMARY KEY,
      activityId INTEGER NOT NULL,
      recurrenceId TEXT NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      isFloating INTEGER NOT NULL,
      isOpen INTEGER NOT NULL,
      -- Of an occurrence that differs, its series: when its row is gone, the series is laid out anew.
      seriesId INTEGER
    ) STRICT;
    CREATE INDEX occurrenceByTime ON occurrence (at, until, activityId);
    CREATE INDEX occurrenceLong ON occurrence (until, at) WHERE until - at > 86400000;
    CREATE INDEX occurrenceOpen ON occurrence (at) WHERE isOpen = 1;
    CREATE INDEX occurrenceByActivity ON occurrence (activityId, at);
    -- How far a series is laid out in occurrence, and what was wrong with its rule: from 'since' to 'until' as a reader would ask, nothing where they are 0.
    CREATE TABLE seriesReach (activityId INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL, problem TEXT) STRICT;
    CREATE INDEX seriesReachBySince ON seriesReach (since);
    CREATE INDEX seriesReachByUntil ON seriesReach (until);
    -- When a contact was last reached, how often on average (days), and when to be in touch again.
    CREATE TABLE touch (
      contactId INTEGER PRIMARY KEY,
      lastReachedAt INTEGER, lastMeetingAt INTEGER, lastEmailAt INTEGER, reachedCount INTEGER NOT NULL,
      rhythm INTEGER, cadence INTEGER, dueAt INTEGER
    ) STRICT;
    CREATE INDEX touchByDue ON touch (dueAt) WHERE dueAt IS NOT NULL;
    CREATE VIRTUAL TABLE dayText USING fts5(text, content='', contentless_delete=1, tokenize='ascii', detail=none);
  `)
}
