import Sqlite, { type Database } from 'better-sqlite3'

export type { Database }

/**
 * Reading a file beside the one writing connection: a snapshot of the open file, a copy, or a file that somebody brought.
 * Imports nothing that needs the bundler, for the backup thread runs it from the sources.
 */

/** Opens a file that is only read and not trusted: nothing in it runs, no page is believed unchecked. The open file of this process is never locked by it. */
export function openReadOnly(file: string): Database {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('mmap_size = 0')
  sqlite.pragma('query_only = ON')
  sqlite.pragma('cache_size = -65536')
  return sqlite
}

/** What the migrations make of an empty file, version by version: how a file of ours must look inside. */
export interface KnownLayouts {
  applicationId: number
  /** By version, from 1: the lines of `layoutOf`. */
  versions: string[][]
}

/**
 * Everything that a database declares, one line each, sorted: tables, indexes, views and triggers with their SQL. Two files
 * of one version have the same lines, whatever else happened to them.
 * - SQLite's own tables and the indexes it makes itself are left out.
 * - A renamed table is quoted by SQLite; the quotes are taken off again.
 * - The tables behind a full-text index are made by SQLite in its own words: only their names and columns count.
 * - A search index that is being made anew, under a name with `new` before it, counts as the one it will replace.
 */
export function layoutOf(sqlite: Database): string[] {
  const shadows = new Set((sqlite.pragma('main.table_list') as { name: string; type: string }[]).filter(({ type }) => type === 'shadow').map(({ name }) => name))
  const rows = sqlite.prepare(
    `SELECT type, name, tbl_name AS owner, sql FROM sqlite_schema
      WHERE NOT (sql IS NULL AND type = 'index' AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\') AND NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))`).all() as { type: string; name: string; owner: string; sql: string | null }[]
  const lines = rows.map(({ type, name, owner, sql }) =>
    type === 'table' && shadows.has(name) ? `shadow ${name} (${columnsOf(sqlite, name).join(', ')})` : `${type} ${name} on ${owner}: ${plain(sql ?? '')}`)
  return [...new Set(lines.map((line) => line.replace(/\bnew(TypeAhead|FullText)/g, (_, name: string) => `${name[0]?.toLowerCase()}${name.slice(1)}`)))].sort()
}

function columnsOf(sqlite: Database, table: string): string[] {
  return (sqlite.prepare('SELECT name, hidden FROM pragma_table_xinfo(?)').all(table) as { name: string; hidden: number }[]).map(({ name, hidden }) => (hidden ? `${name} hidden` : name))
}

function plain(sql: string): string {
  return sql.replace(/\s+/g, ' ').replace(/^(CREATE (?:VIRTUAL )?TABLE )["'`[]?(\w+)["'`\]]?/, '$1$2')
}
