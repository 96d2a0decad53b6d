import { resolve } from 'node:path'
import type { FileResult } from '#shared/jobs.ts'
import { paperSizes, reportLanguages, reportNames } from '#shared/reports.ts'
import { isDay } from '#shared/wall-time.ts'
import { makeReport, reportSchema } from '../core/reports/reports.ts'
import { choiceOption, UsageError, type Command, type CommandContext, type Outcome } from './command.ts'
import { parseLookup } from './lookup-option.ts'

/** `touchbase report`: what the screens print, as PDF. */
export const reportCommand: Command = {
  name: 'report', says: 'set a report as PDF',
  usage: `report ${reportNames.join('|')} --to FILE.pdf [--lookup …] [--contact ID] [--day DAY] [--paper ${paperSizes.join('|')}] [--language ${reportLanguages.join('|')}] [--title TEXT]`,
  options: ['to=', 'lookup=', 'contact=', 'day=', 'paper=', 'language=', 'title='], words: [1, 1], run: report,
}

async function report({ core, words, options, finish }: CommandContext): Promise<Outcome> {
  const name = choiceOption(words[0] === 'contacts' ? 'directory' : words[0], 'name', reportNames)
  if (typeof options.to !== 'string') throw new UsageError('report needs --to FILE.pdf.')
  const path = resolve(options.to)
  const request = reportSchema.parse({
    name, lookup: parseLookup(options.lookup), paper: choiceOption(options.paper, 'paper', paperSizes) ?? 'a4', language: choiceOption(options.language, 'language', reportLanguages) ?? 'en',
    ...(typeof options.title === 'string' ? { title: options.title } : {}),
    ...(typeof options.day === 'string' ? { day: dayOption(options.day) } : {}),
    ...(name === 'timeline' ? { timeline: typeof options.contact === 'string' ? { contactId: contactOption(options.contact) } : {} } : {}),
  })
  const jobId = core.services.jobs.start('report', 'command line', (ctx) => makeReport(ctx, core.services, request, path))
  const json = await finish<FileResult>({ jobId })
  return { json, text: `${json.count} ${name === 'directory' ? 'contacts' : 'entries'} on paper: ${json.name} (${json.size} bytes).` }
}

function dayOption(text: string): string {
  if (!isDay(text)) throw new UsageError(`--day takes a day such as 2026-11-23, not “${text}”.`)
  return text
}

function contactOption(text: string): number {
  const id = Number(text)
  if (!Number.isSafeInteger(id) || id < 1) throw new UsageError(`--contact takes the number of a contact, not “${text}”.`)
  return id
}
