import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ChangeSet } from './invert.ts'

/** What was done to activities, their types and plans, in words; null for any other action. */
export function useDayChangeText(): (set: Pick<ChangeSet, 'action' | 'subject'>) => string | null {
  const { t } = useLingui()
  return ({ action, subject }) => {
    const count = subject.count ?? 0
    const name = subject.name ?? ''
    const what = count > 1 || name === '' ? t`${plural(Math.max(count, 1), { one: '# activity', other: '# activities' })}` : t`“${name}”`
    switch (action) {
      case 'activities.create': return t`Planned ${what}`
      case 'activities.save': return t`Changed ${what}`
      case 'activities.move': return t`Moved ${what}`
      case 'activities.remove': return t`Deleted ${what}`
      case 'activities.complete': return t`Completed ${what}`
      case 'activities.reopen': return t`Opened ${what} again`
      case 'activityTypes.save': return t`Changed the type of activity “${name}”`
      case 'activityTypes.remove': return t`Removed the type of activity “${name}”`
      case 'plans.save': return t`Changed the plan “${name}”`
      case 'plans.remove': return t`Removed the plan “${name}”`
      case 'plans.apply': return t`Applied the plan “${name}”`
      default: return null
    }
  }
}
