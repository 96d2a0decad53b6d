import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Bell } from 'lucide-react'
import { openReminders } from './reminder-state.ts'
import classes from './Reminders.module.css'
import { useReminders } from './use-reminders.ts'

/** In the status line: how much reminds, and the way to it. */
export function AlarmCount() {
  const { t } = useLingui()
  const { length } = useReminders()
  if (length === 0) return null
  return <button type="button" className={classes.bell} onClick={openReminders}><Bell size={14} aria-hidden />{t`${plural(length, { one: '# reminder', other: '# reminders' })}`}</button>
}
