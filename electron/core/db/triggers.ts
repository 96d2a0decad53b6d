import type { Database } from 'better-sqlite3'
import { historyTriggers } from './history-triggers.ts'
import { alsoStale, staleTables, trackedTables, type StaleTable, type TrackedTable } from './schema.ts'
import { tagCountTriggers } from './tag-counts.ts'
import { touchTriggers } from './touch-triggers.ts'

/**
 * The SQL of the temporary triggers that record every change of a tracked table.
 *
 * They are made anew at each opening from the columns that are there, so a migration cannot forget one, and being
 * temporary they may write to the log while `trusted_schema` is off.
 * - An inserted row is noted by `WriteDb.insert`, the only way to insert into a tracked table (query.ts), as ranges of ids
 *   (recorder.ts): an import of 100,000 rows leaves a few lines.
 * - An updated or deleted row is kept whole, as JSON, the way it was before.
 * - The contact that a row belongs to is noted as stale for the search indexes, and so is whatever else is derived from the row
 *   (`alsoStale`). A row added to a contact needs no note of its own for search, for the contact's own row changes with it (`updatedAt`);
 *   the other lists learn of added rows from the recorder.
 */
export function triggersFor(sqlite: Database): string {
  const parts = [
    'CREATE TEMP TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), changeSetId INTEGER NOT NULL);',
  ]
  for (const table of Object.keys(trackedTables) as TrackedTable[]) parts.push(triggersOf(sqlite, table))
  parts.push(tagCountTriggers, historyTriggers, touchTriggers)
  return parts.join('\n')
}

function triggersOf(sqlite: Database, table: TrackedTable): string {
  const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
  const before = `json_object(${columns.map((name) => `'${name}', old.${name}`).join(', ')})`
  // Where a column compares without case, another case is a change all the same.
  const isSame = columns.map((name) => `old.${name} IS new.${name} COLLATE BINARY`).join(' AND ')
  const owner = trackedTables[table]
  const set = '(SELECT changeSetId FROM temp.recording)'
  const staleOf = { ...(owner === null ? {} : { searchStale: owner }), ...alsoStale[table] }
  // Not by OR IGNORE: within what a foreign key sets off, SQLite takes every conflict for an error.
  const stale = (row: 'new' | 'old') => Object.entries(staleOf).map(([list, column]) =>
    `INSERT INTO ${list} (${staleTables[list as StaleTable]}) SELECT ${row}.${column} WHERE ${row}.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${list} WHERE ${staleTables[list as StaleTable]} = ${row}.${column});`).join('\n      ')
  const canMove = Object.values(staleOf).some((column) => column !== 'id')
  return `
    CREATE TEMP TRIGGER ${table}Updated AFTER UPDATE ON main.${table} WHEN NOT (${isSame}) BEGIN
      INSERT INTO change (seq, changeSetId, tableName, operation, rowId, lastRowId, before) VALUES (nextSeq('${table}'), ${set}, '${table}', 'update', old.id, old.id, ${before});
      ${stale('new')}
      ${canMove ? stale('old') : ''}
    END;
    CREATE TEMP TRIGGER ${table}Deleted AFTER DELETE ON main.${table} BEGIN
      INSERT INTO change (seq, changeSetId, tableName, operation, rowId, lastRowId, before) VALUES (nextSeq('${table}'), ${set}, '${table}', 'delete', old.id, old.id, ${before});
      ${stale('old')}
    END;`
}
