import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type KeyboardEvent } from 'react'
import type { TodayView } from '#shared/day.ts'
import { trpc } from '../client/trpc.ts'
import { CommandButton } from '../ui/CommandButton.tsx'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { usePrints, type PrintSubject } from '../ui/print-subject.ts'
import { longDayText, useTimeZone, wallNow } from '../ui/reader-time.ts'
import { driftActions, occurrenceActions } from './day-actions.ts'
import classes from './Today.module.css'
import { TodaySections, type SectionTools } from './TodaySections.tsx'
import type { LineActions } from './TodayLine.tsx'
import { useWalk } from './use-walk.ts'

const subject: PrintSubject = { name: 'today' }
const lineKeys: Readonly<Record<string, keyof LineActions>> = { Enter: 'open', ' ': 'tick', d: 'complete', s: 'tomorrow', l: 'log', c: 'call' }

/** The first screen of the morning: what is late, what is on, whom to call, whom one is losing; done from here by keyboard. */
export function TodayScreen() {
  const timeZone = useTimeZone()
  const now = useNow(timeZone)
  const { data } = useQuery(trpc.today.get.queryOptions({ timeZone }, { placeholderData: keepPreviousData, refetchInterval: 300_000 }))
  usePrints(subject)
  return data ? <Today view={data} now={now} /> : null
}

function Today({ view, now }: { view: TodayView; now: string }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const walk = useWalk()
  const actions = new Map<string, LineActions>()
  const { mend } = walk
  useEffect(() => mend(), [view, mend])
  const goTo = (contactId: number) => void navigate({ to: '/contacts', search: { id: contactId } } as never)
  const tools: SectionTools = {
    at: walk.at, now,
    note: (id, known) => {
      actions.set(id, known)
      return known
    },
    occurrence: (occurrence) => occurrenceActions(occurrence, view.day),
    drift: (contact) => driftActions(contact, goTo),
    contact: (contactId) => ({ open: () => { if (contactId !== undefined) goTo(contactId) } }),
    day: (day) => ({ open: () => void navigate({ to: '/calendar', search: { view: 'day', day } } as never) }),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    // A menu or a button of the line has its own Enter and space.
    const isButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    if (walk.onKeyDown(event)) return stop(event)
    const action = lineKeys[event.key]
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset['line']
    if (!action || line === undefined || (isButton && (event.key === 'Enter' || event.key === ' '))) return
    stop(event)
    actions.get(line)?.[action]?.()
  }
  const open = view.timed.filter(({ status }) => status !== 'done').length
  const todo = view.timeless.filter(({ status }) => status !== 'done').length
  const isEmpty = [view.overdue, view.timed, view.timeless, view.calls, view.drift, view.dates, view.cameIn].every((list) => list.length === 0) && view.week.every(({ timed, timeless }) => timed + timeless === 0)
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{longDayText(i18n.locale, view.day)}</h1>
        <p>{[open > 0 ? t`${plural(open, { one: '# appointment', other: '# appointments' })}` : '', todo > 0 ? t`${plural(todo, { one: '# to do', other: '# to do' })}` : '', view.overdueCount > 0 ? t`${plural(view.overdueCount, { one: '# overdue', other: '# overdue' })}` : ''].filter(Boolean).join(' · ')}</p>
        <div className={classes.buttons}><CommandButton id="quickAdd.open" withWords words={t`Add`} /><CommandButton id="reports.print" /></div>
      </header>
      {isEmpty
        ? <div className={classes.empty}><EmptyNote actions={<CommandButton id="quickAdd.open" withWords />}>{t`Nothing is planned, nothing is late. Type a line such as “call Ana Tuesday 3pm re quote” to plan something.`}</EmptyNote></div>
        : <div className={classes.body} ref={walk.ref} role="presentation" onFocus={walk.onFocus} onKeyDown={onKeyDown}><TodaySections view={view} tools={tools} /></div>}
    </div>
  )
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** The reader's wall time, by the minute. */
function useNow(timeZone: string): string {
  const [now, setNow] = useState(() => wallNow(timeZone))
  useEffect(() => {
    const timer = window.setInterval(() => setNow(wallNow(timeZone)), 30_000)
    return () => window.clearInterval(timer)
  }, [timeZone])
  return now
}
