import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { backupsRouter } from '../../electron/core/backups/backups.ts'
import type { Manifest } from '../../electron/core/backups/container.ts'
import { digestLines, digestTables } from '../../electron/core/backups/digest.ts'
import type { CoreOptions } from '../../electron/core/core.ts'
import { layoutOf } from '../../electron/core/db/foreign-file.ts'
import { createCaller } from '../../electron/core/rpc/procedures.ts'
import { folders, openTestCore, type TestCore } from './core.ts'

const callerOf = createCaller(backupsRouter)

/** A folder of its own for a test on real files, with a core on a file in it. */
export interface FileTest {
  folder: string
  file: string
  core: TestCore
  backups: ReturnType<typeof callerOf>
  close(): Promise<void>
}

export function openFileTest(options: Partial<CoreOptions> = {}): FileTest {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-test-'))
  const file = join(folder, 'My contacts.touchbase')
  const core = openTestCore({ file, folders: { ...folders, backups: join(folder, 'backups') }, log: () => {}, ...options })
  return {
    folder, file, core,
    backups: callerOf({ services: core.services, actor: 'test' }),
    close: async () => {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A new empty folder inside another. */
export function subfolder(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

/** Where the parts of a backup are, read as any other program would: from the two lines at its end. */
export function partsOf(path: string): { bytes: Buffer; database: number; manifest: number } {
  const bytes = readFileSync(path)
  const [, database, manifest] = /touchbase-backup 1 (\d+) (\d+)\n[0-9a-f]{64}\n$/.exec(bytes.toString('latin1')) ?? []
  return { bytes, database: Number(database), manifest: Number(manifest) }
}

/** A backup put together by somebody else: any database and manifest under a seal that is right. */
export function sealed(database: Buffer, manifest: object): Buffer {
  const json = Buffer.from(`\n${JSON.stringify(manifest)}\n`)
  const line = `touchbase-backup 1 ${String(database.length).padStart(16, '0')} ${String(json.length).padStart(10, '0')}\n`
  const before = Buffer.concat([database, json, Buffer.from(line)])
  return Buffer.concat([before, Buffer.from(`${createHash('sha256').update(before).digest('hex')}\n`)])
}

/** A manifest that describes a database truly. */
export function manifestOf(database: Buffer, like: Manifest): Manifest {
  const sqlite = new Sqlite(database, { readonly: true })
  try {
    return {
      ...like, applicationId: sqlite.pragma('application_id', { simple: true }) as number, format: sqlite.pragma('user_version', { simple: true }) as number,
      database: { bytes: database.length, sha256: createHash('sha256').update(database).digest('hex') },
      layout: digestLines(layoutOf(sqlite)), tables: digestTables(sqlite),
    }
  } finally {
    sqlite.close()
  }
}
