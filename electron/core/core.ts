import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import type { CoreEvent } from '#shared/jobs.ts'
import { backupDaily, copyBeforeMigration } from './backups/backups.ts'
import { followSeries } from './calendar/calendar.ts'
import { followCalendars } from './calendars/calendars.ts'
import { WorkingSets } from './contacts/working-sets.ts'
import { Store } from './db/changes.ts'
import { Derived } from './derived/derived.ts'
import { derivedParts } from './derived/derived-parts.ts'
import { closeConnection, openConnection, openInMemory, type Connection } from './db/connection.ts'
import { thisProcess, type Owner } from './db/lock.ts'
import { finishCutOff } from './db/undo.ts'
import { answerFiles } from './files/files.ts'
import { Jobs } from './jobs/jobs.ts'
import { newUid } from './new-uid.ts'
import { watchAlarms } from './reminders/reminders.ts'
import { appRouter, callerOf, type Caller } from './router.ts'
import { catchUp } from './rpc/procedures.ts'
import { tidySearch } from './search/search.ts'
import type { Folders, Services } from './services.ts'
import { Settings } from './settings/settings.ts'

z.config({ jitless: true })

export interface CoreOptions {
  /** Absolute path of the file to open or make; `:memory:` for none. */
  file: string
  folders: Omit<Folders, 'work'>
  /** The shell's name, for the owner's note: `desktop`, `web`, `command line`. */
  shell: string
  now?: () => number
  newUid?: () => string
  log?: (line: string) => void
  /** Whether to make a backup when the last is a day old: for shells that stay open, not for one command. */
  hasDailyBackup?: boolean
  /** Bytes of a database to start from, with `:memory:`. */
  bytes?: Buffer
}

/** The whole application over one open file. Plain Node: it knows neither Electron nor a server. */
export interface Core {
  /** Answers `/api/…`: procedures, uploads, downloads, pictures, events. */
  fetch: (request: Request) => Promise<Response>
  /** The procedures, in process. `actor` is written into the change sets. */
  caller(actor: string): Caller
  services: Services
  /** Says who holds the file, with the address of a web shell. */
  tellOwner(more: Partial<Owner>): void
  close(): Promise<void>
}

export function openCore(options: CoreOptions): Core {
  const now = options.now ?? Date.now
  const connection = open(options, now())
  const store = new Store(connection.sqlite)
  removeLeftWork()
  const work = mkdtempSync(join(tmpdir(), `${workPrefix}${process.pid}-`))
  const listeners = new Set<(event: CoreEvent) => void>()
  const log = options.log ?? ((line: string) => console.error(line))
  const services: Services = {
    file: options.file, store, derived: new Derived(store, now, derivedParts), log, jobs: new Jobs(now, log), lists: new WorkingSets(options.file === ':memory:' ? null : options.file, options.hasDailyBackup), settings: new Settings(store), now,
    folders: { ...options.folders, work },
    newUid: options.newUid ?? (() => newUid(now())),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
  }
  try {
    recover(services)
  } catch (error) {
    // A full disk may leave no room even for this. The file is given back as it is, so that it can be opened when there is.
    closeConnection(connection)
    rmSync(work, { recursive: true, force: true })
    throw error
  }
  store.onChange(({ changeSetId, tables }) => {
    services.lists.follow(store.read, changeSetId)
    services.emit({ type: 'change', tables })
  })
  services.jobs.onChange((job) => services.emit({ type: 'job', job }))
  const stopSeries = followSeries(services)
  const stopCalendars = options.hasDailyBackup ? followCalendars(services) : () => {}
  const stopBackups = options.hasDailyBackup ? backupDaily(services) : () => {}
  // Who stays open reminds; a single command does not.
  const stopAlarms = options.hasDailyBackup ? watchAlarms(services) : () => {}
  return {
    services,
    fetch: (request) => answer(services, request),
    caller: (actor) => callerOf({ services, actor }),
    tellOwner: (more) => connection.lock?.tell({ ...thisProcess(options.shell, now()), ...more }),
    close: async () => {
      stopBackups()
      stopCalendars()
      stopAlarms()
      await stopSeries()
      await services.jobs.close()
      await services.lists.close()
      store.settle()
      closeConnection(connection)
      rmSync(work, { recursive: true, force: true })
    },
  }
}

const workPrefix = 'touchbase-work-'

/** Removes the work folders of processes that were killed: what was uploaded to them is nobody's to find. */
function removeLeftWork(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(workPrefix) ? Number(name.slice(workPrefix.length).split('-')[0]) : Number.NaN
    if (Number.isNaN(owner) || isRunning(owner)) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Another user's: not ours to remove.
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function open(options: CoreOptions, at: number): Connection {
  if (options.file === ':memory:') return openInMemory(options.bytes)
  mkdirSync(join(options.file, '..'), { recursive: true })
  return openConnection(options.file, { owner: thisProcess(options.shell, at), copyFirst: copyBeforeMigration(options.folders.backups, () => at) })
}

/** Takes back what a killed process left half done, and mends the search indexes after it. */
function recover(services: Services): void {
  const { store } = services
  const count = finishCutOff(store)
  if (count > 0) services.log(`${count} piece(s) of work that had been cut off were taken back or finished.`)
  tidySearch(store)
  // Much of it is left to a job, so that a large file is on screen at once.
  if (!services.derived.bringLittleUpToDate()) services.jobs.start('index', 'core', (ctx) => catchUp(ctx, services))
}

async function answer(services: Services, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  try {
    if (pathname.startsWith('/api/trpc/')) {
      return await fetchRequestHandler({ endpoint: '/api/trpc', req: request, router: appRouter, createContext: () => ({ services, actor: 'me' }), allowBatching: true })
    }
    return await answerFiles(services, request, pathname)
  } catch (error) {
    if (error instanceof AppError) return Response.json({ code: error.code, message: error.message }, { status: 422 })
    services.log(`${pathname}: ${error instanceof Error ? error.stack : String(error)}`)
    return Response.json({ code: 'internal', message: 'Something went wrong inside Touchbase.' }, { status: 500 })
  }
}
