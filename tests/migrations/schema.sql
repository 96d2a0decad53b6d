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
) STRICT;
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
CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, colour TEXT, tagGroupId INTEGER REFERENCES tagGroup ON DELETE SET NULL) STRICT;
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
