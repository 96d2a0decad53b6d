import type { ErrorCode, Problem } from './errors.ts'

/** Long work as a screen sees it. */
export interface Job {
  id: number
  /** What it does: `import`, `export`, `report`, `backup`, `undo`, `demo`. */
  kind: string
  /** A paused job is under way, too: it waits to be resumed or cancelled. */
  state: 'running' | 'paused' | 'done' | 'cancelled' | 'failed'
  /** The stage it is in, a key of the screen's words: `reading`, `indexing`, … */
  phase: string
  done: number
  /** How much there is in all, in the unit of `done`; null where that is not known. */
  total: number | null
  /** What the work has come to so far, by kind (`created`, `updated`, …); absent where nothing is counted. */
  counts?: Readonly<Record<string, number>>
  /** UTC milliseconds. */
  startedAt: number
  /** What it ended with, of the shape its kind has. */
  result: unknown
  failure: { code: ErrorCode; message: string; details?: Readonly<Record<string, unknown>> } | null
}

/** What an import ended with; also what `touchbase import --json` prints. */
export interface ImportResult {
  created: number
  updated: number
  skipped: number
  failed: number
  /** The change set that undoes all of it; null when nothing changed. */
  changeSet: number | null
  /** The first ten thousand, the rest counted in a last line; all of them by row in `imports.rows`. */
  problems: Problem[]
  /** Entries that were the same as an earlier one of this import; they count in the other numbers, too. */
  repeated: number
  /** How many entries there were in all, as `imports.rows` tells them. */
  rows: number
  /** Everything was only tried; nothing is changed. */
  isDryRun: boolean
}

/** What an export or a report ended with. */
export interface FileResult {
  /** Name of the file made. */
  name: string
  /** Where a screen fetches it, once: `/api/download/…`; null when it was written to a path given. */
  download: string | null
  size: number
  count: number
  /** What could not be written as it is, such as characters that the encoding has no sign for. */
  problems?: Problem[]
}

/** What reaches an open window without being asked for. */
export type CoreEvent =
  | { type: 'hello'; coreStartedAt: number }
  | { type: 'change'; tables: string[] }
  | { type: 'job'; job: Job }
  | { type: 'backup' }
  /** Reminders came, went, or may be shown now. */
  | { type: 'alarms' }
