import { ArrowLeft, ArrowRight, Building2, CalendarDays, Clock, History, Keyboard, ListChecks, Moon, NotebookText, PanelLeft, PanelRight, Search, Settings, Star, Sun, SunMoon, Sunrise, Tags, Trash2, Users } from 'lucide-react'
import type { CommandId } from '#shared/command-list.ts'
import { backupCommands } from '../backups/commands.ts'
import { activityCommands } from '../activities/commands.ts'
import { calendarCommands } from '../calendar/commands.ts'
import { changeCommands } from '../changes/commands.ts'
import { contactCommands } from '../contacts/commands.ts'
import { setSetting, settingNow } from '../client/settings.ts'
import { exportCommands } from '../exports/commands.ts'
import { historyCommands } from '../history/commands.ts'
import { importCommands } from '../imports/commands.ts'
import { quickAddCommands } from '../quick-add/commands.ts'
import { reminderCommands } from '../reminders/commands.ts'
import { reportCommands } from '../reports/commands.ts'
import { startCommands } from '../start/commands.ts'
import { taskCommands } from '../tasks/commands.ts'
import type { Command } from '../ui/command.ts'
import { detailHiddenKey } from '../ui/Panes.tsx'
import { flagSchema, navigationHiddenKey, openKeySheet } from './view-state.ts'
import { openPalette } from './palette-state.ts'

const flip = (key: string) => setSetting(key, !settingNow(key, flagSchema, false))

const appCommands: readonly Command[] = [
  { id: 'view.palette', icon: Search, run: openPalette },
  { id: 'view.navigation', icon: PanelLeft, run: () => flip(navigationHiddenKey) },
  { id: 'view.detail', icon: PanelRight, run: () => flip(detailHiddenKey) },
  { id: 'view.light', icon: Sun, run: () => setSetting('theme', 'light') },
  { id: 'view.dark', icon: Moon, run: () => setSetting('theme', 'dark') },
  { id: 'view.auto', icon: SunMoon, run: () => setSetting('theme', 'auto') },
  { id: 'go.today', icon: Sunrise, run: ({ go }) => go('/today') },
  { id: 'go.calendar', icon: CalendarDays, run: ({ go }) => go('/calendar') },
  { id: 'go.tasks', icon: ListChecks, run: ({ go }) => go('/tasks') },
  { id: 'go.history', icon: NotebookText, run: ({ go }) => go('/history') },
  { id: 'go.contacts', icon: Users, run: ({ go }) => go('/contacts') },
  { id: 'go.companies', icon: Building2, run: ({ go }) => go('/companies') },
  { id: 'go.favourites', icon: Star, run: ({ go }) => go('/favourites') },
  { id: 'go.recent', icon: Clock, run: ({ go }) => go('/recent') },
  { id: 'go.tags', icon: Tags, run: ({ go }) => go('/tags') },
  { id: 'go.back', icon: ArrowLeft, run: () => window.history.back() },
  { id: 'go.forward', icon: ArrowRight, run: () => window.history.forward() },
  { id: 'go.changes', icon: History, run: ({ go }) => go('/changes') },
  { id: 'go.trash', icon: Trash2, run: ({ go }) => go('/trash') },
  { id: 'go.settings', icon: Settings, run: ({ go }) => go('/settings') },
  { id: 'help.keys', icon: Keyboard, run: openKeySheet },
]

/** Every command. A feature adds its list here, and its words and keys to shared/command-list.ts. */
export const commands: readonly Command[] = [...appCommands, ...contactCommands, ...changeCommands, ...importCommands, ...exportCommands, ...quickAddCommands, ...reminderCommands, ...reportCommands, ...backupCommands, ...startCommands, ...activityCommands, ...calendarCommands, ...historyCommands, ...taskCommands]

export const commandsById: ReadonlyMap<CommandId, Command> = new Map(commands.map((command) => [command.id, command]))
