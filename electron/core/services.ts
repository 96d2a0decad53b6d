import type { CoreEvent } from '#shared/jobs.ts'
import type { WorkingSets } from './contacts/working-sets.ts'
import type { Store } from './db/changes.ts'
import type { Derived } from './derived/derived.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Settings } from './settings/settings.ts'

/** Where things are on this computer. Absolute paths. */
export interface Folders {
  /** Report templates, demo data, icons: read only, part of the program. */
  resources: string
  /** Backups, when the user has not chosen another folder. */
  backups: string
  /** Uploads and finished exports; emptied at each start. */
  work: string
}

/** The parts of the application that features use. Clock, ids and folders come from outside, so that tests can set them. */
export interface Services {
  file: string
  store: Store
  derived: Derived
  jobs: Jobs
  lists: WorkingSets
  settings: Settings
  folders: Folders
  /** UTC milliseconds. */
  now: () => number
  /** A new UUID, for what other systems exchange (vCard UID, iCalendar UID). */
  newUid: () => string
  log: (line: string) => void
  /** Listens to everything that windows are told. Gives the function that stops it. */
  onEvent: (listener: (event: CoreEvent) => void) => () => void
  emit: (event: CoreEvent) => void
}
