import { basename } from 'node:path'
import { z } from 'zod'
import { newestVersion } from '../db/migrate.ts'
import { read, router } from '../rpc/procedures.ts'

export const infoRouter = router({
  /** What is open and what is in it. */
  get: read(z.void(), ({ db, services }) => ({
    file: services.file,
    fileName: basename(services.file),
    format: newestVersion,
    sqlite: db.value<string>('SELECT sqlite_version()') ?? '',
    contacts: db.value<number>(`SELECT count(*) FROM contact WHERE deletedAt IS NULL`) ?? 0,
    companies: db.value<number>(`SELECT count(*) FROM contact WHERE deletedAt IS NULL AND kind = 'company'`) ?? 0,
    inTrash: db.value<number>('SELECT count(*) FROM contact WHERE deletedAt IS NOT NULL') ?? 0,
    /** Whether the day is used: activities or history are there. */
    hasDay: db.value<number>('SELECT EXISTS (SELECT 1 FROM activity) OR EXISTS (SELECT 1 FROM historyEntry)') === 1,
    changeSets: db.value<number>('SELECT count(*) FROM changeSet') ?? 0,
    size: (db.value<number>('PRAGMA page_count') ?? 0) * (db.value<number>('PRAGMA page_size') ?? 0),
  })),
})
