import type { ActivityContent } from '#shared/activities.ts'
import type { IcsContent } from '../icalendar/icalendar.ts'

/** The times of an activity change together: a start of one source and an end of another would make an event that nobody planned. */
const groups: readonly (readonly (keyof IcsContent)[])[] = [
  ['regarding'], ['details'], ['location'], ['start', 'end', 'timeZone', 'endTimeZone', 'recurrence'], ['status'], ['priority'], ['isFree'], ['isPrivate'], ['participants'], ['alarms'],
]

/**
 * What an activity becomes by a newer version of its entry: what that changed since it was last read (`base`), and nothing else,
 * so that what the user changed here stays. Where no earlier version is known all of it is taken. `isFilling` takes only what is empty here.
 */
export function mergedContent(now: ActivityContent, base: IcsContent | null, incoming: ActivityContent, isFilling: boolean): ActivityContent {
  const merged: ActivityContent = { ...now }
  for (const group of groups) {
    const isChanged = base === null || group.some((field) => !isSame(field, base[field], incoming[field]))
    if (!isChanged || (isFilling && !group.every((field) => isEmpty(now[field])))) continue
    for (const field of group) Object.assign(merged, { [field]: incoming[field] })
  }
  if (base === null && !isFilling) merged.typeId = incoming.typeId
  return merged
}

function isSame(field: keyof IcsContent, one: unknown, other: unknown): boolean {
  if (field !== 'participants') return JSON.stringify(one) === JSON.stringify(other)
  return JSON.stringify((one as ActivityContent['participants']).map(plain)) === JSON.stringify((other as ActivityContent['participants']).map(plain))
}
const plain = ({ name, email, answer }: ActivityContent['participants'][number]) => [name, email, answer]

const isEmpty = (value: unknown) => value === null || value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)
