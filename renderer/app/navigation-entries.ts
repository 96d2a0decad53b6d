import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Building2, Clock, History, Settings, ShieldCheck, Star, Tags, Trash2, Users, type LucideIcon } from 'lucide-react'
import type { CommandId } from '#shared/command-list.ts'

export interface NavigationEntry {
  path: string
  title: MessageDescriptor
  icon: LucideIcon
  /** The command that goes there. */
  command: CommandId
  /** Which count of the file stands beside it. */
  count?: 'contacts' | 'companies' | 'trash'
}

/** The places in their groups; the last group stands at the foot. A screen adds one line. */
export const navigationEntries: readonly (readonly NavigationEntry[])[] = [
  [
    { path: '/contacts', title: msg`Contacts`, icon: Users, command: 'go.contacts', count: 'contacts' },
    { path: '/companies', title: msg`Companies`, icon: Building2, command: 'go.companies', count: 'companies' },
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
