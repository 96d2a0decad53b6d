import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupsRouter } from '../../electron/core/backups/backups.ts'
import type { CoreOptions } from '../../electron/core/core.ts'
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
