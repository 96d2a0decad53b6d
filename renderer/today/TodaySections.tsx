import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { builtInTypes, type ActivityType } from '#shared/activity-types.ts'
import type { Occurrence } from '#shared/activities.ts'
import type { DriftingContact, TodayView } from '#shared/day.ts'
import { trpc } from '../client/trpc.ts'
import { activityShade } from '../ui/activity-words.ts'
import { sameOccurrence } from '../ui/occurrence-actions.ts'
import { DayStrip } from './DayStrip.tsx'
import { CameInLine, DateLine, DriftLine, WeekLine } from './OtherLines.tsx'
import classes from './Today.module.css'
import { OccurrenceLine, type LineActions, type When } from './TodayLine.tsx'

export interface SectionTools {
  /** The line that Tab comes to. */
  at: string | null
  now: string
  /** Remembers what the keys do on a line. */
  note: (id: string, actions: LineActions) => LineActions
  occurrence: (occurrence: Occurrence) => LineActions
  drift: (contact: DriftingContact) => LineActions
  contact: (contactId: number | undefined) => LineActions
  day: (day: string) => LineActions
}

/** The lists of the day in two columns: what is to be done at the left, what is good to know at the right. */
export function TodaySections({ view, tools }: { view: TodayView; tools: SectionTools }) {
  const { t, i18n } = useLingui()
  const { data: types } = useQuery(trpc.activityTypes.list.queryOptions())
  const typeOf = (id: number): ActivityType | undefined => types?.find((type) => type.id === id)
  const { at, note, now } = tools
  const isOther = ({ typeId, status }: Occurrence) => typeId !== builtInTypes.call || status === 'done'
  const overdue = view.overdue.filter(isOther)
  const overdueCount = view.overdueCount - (view.overdue.length - overdue.length)
  const timeless = view.timeless.filter(isOther)
  const first = firstLine(view, overdue, timeless)
  // What has its time stands in the day; the other calls stand together.
  const calls = view.calls.filter((call) => !view.timed.some((one) => sameOccurrence(one, call)))
  const line = (list: string, when: When) => (occurrence: Occurrence) => {
    const id = `${list} ${occurrence.activityId} ${occurrence.recurrenceId}`
    return <OccurrenceLine key={id} id={id} isAt={(at ?? first) === id} occurrence={occurrence} type={typeOf(occurrence.typeId)} when={when} withPhone={!isOther(occurrence)} today={view.day} isPast={when === 'time' && (occurrence.end ?? occurrence.start ?? '') < now && occurrence.status !== 'done'} actions={note(id, tools.occurrence(occurrence))} />
  }
  const other = (id: string, actions: LineActions) => ({ id, isAt: (at ?? first) === id, actions: note(id, actions) })
  return (
    <>
      <div className={classes.column} data-column>
        <Section title={t`Today`} isShown={view.timed.length > 0} before={<DayStrip day={view.day} timed={view.timed} now={now} shadeOf={(one) => activityShade(one.colour ?? typeOf(one.typeId)?.colour)} />}>{view.timed.map(line('timed', 'time'))}</Section>
        <Section title={t`To do today`} isShown={timeless.length > 0}>{timeless.map(line('timeless', 'none'))}</Section>
        <Section title={t`Calls to make`} isShown={calls.length > 0}>{calls.map(line('calls', 'day'))}</Section>
        <Section title={t`Overdue`} isShown={overdue.length > 0} isLate count={i18n.number(overdueCount)} more={overdueCount > overdue.length ? <Link to="/tasks">{t`Show all`}</Link> : null}>{overdue.map(line('overdue', 'day'))}</Section>
        {view.timed.length + timeless.length + view.calls.length + overdue.length === 0 ? <p style={{ padding: '24px 8px', margin: 0, color: 'var(--mantine-color-dimmed)' }}>{t`Nothing is planned for today.`}</p> : null}
      </div>
      <div className={classes.column} data-column>
        <Section title={t`Losing touch`} isShown={view.drift.length > 0} count={i18n.number(view.driftCount)}>{view.drift.map((contact) => <DriftLine key={contact.contactId} contact={contact} {...other(`drift ${contact.contactId}`, tools.drift(contact))} />)}</Section>
        <Section title={t`Birthdays and other dates`} isShown={view.dates.length > 0}>{view.dates.map((date) => <DateLine key={`${date.contactId} ${date.label} ${date.day}`} date={date} today={view.day} {...other(`date ${date.contactId} ${date.label} ${date.day}`, tools.contact(date.contactId))} />)}</Section>
        <Section title={t`Came in`} isShown={view.cameIn.length > 0}>{view.cameIn.map((entry) => <CameInLine key={`${entry.historyId ?? 'import'} ${entry.at}`} entry={entry} type={typeOf(entry.typeId)} {...other(`in ${entry.historyId ?? 'import'} ${entry.at}`, tools.contact(entry.people[0]?.contactId))} />)}</Section>
        <Section title={t`The next seven days`} isShown>{view.week.map((day) => <WeekLine key={day.day} day={day} {...other(`week ${day.day}`, tools.day(day.day))} />)}</Section>
      </div>
    </>
  )
}

/** The line that Tab comes to before the arrows have chosen one. */
function firstLine(view: TodayView, overdue: readonly Occurrence[], timeless: readonly Occurrence[]): string {
  const lists: readonly [string, readonly Occurrence[]][] = [['timed', view.timed], ['timeless', timeless], ['calls', view.calls.filter((call) => !view.timed.some((one) => sameOccurrence(one, call)))], ['overdue', overdue]]
  for (const [name, [one]] of lists) if (one) return `${name} ${one.activityId} ${one.recurrenceId}`
  const [drift] = view.drift
  return drift ? `drift ${drift.contactId}` : `week ${view.week[0]?.day ?? ''}`
}

function Section({ title, children, isShown, count, more, before, isLate = false }: { title: string; children: ReactNode; isShown: boolean; count?: string; more?: ReactNode; before?: ReactNode; isLate?: boolean }) {
  if (!isShown) return null
  return (
    <section className={classes.section}>
      <h3 data-late={isLate || undefined}>{title}{count ? <small>{count}</small> : null}{more}</h3>
      {before}
      <div role="grid" aria-label={title}>{children}</div>
    </section>
  )
}
