import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { importPresets } from '#shared/import-map.ts'
import { duplicateRules, importFormats, importRulesSchema, matchKeys, policyFields, readingSchema, updatePolicies, type ImportRules, type PolicyField, type Reading, type UpdatePolicy, withinRules } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { beforeImport } from '../core/backups/backups.ts'
import { importFiles, listMaps, mapNamed, previewFile, previewTerms, writeFailedRows } from '../core/imports/imports.ts'
import { choiceOption, UsageError, type Command, type CommandContext, type Outcome } from './command.ts'

/** `touchbase import`: files and folders, each read by its content, or all of them as the options say. */
export const importCommand: Command = {
  name: 'import',
  usage: `import FILE… [--as ${importFormats.join('|')}] [--map FILE|PRESET|NAME] [--save-map FILE] [--encoding NAME] [--delimiter SIGN] [--no-header] [--duplicates update|skip|add] [--policy fill|overwrite|FIELD=…] [--match ${matchKeys.join(',')}] [--within rows|merge|keep] [--failed FILE] [--dry-run]`,
  says: 'bring in contacts and calendars from files and folders',
  options: ['as=', 'map=', 'save-map=', 'duplicates=', 'policy=', 'match=', 'within=', 'encoding=', 'delimiter=', 'no-header', 'failed=', 'dry-run'],
  words: [1, 10_000], run: runImport,
}

/** `touchbase maps`: the maps that are kept. */
export const mapsCommand: Command = {
  name: 'maps', usage: 'maps', says: 'the ways tables were read before: saved ones, which --map takes by name, and learned ones', options: [], words: [0, 0],
  run: ({ core }) => {
    const items = listMaps(core.services.store.read)
    const text = items.map(({ name, map }) => `${name ?? '(learned)'}\t${map.preset ?? ''}\t${map.columns.map(({ header }) => header).join(', ')}`)
    return Promise.resolve({ json: { total: items.length, items, presets: importPresets }, text: [...text, `${items.length} kept; presets: ${importPresets.join(', ')}`].join('\n') })
  },
}

async function runImport(ctx: CommandContext): Promise<Outcome> {
  const { core, words, options, finish } = ctx
  const { services } = core
  const reading = readingOf(ctx)
  const rules = rulesOf(options)
  const paths = words.map((word) => resolve(word))
  if (typeof options['save-map'] === 'string') await saveMap(ctx, paths[0] ?? '', reading, resolve(options['save-map']))
  const dryRun = options['dry-run'] === true
  const jobId = services.jobs.start('import', 'command line', async (job) => {
    if (!dryRun) await beforeImport(job, services)
    return importFiles(job, services, paths, { reading, rules, dryRun })
  })
  const json = await finish<ImportResult>({ jobId })
  const failed = typeof options.failed === 'string' ? writeFailedRows(services, dryRun ? null : (json.changeSet ?? 0), resolve(options.failed)) : null
  const problems = json.problems.map(({ file, line, code, message }) => `${file}${line ? `:${line}` : ''}: ${message} (${code})`)
  const text = `${json.created} created, ${json.updated} updated, ${json.skipped} skipped, ${json.failed} failed${json.changeSet ? `; change ${json.changeSet}` : ''}${dryRun ? '; nothing was changed' : ''}`
  const rows = failed?.map(({ path, count }) => `${count} rows to mend: ${path}`) ?? []
  return { json: failed ? { ...json, failedRows: failed } : json, text: [...problems, ...rows, text].join('\n'), hasProblems: json.problems.length > 0 }
}

function readingOf({ core, options }: CommandContext): Reading {
  const format = choiceOption(options.as, 'as', importFormats)
  const given = typeof options.map === 'string' ? readMap(core.services.store.read, options.map) : {}
  if (typeof options.encoding === 'string') checkEncoding(options.encoding)
  const delimiter = typeof options.delimiter === 'string' ? (options.delimiter === 'tab' || options.delimiter === '\\t' ? '\t' : options.delimiter) : undefined
  if (delimiter !== undefined && delimiter.length !== 1) throw new UsageError('--delimiter takes one sign, or “tab”.')
  return {
    ...given, ...(format ? { format } : {}), ...(typeof options.encoding === 'string' ? { encoding: options.encoding } : {}),
    ...(delimiter === undefined ? {} : { delimiter }), ...(options['no-header'] ? { hasHeader: false } : {}),
  }
}

function checkEncoding(name: string): void {
  try {
    void new TextDecoder(name)
  } catch {
    throw new UsageError(`--encoding: there is no encoding “${name}”.`)
  }
}

/** A JSON file of a map or a reading, as the wizard saves it; else a map saved under this name; else the name of a program. */
function readMap(db: Parameters<typeof mapNamed>[0], value: string): Reading {
  if (existsSync(resolve(value))) return readMapFile(resolve(value))
  const saved = mapNamed(db, value)
  if (saved) return { map: saved }
  const preset = importPresets.find((one) => one === value.toLowerCase().replace('!', ''))
  if (preset) return { preset }
  throw new UsageError(`--map: there is no file, no saved map and no program “${value}”. Programs: ${importPresets.join(', ')}.`)
}

function readMapFile(path: string): Reading {
  try {
    const data = JSON.parse(readFileSync(path, 'utf8')) as unknown
    return readingSchema.parse(typeof data === 'object' && data !== null && 'columns' in data ? { map: data } : data)
  } catch (error) {
    const why = error instanceof z.ZodError ? error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).slice(0, 3).join('; ') : error instanceof Error ? error.message.split('\n')[0] : 'unreadable'
    throw new UsageError(`--map: ${basename(path)} is no import map (${why}).`)
  }
}

/** Writes the whole reading of the first file: change it and give it back with --map. */
async function saveMap({ core }: CommandContext, path: string, reading: Reading, to: string): Promise<void> {
  if (!existsSync(path)) throw new UsageError(`--save-map: there is no file ${basename(path)}.`)
  const preview = await previewFile({ path, name: basename(path) }, reading, previewTerms(core.services))
  writeFileSync(to, `${JSON.stringify(preview.reading, null, 2)}\n`)
}

function rulesOf(options: CommandContext['options']): ImportRules {
  const match = typeof options.match === 'string' ? options.match.split(',').map((word) => choiceOption(word.trim(), 'match', matchKeys)).filter((key) => key !== undefined) : undefined
  const { policy, fields } = policiesOf(options.policy)
  return importRulesSchema.parse({
    ...(match ? { match: matchKeys.filter((key) => match.includes(key)) } : {}), fields, ...(policy ? { policy } : {}),
    duplicates: choiceOption(options.duplicates, 'duplicates', duplicateRules), within: choiceOption(options.within, 'within', withinRules),
  })
}

/** `fill`, or `overwrite,note=fill,nickname=fill`. */
function policiesOf(value: string | boolean | undefined): { policy: UpdatePolicy | undefined; fields: Partial<Record<PolicyField, UpdatePolicy>> } {
  const fields: Partial<Record<PolicyField, UpdatePolicy>> = {}
  let policy: UpdatePolicy | undefined
  for (const word of typeof value === 'string' ? value.split(',').map((part) => part.trim()) : []) {
    const [field = '', choice] = word.split('=')
    if (choice === undefined) policy = choiceOption(field, 'policy', updatePolicies)
    else fields[choiceOption(field, 'policy', policyFields) as PolicyField] = choiceOption(choice, 'policy', updatePolicies) ?? 'fill'
  }
  return { policy, fields }
}
