import { contactColumnKeys, isTimeColumn, type ContactColumn, type TimeColumn } from '#shared/contacts.ts'
import { lookupSchema, type Condition, type Lookup } from '#shared/lookup.ts'
import { UsageError } from './command.ts'

/**
 * A lookup as one text: JSON as shared/lookup.ts has it, or words joined by commas: `kind=company`, `tag=client`,
 * `favourite`, `city=Oslo`, `company~fjord` (contains), `email^ewa` (starts with), `phone=` (empty), `lastReachedAt>90d` (longer ago than 90 days, or never), `lastMeetingAt<7d`
 * (within them), `noNextActivity`. Any other text is searched for.
 */
export function parseLookup(value: string | boolean | undefined): Lookup {
  if (typeof value !== 'string' || value.trim() === '') return {}
  if (value.trim().startsWith('{')) {
    let data: unknown
    try {
      data = JSON.parse(value)
    } catch {
      throw new UsageError('--lookup is not valid JSON.')
    }
    const lookup = lookupSchema.safeParse(data)
    if (!lookup.success) throw new UsageError(`--lookup: ${lookup.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
    return lookup.data
  }
  const parts = value.split(',').map((part) => part.trim()).filter(Boolean)
  const conditions = parts.map(conditionOf)
  if (conditions.some((condition) => condition === null)) return { text: value }
  return { where: { join: 'and', conditions: conditions as Condition[] } }
}

function conditionOf(part: string): Condition | null {
  if (part === 'favourite') return { field: 'favourite' }
  if (part === 'noNextActivity') return { field: 'noNextActivity' }
  const days = /^(\w+)\s*([<>])\s*(\d{1,5})d$/.exec(part)
  if (days && isTimeColumn(days[1] ?? '')) return { time: days[1] as TimeColumn, test: days[2] === '>' ? 'notInLast' : 'inLast', days: Number(days[3]) }
  const match = /^(\w+)\s*([=~^])\s*(.*)$/.exec(part)
  if (!match) return null
  const [, key = '', sign, value = ''] = match
  if (key === 'kind' && (value === 'person' || value === 'company')) return { field: 'kind', is: value }
  if (key === 'tag') return { field: 'tag', is: value }
  if (!(contactColumnKeys as readonly string[]).includes(key)) throw new UsageError(`--lookup: there is no field “${key}”. Fields: kind, tag, ${contactColumnKeys.join(', ')}.`)
  const column = key as ContactColumn
  if (sign === '=' && value === '') return { column, test: 'isEmpty' }
  return { column, test: sign === '=' ? 'is' : sign === '~' ? 'contains' : 'startsWith', value }
}
