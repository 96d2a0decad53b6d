import { watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'
import { AppError } from '#shared/errors.ts'
import type { Services } from '../services.ts'
import { calendarActor, refreshAll } from './refresh.ts'

/** How often followed files are looked at where their system tells nothing of itself, and how long a change is waited out. Milliseconds. */
const pause = { look: 30_000, settle: 700 }

/** Reads followed files again at the start and whenever they change, as long as the core is open. Gives the function that stops it. */
export function followCalendars(services: Services): () => void {
  const watchers = new Map<string, FSWatcher>()
  let soon: NodeJS.Timeout | null = null
  let isStopped = false
  const refresh = () => {
    soon = null
    const paths = services.store.read.column<string>('SELECT path FROM calendar WHERE path IS NOT NULL')
    if (isStopped || paths.length === 0) return
    watchAll(paths)
    try {
      services.jobs.start('calendar', calendarActor, (ctx) => refreshAll(ctx, services))
    } catch (error) {
      // Another reading is under way; the next look will find what that one missed.
      if (!(error instanceof AppError) || error.code !== 'busy') services.log(`calendars: ${String(error)}`)
    }
  }
  const later = () => { soon ??= setTimeout(refresh, pause.settle).unref() }
  /** Programs replace files as often as they write into them, so the folder is watched. */
  const watchAll = (paths: readonly string[]) => {
    const folders = new Map(paths.map((path) => [dirname(path), path]))
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    for (const folder of folders.keys()) {
      if (watchers.has(folder)) continue
      try {
        const watcher = watch(folder, { persistent: false }, (_event, name) => {
          const followed = services.store.read.column<string>('SELECT path FROM calendar WHERE path IS NOT NULL')
          if (!isStopped && (name === null || followed.some((path) => basename(path) === name))) later()
        })
        watcher.on('error', () => { watcher.close(); watchers.delete(folder) })
        watchers.set(folder, watcher)
      } catch {
        // A folder that is gone or cannot be watched (a network's) is looked at by the clock.
      }
    }
  }
  const timer = setInterval(refresh, pause.look).unref()
  later()
  return () => {
    isStopped = true
    clearInterval(timer)
    if (soon) clearTimeout(soon)
    for (const watcher of watchers.values()) watcher.close()
  }
}
