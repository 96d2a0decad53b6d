-- What all migrations make; written by TB_UPDATE_SCHEMA=1 npm run test:unit -- tests/migrations
CREATE TABLE changeSet (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'undoing', 'redoing', 'undone')),
  createdStep INTEGER NOT NULL,
  undoneStep INTEGER,
  boundary INTEGER
) STRICT;
CREATE INDEX changeSetUndone ON changeSet (undoneStep) WHERE undoneStep IS NOT NULL;
CREATE INDEX changeSetUnfinished ON changeSet (id) WHERE state IN ('open', 'undoing', 'redoing');
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  changeSetId INTEGER NOT NULL REFERENCES changeSet ON DELETE CASCADE,
  tableName TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  rowId INTEGER NOT NULL,
  lastRowId INTEGER NOT NULL,
  before TEXT
) STRICT;
CREATE TABLE sqlite_sequence(name,seq);
CREATE INDEX changeBySet ON change (changeSetId, seq);
CREATE INDEX changeByRow ON change (tableName, rowId);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  mediaType TEXT NOT NULL,
  size INTEGER NOT NULL,
  isCompressed INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  prefix TEXT, givenName TEXT, middleName TEXT, familyName TEXT, suffix TEXT, nickname TEXT,
  phoneticGivenName TEXT, phoneticFamilyName TEXT,
  fullName TEXT, fileAs TEXT, sortAs TEXT, salutation TEXT,
  language TEXT, timeZone TEXT, howWeMet TEXT, note TEXT,
  familyNameFirst INTEGER,
  photo TEXT REFERENCES blob,
  favouriteAt INTEGER,
  verifiedAt INTEGER,
  name TEXT NOT NULL,
  listName TEXT NOT NULL,
  sortKey TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL,
  deletedAt INTEGER
, cadence INTEGER) STRICT;
CREATE INDEX contactByName ON contact (sortKey, id, deletedAt) WHERE deletedAt IS NULL;
CREATE INDEX companyByName ON contact (sortKey, id, kind, deletedAt) WHERE deletedAt IS NULL AND kind = 'company';
CREATE INDEX contactDeleted ON contact (deletedAt) WHERE deletedAt IS NOT NULL;
CREATE INDEX contactFavourite ON contact (favouriteAt) WHERE favouriteAt IS NOT NULL;
CREATE INDEX contactPhoto ON contact (photo) WHERE photo IS NOT NULL;
CREATE TABLE phone (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL,
  e164 TEXT
) STRICT;
CREATE INDEX phoneByContact ON phone (contactId, rank);
CREATE INDEX phoneByNumber ON phone (e164) WHERE e164 IS NOT NULL;
CREATE TABLE email (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX emailByContact ON email (contactId, rank);
CREATE INDEX emailByAddress ON email (value COLLATE NOCASE);
CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL, label TEXT NOT NULL,
  poBox TEXT NOT NULL, extended TEXT NOT NULL, street TEXT NOT NULL, city TEXT NOT NULL, region TEXT NOT NULL,
  postalCode TEXT NOT NULL, country TEXT NOT NULL, countryCode TEXT NOT NULL
) STRICT;
CREATE INDEX addressByContact ON address (contactId, rank);
CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('web', 'social', 'messenger')), label TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX linkByContact ON link (contactId, rank);
CREATE TABLE importantDate (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX importantDateByContact ON importantDate (contactId, rank);
CREATE TABLE position (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  companyId INTEGER REFERENCES contact ON DELETE SET NULL,
  company TEXT NOT NULL, department TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL,
  startedOn TEXT, endedOn TEXT
) STRICT;
CREATE INDEX positionByContact ON position (contactId, rank);
CREATE INDEX positionByCompany ON position (companyId) WHERE companyId IS NOT NULL;
CREATE INDEX positionUnlinked ON position (company) WHERE companyId IS NULL AND company <> '';
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL, label TEXT NOT NULL,
  otherId INTEGER REFERENCES contact ON DELETE SET NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX relationByContact ON relation (contactId, rank);
CREATE INDEX relationByOther ON relation (otherId) WHERE otherId IS NOT NULL;
CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, colour TEXT, tagGroupId INTEGER REFERENCES tagGroup ON DELETE SET NULL, cadence INTEGER) STRICT;
CREATE TABLE contactTag (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  tagId INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX contactTagByContact ON contactTag (contactId, tagId);
CREATE INDEX contactTagByTag ON contactTag (tagId);
CREATE TABLE contactSource (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  format TEXT NOT NULL,
  hash TEXT NOT NULL,
  original TEXT
) STRICT;
CREATE INDEX contactSourceByContact ON contactSource (contactId);
CREATE INDEX contactSourceByHash ON contactSource (hash);
CREATE TABLE searchStale (contactId INTEGER PRIMARY KEY) STRICT;
CREATE TABLE backup (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  size INTEGER NOT NULL,
  provenAt INTEGER
) STRICT;
CREATE TABLE tagGroup (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, rank INTEGER NOT NULL) STRICT;
CREATE INDEX tagByGroup ON tag (tagGroupId) WHERE tagGroupId IS NOT NULL;
CREATE TABLE tagCount (tagId INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
CREATE TABLE relationType (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, reverse TEXT NOT NULL) STRICT;
CREATE TABLE declinedRelation (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  otherId INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  label TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX declinedRelationByContact ON declinedRelation (contactId, otherId, label);
CREATE INDEX declinedRelationByOther ON declinedRelation (otherId);
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
CREATE TABLE blobPart (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  part INTEGER NOT NULL,
  isCompressed INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX blobPartByHash ON blobPart (hash, part);
CREATE INDEX relationByLabel ON relation (label);
CREATE TABLE recentContact (contactId INTEGER PRIMARY KEY REFERENCES contact ON DELETE CASCADE, openedAt INTEGER NOT NULL) STRICT;
CREATE INDEX recentContactByTime ON recentContact (openedAt);
CREATE TABLE importMap (
  id INTEGER PRIMARY KEY,
  name TEXT UNIQUE COLLATE NOCASE,
  headers TEXT NOT NULL,
  map TEXT NOT NULL,
  usedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX importMapByHeaders ON importMap (headers, usedAt);
CREATE VIRTUAL TABLE typeAhead USING fts5(text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=none);
CREATE TABLE typeAheadRow (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL) STRICT;
CREATE TABLE typeAheadOf (contactId INTEGER PRIMARY KEY, id INTEGER NOT NULL) STRICT;
CREATE TABLE typeAheadStart (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
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
, mark TEXT NOT NULL DEFAULT '') STRICT;
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
CREATE TABLE planRun (id INTEGER PRIMARY KEY, name TEXT NOT NULL, anchor TEXT NOT NULL, planId INTEGER REFERENCES activityPlan ON DELETE SET NULL) STRICT;
CREATE INDEX planRunByPlan ON planRun (planId) WHERE planId IS NOT NULL;
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
, isFollowing INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX activityByCalendar ON activity (calendarId) WHERE calendarId IS NOT NULL;
CREATE INDEX activityByRun ON activity (planRunId) WHERE planRunId IS NOT NULL;
CREATE INDEX activityByType ON activity (typeId);
CREATE INDEX activityDone ON activity (coalesce(completedAt, updatedAt), id) WHERE status = 'done';
CREATE INDEX activityUndated ON activity (id) WHERE start IS NULL;
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
CREATE TABLE toldAlarm (key TEXT PRIMARY KEY, dueAt INTEGER NOT NULL, toldAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX toldAlarmByTime ON toldAlarm (toldAt);
CREATE TABLE activitySource (
  id INTEGER PRIMARY KEY,
  activityId INTEGER NOT NULL REFERENCES activity ON DELETE CASCADE,
  format TEXT NOT NULL,
  hash TEXT NOT NULL,
  original TEXT
) STRICT;
CREATE INDEX activitySourceByActivity ON activitySource (activityId);
CREATE INDEX activitySourceByHash ON activitySource (hash);
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
, phone TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX historyByTime ON historyEntry (at, id);
CREATE INDEX historyByType ON historyEntry (typeId, at);
CREATE INDEX historyByActivity ON historyEntry (activityId) WHERE activityId IS NOT NULL;
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
CREATE INDEX tagCadence ON tag (id) WHERE cadence IS NOT NULL;
CREATE INDEX importantDateByDay ON importantDate (substr(value, -5));
CREATE INDEX changeInserted ON change (tableName, rowId) WHERE operation = 'insert';
CREATE INDEX changeSetByTime ON changeSet (at, id);
CREATE TABLE activityStale (activityId INTEGER PRIMARY KEY) STRICT;
CREATE TABLE historyStale (historyEntryId INTEGER PRIMARY KEY) STRICT;
CREATE TABLE touchStale (contactId INTEGER PRIMARY KEY) STRICT;
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
CREATE TABLE seriesReach (activityId INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL, problem TEXT) STRICT;
CREATE INDEX seriesReachBySince ON seriesReach (since);
CREATE INDEX seriesReachByUntil ON seriesReach (until);
CREATE TABLE touch (
  contactId INTEGER PRIMARY KEY,
  lastReachedAt INTEGER, lastMeetingAt INTEGER, lastEmailAt INTEGER, reachedCount INTEGER NOT NULL,
  rhythm INTEGER, cadence INTEGER, dueAt INTEGER
) STRICT;
CREATE INDEX touchByDue ON touch (dueAt) WHERE dueAt IS NOT NULL;
CREATE VIRTUAL TABLE dayText USING fts5(text, content='', contentless_delete=1, tokenize='ascii', detail=none);
CREATE TABLE fileText (hash TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX activityByUid ON activity (uid, recurrenceId);
CREATE INDEX activityBySeries ON activity (seriesId, recurrenceId) WHERE seriesId IS NOT NULL;
CREATE INDEX occurrenceBySeries ON occurrence (seriesId, recurrenceId) WHERE seriesId IS NOT NULL;
CREATE TABLE documentStale (documentId INTEGER PRIMARY KEY) STRICT;
CREATE VIRTUAL TABLE documentText USING fts5(text, content='', contentless_delete=1, tokenize='ascii', detail=none);
