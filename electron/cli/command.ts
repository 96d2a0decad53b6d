import type { Core } from '../core/core.ts'
import type { Job } from '#shared/jobs.ts'

/** What a command is given. */
export interface CommandContext {
  core: Core
  api: ReturnType<Core['caller']>
  /** The words after the command that are no options. */
  words: string[]
  /** Options as given, without their dashes. */
  options: Record<string, string | boolean | undefined>
  /** Waits for a job, telling its progress on standard error; gives its result, throws its failure. */
  finish: <T>(started: { jobId: number } | Promise<{ jobId: number }>) => Promise<T>
}

/** What a command ends with: the document for `--json`, the lines for people, and whether there were problems (exit status 3). */
export interface Outcome {
  json: unknown
  text: string
  hasProblems?: boolean
}

/** A command of the command line. Commands that need no open file take only what stands on the line. */
export interface Command {
  name: string
  /** How it is called, and one line of what it does. */
  usage: string
  says: string
  /** Names of its own options; those with a value end in "=". */
  options: readonly string[]
  /** How many words it takes, at least and at most. */
  words: readonly [number, number]
  run(ctx: CommandContext): Promise<Outcome>
}

/** Bad usage: exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** A whole number given as an option; throws UsageError for anything else. */
export function numberOption(value: string | boolean | undefined, name: string, otherwise: number, most = Number.MAX_SAFE_INTEGER): number {
  if (value === undefined) return otherwise
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > most) throw new UsageError(`--${name} takes a whole number from 0 to ${most}.`)
  return number
}

export function choiceOption<T extends string>(value: string | boolean | undefined, name: string, choices: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const choice = choices.find((one) => one === value)
  if (!choice) throw new UsageError(`--${name} takes one of: ${choices.join(', ')}.`)
  return choice
}

export function progressLine(job: Job): string {
  const share = job.total ? ` ${Math.min(100, Math.round((job.done / job.total) * 100))}%` : ''
  return `${job.kind}: ${job.phase}${share}`
}
