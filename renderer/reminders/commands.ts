import { Bell } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { openReminders } from './reminder-state.ts'

export const reminderCommands: readonly Command[] = [
  { id: 'reminders.open', icon: Bell, run: openReminders },
]
