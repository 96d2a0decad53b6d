import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { CommandId } from '#shared/command-list.ts'
import { trpc } from '../client/trpc.ts'
import { TagNavigation } from '../tags/TagNavigation.tsx'
import { useReminders } from '../reminders/use-reminders.ts'
import { useCommands } from '../ui/command.ts'
import classes from './Frame.module.css'
import { navigationEntries, type NavigationEntry } from './navigation-entries.ts'

/** The places of the program. Only what is there is shown. */
export function Navigation({ onGone }: { onGone?: () => void }) {
  const { data } = useQuery(trpc.info.get.queryOptions())
  const { length: alarms } = useReminders()
  const counts: Partial<Record<string, number>> = data ? { contacts: data.contacts, companies: data.companies, trash: data.inTrash, alarms } : {}
  return (
    <div className={classes.navigation}>
      {navigationEntries.map((group, at) => (
        <Fragment key={group[0]?.path ?? at}>
          <ul data-last={at === navigationEntries.length - 1 || undefined}>
            {group.map((entry) => <Entry key={entry.path} entry={entry} count={entry.count ? (counts[entry.count] ?? null) : null} {...(onGone ? { onGone } : {})} />)}
          </ul>
          {at === 1 ? <TagNavigation {...(onGone ? { onGone } : {})} /> : null}
        </Fragment>
      ))}
    </div>
  )
}

function Entry({ entry, count, onGone }: { entry: NavigationEntry; count: number | null; onGone?: () => void }) {
  const { t, i18n } = useLingui()
  const commands = useCommands()
  const Icon = entry.icon
  const command = commands.byId(entry.command satisfies CommandId)
  return (
    <li>
      <Link to={entry.path} className={classes.place} activeProps={{ 'data-active': true }} activeOptions={{ exact: true, includeSearch: false }} title={command.keyText ? `${t(entry.title)}  ${command.keyText}` : t(entry.title)} {...(onGone ? { onClick: onGone } : {})}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span>{t(entry.title)}</span>
        {count ? <small>{i18n.number(count)}</small> : null}
      </Link>
    </li>
  )
}
