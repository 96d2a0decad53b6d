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
    const entries = count > 1 || name === '' ? t`${plural(Math.max(count, 1), { one: '# entry of the history', other: '# entries of the history' })}` : t`“${name}”`
    const people = t`${plural(count, { one: '# contact', other: '# contacts' })}`
    const file = subject.file ?? ''
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
      case 'history.log': return t`Logged ${entries}`
      case 'history.update': return t`Changed ${entries}`
      case 'history.remove': return t`Removed ${entries} from the history`
      case 'history.pin': return t`Moved ${entries} to the top or off it`
      case 'history.attach': return t`Added files to ${entries}`
      case 'history.detach': return t`Removed the file “${file}”`
      case 'history.renameAttachment': return t`Renamed a file to “${file}”`
      case 'history.report': return t`Printed the history of ${name}`
      case 'calendars.follow': return t`Added the calendar “${name}”`
      case 'calendars.save': return t`Changed the calendar “${name}”`
      case 'calendars.remove': return t`Removed the calendar “${name}”`
      case 'calendars.refresh': return t`Read the calendar “${name}” again`
      case 'touch.setCadence': return name === '' ? t`Changed how often to be in touch with ${people}` : t`Changed how often to be in touch with ${name}`
      case 'imports.undoRow': return t`Took back the import of ${name}`
      default: return null
    }
  }
}
