import { resolve } from 'node:path'
import type { FileResult } from '#shared/jobs.ts'
import { addDays, isDay } from '#shared/wall-time.ts'
import { exportActivities } from '../core/exports/exports.ts'
import { UsageError, type CommandContext, type Outcome } from './command.ts'
import { parseLookup } from './lookup-option.ts'

/** `touchbase export activities --to FILE.ics`: all of them, those with the contacts of a lookup, those from one day until another. */
export async function exportActivitiesCommand({ core, options, finish }: CommandContext): Promise<Outcome> {
  if (typeof options.to !== 'string') throw new UsageError('export needs --to FILE.ics.')
  if (options.as !== undefined && options.as !== 'icalendar') throw new UsageError('Activities are written as iCalendar (--as icalendar) only.')
  const path = resolve(options.to)
  const lookup = options.lookup === undefined ? undefined : parseLookup(options.lookup)
  const [from, until] = [dayOption(options.from, 'from'), dayOption(options.until, 'until')]
  if (from && until && until < from) throw new UsageError('--until is a day before --from.')
  const wanted = { path, ...(lookup ? { lookup } : {}), from, to: until === null ? null : addDays(until, 1) }
  const jobId = core.services.jobs.start('export', 'command line', (ctx) => exportActivities(ctx, core.services, wanted))
  const json = await finish<FileResult>({ jobId })
  const problems = (json.problems ?? []).map(({ message, code }) => `${message} (${code})`)
  return { json, text: [...problems, `${json.count} activities were written to ${json.name} (${json.size} bytes).`].join('\n'), hasProblems: problems.length > 0 }
}

function dayOption(value: string | boolean | undefined, name: string): string | null {
  if (value === undefined) return null
  if (typeof value !== 'string' || !isDay(value)) throw new UsageError(`--${name} takes a day: 2026-11-23.`)
  return value
}
