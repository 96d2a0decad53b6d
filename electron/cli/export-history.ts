import { resolve } from 'node:path'
import type { FileResult } from '#shared/jobs.ts'
import { addDays } from '#shared/wall-time.ts'
import { exportHistory } from '../core/exports/exports.ts'
import { choiceOption, UsageError, type CommandContext, type Outcome } from './command.ts'
import { dayOf } from './day-options.ts'
import { parseLookup } from './lookup-option.ts'

/** `touchbase export history --to FILE`: entries as a table or as JSON; all of them, those with the contacts of a lookup, those of some days. */
export async function exportHistoryCommand({ core, options, finish }: CommandContext): Promise<Outcome> {
  if (typeof options.to !== 'string') throw new UsageError('export needs --to FILE.')
  const path = resolve(options.to)
  const as = choiceOption(options.as, 'as', ['csv', 'json'] as const) ?? (/\.json$/i.test(path) ? 'json' : 'csv')
  const [from, until] = [dayOf(options.from, 'from'), dayOf(options.until, 'until')]
  if (from && until && until < from) throw new UsageError('--until is a day before --from.')
  const wanted = { path, as, from, to: until === null ? null : addDays(until, 1), ...(options.lookup === undefined ? {} : { lookup: parseLookup(options.lookup) }) }
  const jobId = core.services.jobs.start('export', 'command line', (ctx) => exportHistory(ctx, core.services, wanted))
  const json = await finish<FileResult>({ jobId })
  return { json, text: `${json.count} entries of the history were written to ${json.name} (${json.size} bytes).` }
}
