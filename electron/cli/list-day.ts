import { activityFilterSchema, type ActivityFilter, type Occurrence } from '#shared/activities.ts'
import { byName } from '#shared/lookup.ts'
import { historyWords } from '#shared/history-paper.ts'
import { entryIds, readEntries } from '../core/history/history.ts'
import { clockOf, wallText } from '../core/reader-clock.ts'
import { choiceOption, numberOption, UsageError, type CommandContext, type Outcome } from './command.ts'
import { daysOf, ownTimeZone } from './day-options.ts'
import { parseLookup } from './lookup-option.ts'

const historyFields = ['id', 'at', 'type', 'direction', 'phone', 'result', 'duration', 'regarding', 'details', 'people', 'attachments', 'isPinned'] as const
const activityFields = ['activityId', 'recurrenceId', 'start', 'end', 'type', 'regarding', 'location', 'status', 'priority', 'people', 'isRecurring'] as const
const states = ['open', 'overdue', 'done', 'all'] as const

/** `touchbase list history`: entries, newest first. */
export async function listHistory(ctx: CommandContext): Promise<Outcome> {
  const { core, options } = ctx
  const fields = fieldsOf(options.fields, historyFields) ?? ['id', 'at', 'type', 'result', 'regarding', 'people']
  const clock = clockOf(ownTimeZone())
  const ids = await entryIds(core.services, { ...daysOf(options), clock, ...(options.lookup === undefined ? {} : { lookup: parseLookup(options.lookup) }) }, async () => {})
  const wanted = ids.toReversed().slice(0, numberOption(options.limit, 'limit', 1_000_000))
  const types = await typeNames(ctx)
  const items: Record<string, unknown>[] = []
  for (let at = 0; at < wanted.length; at += 500) {
    for (const item of readEntries(core.services.store.read, wanted.slice(at, at + 500), { isFull: true, mostPeople: Number.MAX_SAFE_INTEGER })) {
      const row = { ...item, at: wallText(clock.toWall(item.at)), type: types.get(item.typeId) ?? '', people: item.people.map(({ name }) => name), attachments: item.attachments.map(({ name }) => name) }
      items.push(Object.fromEntries(fields.map((field) => [field, row[field]])))
    }
  }
  return outcome(items, ids.length)
}

/** `touchbase list activities`: what is to be done, or with `--state` what is late, done, or all; soonest first. Days of series are told one by one, within the days asked for. */
export async function listActivities(ctx: CommandContext): Promise<Outcome> {
  const { core, api, options } = ctx
  const fields = fieldsOf(options.fields, activityFields) ?? ['activityId', 'start', 'type', 'status', 'regarding', 'people']
  const limit = numberOption(options.limit, 'limit', 1_000_000)
  const filter = activityFilterSchema.parse({ ...daysOf(options), state: choiceOption(options.state, 'state', states) ?? 'open' })
  const types = await typeNames(ctx)
  const found: Occurrence[] = []
  let total = 0
  if (options.lookup === undefined) ({ total } = await readAll(api, filter, limit, found))
  else {
    const seen = new Map<string, Occurrence>()
    for (const contactId of core.services.lists.ids(core.services.store.read, parseLookup(options.lookup), byName)) {
      const own: Occurrence[] = []
      await readAll(api, { ...filter, contactId }, limit, own)
      for (const one of own) seen.set(`${one.activityId} ${one.recurrenceId}`, one)
    }
    found.push(...[...seen.values()].sort((a, b) => (a.start ?? '9').localeCompare(b.start ?? '9')))
    total = found.length
  }
  const items = found.slice(0, limit).map((one) => {
    const row = { ...one, type: types.get(one.typeId) ?? '', people: one.people.map(({ name }) => name) }
    return Object.fromEntries(fields.map((field) => [field, row[field]]))
  })
  return outcome(items, total)
}

async function readAll(api: CommandContext['api'], filter: ActivityFilter, limit: number, into: Occurrence[]): Promise<{ total: number }> {
  let total = 0
  do {
    const page = await api.activities.list({ filter, timeZone: ownTimeZone(), sort: 'start', offset: into.length, limit: Math.min(500, limit - into.length) })
    total = page.total
    into.push(...page.items)
    if (page.items.length === 0) break
  } while (into.length < Math.min(limit, total))
  return { total }
}

async function typeNames({ api }: CommandContext): Promise<Map<number, string>> {
  return new Map((await api.activityTypes.list()).map(({ id, key, name }) => [id, key ? historyWords.en.types[key] : (name ?? '')]))
}

function fieldsOf<T extends string>(value: string | boolean | undefined, known: readonly T[]): T[] | undefined {
  if (typeof value !== 'string') return undefined
  const fields = value.split(',').map((field) => field.trim()).filter(Boolean)
  const unknown = fields.find((field) => !(known as readonly string[]).includes(field))
  if (unknown !== undefined) throw new UsageError(`--fields: there is no field “${unknown}”. Fields: ${known.join(', ')}.`)
  return fields as T[]
}

/** Lines for people are lines: a text of several is told with its ends as spaces. */
function outcome(items: Record<string, unknown>[], total: number): Outcome {
  const cell = (value: unknown) => (Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value as string | number)).replace(/[\t\r\n]+/g, ' ')
  return { json: { total, items }, text: [...items.map((item) => Object.values(item).map(cell).join('\t')), `${total} in all`].join('\n') }
}
