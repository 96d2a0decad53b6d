import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import { remindersOpenKey, type DueAlarm } from '#shared/day.ts'
import { useSetting } from '../client/settings.ts'
import { trpc } from '../client/trpc.ts'
import { useTimeZone } from '../ui/reader-time.ts'
import { takeNote } from './reminder-state.ts'

const none: readonly DueAlarm[] = []

/** What reminds now. The core says when to look again. */
export function useReminders(): readonly DueAlarm[] {
  const timeZone = useTimeZone()
  const { data } = useQuery(trpc.reminders.due.queryOptions({ timeZone }))
  return data ?? none
}

/** Opens the list for what is new in it. */
export function useNoteOfNew(alarms: readonly DueAlarm[]): void {
  const opens = useOpensByItself()
  useEffect(() => takeNote(alarms, opens), [alarms, opens])
}

const flag = z.boolean()
/** Whether the list opens by itself. */
export const useOpensByItself = (): boolean => useSetting(remindersOpenKey, flag, true)
