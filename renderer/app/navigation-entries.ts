import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Building2, CalendarDays, Clock, History, ListChecks, NotebookText, Settings, ShieldCheck, Star, Sunrise, Tags, Trash2, Users, type LucideIcon } from 'lucide-react'
import type { CommandId } from '#shared/command-list.ts'

export interface NavigationEntry {
  path: string
  title: MessageDescriptor
  icon: LucideIcon
  /** The command that goes there. */
  command: CommandId
  /** Which count of the file stands beside it. */
  count?: 'contacts' | 'companies' | 'trash' | 'alarms'
}

/** The places in their groups; the last group stands at the foot. A screen adds one line. */
export const navigationEntries: readonly (readonly NavigationEntry[])[] = [
  [
    { path: '/today', title: msg`Today`, icon: Sunrise, command: 'go.today', count: 'alarms' },
    { path: '/contacts', title: msg`Contacts`, icon: Users, command: 'go.contacts', count: 'contacts' },
    { path: '/companies', title: msg`Companies`, icon: Building2, command: 'go.companies', count: 'companies' },
    { path: '/calendar', title: msg`Calendar`, icon: CalendarDays, command: 'go.calendar' },
    { path: '/tasks', title: msg`Tasks`, icon: ListChecks, command: 'go.tasks' },
    { path: '/history', title: msg({ message: 'History', context: 'navigation' }), icon: NotebookText, command: 'go.history' },
  ],
  [
    { path: '/favourites', title: msg`Favourites`, icon: Star, command: 'go.favourites' },
    { path: '/recent', title: msg`Recent`, icon: Clock, command: 'go.recent' },
    { path: '/tags', title: msg`Tags`, icon: Tags, command: 'go.tags' },
  ],
  [
    { path: '/changes', title: msg`Changes`, icon: History, command: 'go.changes' },
    { path: '/trash', title: msg`Trash`, icon: Trash2, command: 'go.trash', count: 'trash' },
    { path: '/backups', title: msg`Backups`, icon: ShieldCheck, command: 'go.backups' },
    { path: '/settings', title: msg`Settings`, icon: Settings, command: 'go.settings' },
  ],
]
