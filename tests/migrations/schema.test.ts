import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openInMemory } from '../../electron/core/db/connection.ts'
import { applicationId, migrations, newestVersion } from '../../electron/core/db/migrate.ts'
import { trackedTables } from '../../electron/core/db/schema.ts'

const snapshot = resolve(import.meta.dirname, 'schema.sql')

/** The schema that all migrations together make, as SQLite keeps it. */
function schemaNow(): string {
  const { sqlite } = openInMemory()
  const rows = sqlite.prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB '*_data' AND name NOT GLOB '*_idx' AND name NOT GLOB '*_docsize' AND name NOT GLOB '*_config' ORDER BY rowid`).pluck().all() as string[]
  return `-- What all migrations make; written by TB_UPDATE_SCHEMA=1 npm run test:unit -- tests/migrations\n${rows.map((sql) => `${sql.replace(/\n {4}/g, '\n')};`).join('\n')}\n`
}

test('the migrations make the schema that is committed', () => {
  if (process.env['TB_UPDATE_SCHEMA'] || !existsSync(snapshot)) writeFileSync(snapshot, schemaNow())
  expect(schemaNow()).toBe(readFileSync(snapshot, 'utf8').replaceAll('\r\n', '\n'))
})

test('every table of ours is STRICT, and what is tracked has an id of its own', () => {
  const { sqlite } = openInMemory()
  const tables = sqlite.pragma('table_list') as { name: string; schema: string; type: string; strict: number }[]
  const loose = tables.filter((table) => table.schema === 'main' && table.type === 'table' && !table.name.startsWith('sqlite_') && !table.strict)
  expect(loose.map((table) => table.name)).toEqual([])
  for (const table of Object.keys(trackedTables)) {
    expect((sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[]).filter((column) => column.pk).map((column) => column.name)).toEqual(['id'])
  }
})

test('a file carries our mark and its version, and syncs every commit', () => {
  const { sqlite } = openInMemory()
  expect(sqlite.pragma('application_id', { simple: true })).toBe(applicationId)
  expect(sqlite.pragma('user_version', { simple: true })).toBe(newestVersion)
  expect(migrations.length).toBe(newestVersion)
  expect(sqlite.pragma('synchronous', { simple: true })).toBe(2)
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(sqlite.pragma('trusted_schema', { simple: true })).toBe(0)
})

test('the SQLite inside is free of the WAL reset fault (fixed in 3.51.3)', () => {
  const { sqlite } = openInMemory()
  const [major = 0, minor = 0, patch = 0] = (sqlite.prepare('SELECT sqlite_version()').pluck().get() as string).split('.').map(Number)
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
})
