import Sqlite from 'better-sqlite3'
import { layoutOf, type KnownLayouts } from './foreign-file.ts'
import { applicationId, migrations } from './migrate.ts'

let known: KnownLayouts | undefined

/** The layouts of all versions, found by running the migrations on an empty database in memory; once per process. */
export function knownLayouts(): KnownLayouts {
  if (known) return known
  const sqlite = new Sqlite(':memory:')
  try {
    const versions = migrations.map(({ up }) => {
      up(sqlite)
      return layoutOf(sqlite)
    })
    known = { applicationId, versions }
    return known
  } finally {
    sqlite.close()
  }
}
