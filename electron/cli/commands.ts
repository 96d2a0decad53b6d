import { resolve } from 'node:path'
import { contactColumnKeys, type ContactColumn, type ContactRow } from '#shared/contacts.ts'
import { exportFormats } from '#shared/exports.ts'
import type { FileResult } from '#shared/jobs.ts'
import { byName, type Lookup } from '#shared/lookup.ts'
import { makeBackup } from '../core/backups/backups.ts'
import { exportContacts } from '../core/exports/exports.ts'
import { numberOption, UsageError, type Command, type CommandContext, type Outcome } from './command.ts'
import { exportActivitiesCommand } from './export-activities.ts'
import { exportHistoryCommand } from './export-history.ts'
import { importCommand, mapsCommand } from './import-command.ts'
import { listActivities, listHistory } from './list-day.ts'
import { parseLookup } from './lookup-option.ts'
import { reportCommand } from './report-command.ts'
import { writingOf, writingOptions, writingUsage } from './writing-option.ts'

/** The commands that work on an open file. `verify`, `restore` and `serve` open none themselves: cli.ts. */
export const commands: readonly Command[] = [
  { name: 'info', usage: 'info', says: 'what is open and what is in it', options: [], words: [0, 0], run: info },
  { name: 'demo', usage: 'demo', says: 'fill a new file with sample data', options: [], words: [0, 0], run: demo },
  importCommand,
  mapsCommand,
  { name: 'export', usage: `export contacts --to FILE [--as ${exportFormats.join('|')}] [--lookup …] ${writingUsage}; export activities --to FILE.ics [--lookup …] [--from DAY] [--until DAY]; export history --to FILE [--as csv|json] [--lookup …] [--from DAY] [--until DAY]`, says: 'write contacts to a file, activities as iCalendar, or history as a table or JSON', options: ['to=', 'as=', 'lookup=', 'from=', 'until=', ...writingOptions], words: [1, 1], run: exportCommand },
  { name: 'search', usage: 'search TEXT [--limit N]', says: 'find contacts', options: ['limit='], words: [1, 100], run: search },
  { name: 'list', usage: 'list contacts|companies|tags|history|activities [--lookup …] [--fields …] [--limit N] [--from DAY] [--to DAY] [--state open|overdue|done|all]', says: 'list what is in the file; days and states are of history and activities', options: ['lookup=', 'fields=', 'limit=', 'from=', 'to=', 'state='], words: [1, 1], run: list },
  { name: 'show', usage: 'show ID', says: 'one contact with everything in it', options: [], words: [1, 1], run: show },
  reportCommand,
  { name: 'undo', usage: 'undo [CHANGESET] [--overwrite]', says: 'take back the last change, or the one named', options: ['overwrite'], words: [0, 1], run: (ctx) => invert(ctx, 'undo') },
  { name: 'redo', usage: 'redo [CHANGESET] [--overwrite]', says: 'make again what was taken back', options: ['overwrite'], words: [0, 1], run: (ctx) => invert(ctx, 'redo') },
  { name: 'changes', usage: 'changes [--limit N]', says: 'what was done, newest first', options: ['limit='], words: [0, 0], run: changes },
  { name: 'backup', usage: 'backup FOLDER', says: 'make a backup there and prove it', options: [], words: [1, 1], run: backup },
]

async function info({ api }: CommandContext): Promise<Outcome> {
  const json = await api.info.get()
  return { json, text: `${json.fileName}: ${json.contacts} contacts, ${json.companies} of them companies; ${json.inTrash} in the trash; ${json.changeSets} changes; ${json.size} bytes` }
}

async function demo({ api, finish }: CommandContext): Promise<Outcome> {
  const json = await finish<{ created: number }>(api.demo.fill())
  return { json, text: `${json.created} contacts of sample data were added.` }
}

async function exportCommand(ctx: CommandContext): Promise<Outcome> {
  const { core, words, options, finish } = ctx
  if (words[0] === 'activities') return exportActivitiesCommand(ctx)
  if (words[0] === 'history') return exportHistoryCommand(ctx)
  if (words[0] !== 'contacts') throw new UsageError('export takes one of: contacts, activities, history.')
  if (typeof options.to !== 'string') throw new UsageError('export needs --to FILE.')
  const path = resolve(options.to)
  const writing = writingOf(options, path)
  const lookup = parseLookup(options.lookup)
  const jobId = core.services.jobs.start('export', 'command line', (ctx) => exportContacts(ctx, core.services, { writing, lookup, path }))
  const json = await finish<FileResult>({ jobId })
  const problems = (json.problems ?? []).map(({ message, code }) => `${message} (${code})`)
  return { json, text: [...problems, `${json.count} contacts were written to ${json.name} (${json.size} bytes).`].join('\n'), hasProblems: problems.length > 0 }
}

async function search({ api, words, options }: CommandContext): Promise<Outcome> {
  return page(api, { text: words.join(' ') }, numberOption(options.limit, 'limit', 50), undefined)
}

async function list(ctx: CommandContext): Promise<Outcome> {
  const { api, words, options } = ctx
  if (words[0] === 'history') return listHistory(ctx)
  if (words[0] === 'activities') return listActivities(ctx)
  if (['from', 'to', 'state'].some((name) => options[name] !== undefined)) throw new UsageError('--from, --to and --state belong to list history and list activities.')
  const limit = numberOption(options.limit, 'limit', 1_000_000)
  if (words[0] === 'tags') {
    const items = await api.contacts.tags()
    return { json: { total: items.length, items: items.slice(0, limit) }, text: items.map((tag) => `${tag.name}\t${tag.count}`).join('\n') }
  }
  if (words[0] !== 'contacts' && words[0] !== 'companies') throw new UsageError('list takes one of: contacts, companies, tags, history, activities.')
  const lookup = parseLookup(options.lookup)
  const companies = { field: 'kind', is: 'company' } as const
  const narrowed: Lookup = words[0] === 'companies' ? { ...lookup, where: { join: 'and', conditions: [companies, ...(lookup.where ? [lookup.where] : [])] } } : lookup
  return page(api, narrowed, limit, fieldsOf(options.fields))
}

function fieldsOf(value: string | boolean | undefined): (ContactColumn | 'id' | 'kind')[] | undefined {
  if (typeof value !== 'string') return undefined
  const known: readonly string[] = ['id', 'kind', ...contactColumnKeys]
  const fields = value.split(',').map((field) => field.trim()).filter(Boolean)
  const unknown = fields.find((field) => !known.includes(field))
  if (unknown) throw new UsageError(`--fields: there is no field “${unknown}”. Fields: ${known.join(', ')}.`)
  return fields as (ContactColumn | 'id' | 'kind')[]
}

async function page(api: CommandContext['api'], lookup: Lookup, limit: number, fields: (ContactColumn | 'id' | 'kind')[] | undefined): Promise<Outcome> {
  const items: ContactRow[] = []
  let total = 0
  do {
    const window = await api.contacts.list({ lookup, sort: byName, offset: items.length, limit: Math.min(1_000, limit - items.length) })
    total = window.total
    items.push(...window.rows)
    if (window.rows.length === 0) break
  } while (items.length < Math.min(limit, total))
  const shown = fields ? items.map((item) => Object.fromEntries(fields.map((field) => [field, item[field]]))) : items
  const columns = fields ?? (['id', 'name', 'company', 'phone', 'email'] as const)
  return { json: { total, items: shown }, text: [...items.map((item) => columns.map((column) => String(item[column])).join('\t')), `${total} in all`].join('\n') }
}

async function show({ api, words }: CommandContext): Promise<Outcome> {
  const id = Number(words[0])
  if (!Number.isInteger(id) || id <= 0) throw new UsageError('show takes the number of a contact.')
  const contact = await api.contacts.get({ id })
  const lines = Object.entries(contact).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  return { json: { ...contact, ...(await api.contacts.linked({ id })) }, text: lines.join('\n') }
}

async function invert({ api, words, options, finish }: CommandContext, direction: 'undo' | 'redo'): Promise<Outcome> {
  const id = words[0] === undefined ? undefined : Number(words[0])
  if (id !== undefined && !Number.isInteger(id)) throw new UsageError(`${direction} takes the number of a change; see “changes”.`)
  const input = { ...(id === undefined ? {} : { id }), ...(options.overwrite ? { overwrite: true } : {}) }
  const set = await finish<{ id: number; action: string } | null>(direction === 'undo' ? api.changes.undo(input) : api.changes.redo(input))
  return { json: { changeSet: set }, text: set ? `Change ${set.id} (${set.action}) was ${direction === 'undo' ? 'taken back' : 'made again'}.` : `There is nothing to ${direction}.` }
}

async function changes({ api, options }: CommandContext): Promise<Outcome> {
  const items = await api.changes.list({ limit: Math.max(1, numberOption(options.limit, 'limit', 50, 1_000)) })
  const text = items.map((set) => `${set.id}\t${new Date(set.at).toISOString()}\t${set.actor}\t${set.action}\t${set.subject.name ?? set.subject.file ?? ''}${set.subject.count ? ` (${set.subject.count})` : ''}${set.state === 'done' ? '' : `\t${set.state}`}`)
  return { json: { total: items.length, items }, text: text.join('\n') }
}

async function backup({ core, words, finish }: CommandContext): Promise<Outcome> {
  const folder = resolve(words[0] ?? '')
  const jobId = core.services.jobs.start('backup', 'command line', (ctx) => makeBackup(ctx, core.services, { folder, reason: 'manual' }))
  const json = await finish<{ path: string }>({ jobId })
  return { json, text: `Proven: ${json.path}` }
}
