/** Every expected failure, as a closed list: a screen or a script can answer each of them. */
export const errorCodes = [
  'invalid', // A value given is not acceptable; `field` says which.
  'notFound', // The thing asked for is not there (any more).
  'conflict', // Later changes stand in the way; `details` says which.
  'cancelled', // The user stopped a job.
  'busy', // Another program holds the file, or another job of this kind runs.
  'newerFile', // The file was written by a newer Touchbase.
  'damagedFile', // Not a Touchbase file, or not whole.
  'readOnly', // The file or its folder cannot be written.
  'diskFull', // No space left; nothing was changed.
  'forbidden', // The caller has no right to this.
  'offline', // The core is not answering; it is being restarted.
  'internal', // A fault of the program itself.
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected failure. It crosses every boundary as data: its code, its words, and the field it belongs to. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(code: ErrorCode, message: string, more: { field?: string; details?: Readonly<Record<string, unknown>>; cause?: unknown } = {}) {
    super(message, { cause: more.cause })
    this.code = code
    this.field = more.field
    this.details = more.details
  }
}

/** What went wrong with one part of a piece of work that otherwise went on. */
export interface Problem {
  /** The file's name as the user gave it, without its folder. */
  file: string
  /** The first line of the part in question, counted from 1; 0 when the whole file is meant. */
  line: number
  /** A stable word for scripts, such as `unclosedCard`. */
  code: string
  /** One plain sentence: what was wrong and what was kept. */
  message: string
}

/** Ends a switch over a closed union: a new member then fails to compile until it is answered. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`)
}
