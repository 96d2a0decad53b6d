import { contactColumnKeys, type ContactColumn } from '#shared/contacts.ts'
import { lookupSchema, type Condition, type Lookup } from '#shared/lookup.ts'
import { UsageError } from './command.ts'

/**
 * A lookup as one text: JSON as shared/lookup.ts has it, or words joined by commas: `kind=company`, `tag=client`,
 * `favourite`, `city=Oslo`, `company~fjord` (contains), `email^ewa` (starts with), `phone=` (empty). Any other text is searched for.
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
