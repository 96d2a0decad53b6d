import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { NotebookPen, Printer } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import type { HistoryItem } from '#shared/history.ts'
import { client, trpc } from '../client/trpc.ts'
import { showFailure } from '../client/shown-failure.ts'
import { useCommands } from '../ui/command.ts'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { openLog } from '../ui/log-dialog.ts'
import { printNext, usePrints, type PrintSubject } from '../ui/print-subject.ts'
import { useTypesById } from '../ui/use-activity-types.ts'
import { attachFiles } from './attach-files.ts'
import type { FieldText } from './entry-words.ts'
import classes from './History.module.css'
import { NextLine } from './NextLine.tsx'
import { ReachedLine } from './ReachedLine.tsx'
import { byDay, dayHeading } from './timeline-days.ts'
import { filterTerms, isNarrowed, nextFullness, noFilter, useTimelineFilter, type TimelineFilter } from './timeline-filter.ts'
import { TimelineFilters } from './TimelineFilters.tsx'
import { TimelineItem, type ItemTools } from './TimelineItem.tsx'
import { useEntryToShow } from './use-entry-to-show.ts'
import { useTimeline } from './use-timeline.ts'

interface Props {
  /** Whose; everybody's where null. */
  contact: { id: number; name: string; kind: 'person' | 'company' } | null
  isReadOnly?: boolean
  fieldText: FieldText
  onContact: (id: number) => void
}

/**
 * What was, newest first, under the days it was on. The list has the keyboard as a whole: arrows move, Enter opens a text,
 * E edits, P keeps on top, Delete removes, F shows the texts of the last five whole, then all, then their beginnings, L logs, / looks for words.
 */
export function Timeline({ contact, isReadOnly = false, fieldText, onContact }: Props) {
  const { t, i18n } = useLingui()
  const types = useTypesById()
  const kept = useTimelineFilter(contact)
  const { isBelow, setBelow } = kept
  // Another screen leads to an entry: until something else is asked for, only the words it was found by narrow.
  const [led, setLed] = useState<TimelineFilter | null>(null)
  // A type that is no more narrows no more.
  const filter = useMemo(() => led ?? { ...kept.filter, typeIds: kept.filter.typeIds.filter((id) => types.size === 0 || types.has(id)) }, [led, kept.filter, types])
  const setFilter = (next: TimelineFilter) => {
    setLed(null)
    kept.change(next)
  }
  const [active, setActive] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLDivElement>(null)
  const contactId = contact?.id ?? null
  const terms = useDeferredValue(filter)
  const asked = useMemo(() => ({ contactId, isBelow, ...filterTerms(terms) }), [contactId, isBelow, terms])
  const { items, isThere, error, refetch, hasMore, isLoadingMore, hasMoreFailed, more } = useTimeline(asked)
  useEntryToShow(contactId, items, list, ({ key, text }) => {
    setLed({ ...noFilter, text })
    setActive(key)
    setOpened(new Set([key]))
  })
  const { run } = useCommands()
  const subject = useMemo<PrintSubject>(() => ({ name: 'timeline', timeline: asked, title: contact?.name ?? '' }), [contact?.name, asked])
  usePrints(contact === null ? subject : null)
  const print = () => {
    printNext(subject)
    run('reports.print')
  }
  const open = (item: HistoryItem) => setOpened((before) => (before.has(item.key) ? new Set([...before].filter((key) => key !== item.key)) : new Set([...before, item.key])))
  const tools: ItemTools = {
    onOpen: open, onContact, fieldText, isReadOnly,
    onEdit: (item) => { if (item.id !== null && !isReadOnly) openLog({ people: [], entryId: item.id }) },
    onRemove: (item) => { if (item.id !== null && !isReadOnly) void client.history.remove.mutate({ ids: [item.id] }).catch(showFailure) },
    onPin: (item) => { if (item.id !== null && !isReadOnly) void client.history.pin.mutate({ id: item.id, isPinned: !item.isPinned }).catch(showFailure) },
  }
  const end = useSeen(() => { if (hasMore && !isLoadingMore && !hasMoreFailed) void more() })
  const onKeyDown = (event: KeyboardEvent) => press(event, { items, active, setActive, tools, list: list.current, onFull: () => setFilter({ ...filter, full: nextFullness(filter.full) }), onLog: () => openLog({ people: contactId === null ? [] : [contactId] }) })
  const lastFive = useMemo(() => new Set(filter.full === 'five' ? items.filter(({ id }) => id !== null).toSorted((a, b) => b.at - a.at).slice(0, 5).map(({ key }) => key) : []), [filter.full, items])
  const isEmpty = isThere && items.length === 0
  return (
    <section className={classes.timeline} aria-label={t`History`}>
      <header className={classes.head}>
        {contact ? <h2>{t`History`}</h2> : <h1>{t`History`}</h1>}
        {contact?.kind === 'company' ? <SegmentedControl size="xs" value={isBelow ? 'below' : 'own'} onChange={(value) => setBelow(value === 'below')} data={[{ value: 'own', label: t`Its own` }, { value: 'below', label: t`With its people` }]} aria-label={t`Whose history`} /> : null}
        {contact && !isReadOnly ? <NextLine contactId={contact.id} name={contact.name} /> : <span className={classes.space} />}
        <ActionIcon size={22} aria-label={t`Print the timeline`} title={t`Print the timeline`} onClick={print}><Printer size={14} /></ActionIcon>
        {isReadOnly ? null : <Button size="compact-xs" leftSection={<NotebookPen size={13} />} onClick={() => openLog({ people: contactId === null ? [] : [contactId] })}>{t`Log`}</Button>}
      </header>
      {contact ? <ReachedLine contactId={contact.id} /> : null}
      <TimelineFilters contactId={contactId} isBelow={isBelow} filter={filter} onChange={setFilter} />
      {error && !isThere ? <FailurePanel error={error} onRetry={() => void refetch()} /> : null}
      {isEmpty ? (
        <EmptyNote {...(isNarrowed(filter) ? { actions: <Button onClick={() => setFilter({ ...noFilter, full: filter.full })}>{t`Show all`}</Button> } : isReadOnly ? {} : { actions: <Button onClick={() => openLog({ people: contactId === null ? [] : [contactId] })}>{t`Log a call, a note…`}</Button> })}>
          {isNarrowed(filter) ? t`Nothing here matches.` : contact ? t`Nothing has happened yet. What you log, plan and change is told here.` : t`Nothing has happened yet.`}
        </EmptyNote>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one element has the keyboard for all entries, each of which has buttons and links of its own
        <div className={classes.scroll} ref={list} tabIndex={0} role="group" aria-label={t`Entries`} data-timeline onKeyDown={onKeyDown} onDragOver={(event) => { if (event.dataTransfer.types.includes('Files')) event.preventDefault() }} onDrop={(event) => drop(event, items, isReadOnly)}>
          {byDay(items).map(({ day, items: entries }) => (
            <section key={day ?? 'pinned'} className={classes.day}>
              <h3>{day === null ? t`On top` : dayHeading(i18n.locale, day)}</h3>
              <ul>{entries.map((item) => <TimelineItem key={item.key} item={item} type={types.get(item.typeId)} contactId={contactId} isActive={item.key === active} isOpen={filter.full === 'all' || lastFive.has(item.key) !== opened.has(item.key)} tools={tools} />)}</ul>
            </section>
          ))}
          <div ref={end} className={classes.end}>{hasMoreFailed ? <Button size="compact-xs" onClick={() => void more()}>{t`Try again`}</Button> : hasMore ? t`Loading more…` : null}</div>
        </div>
      )}
    </section>
  )
}

/** Calls back whenever the end of the list comes into sight. */
function useSeen(onSeen: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const told = useRef(onSeen)
  useEffect(() => { told.current = onSeen })
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) told.current() }, { rootMargin: '400px' })
    observer.observe(element.current)
    return () => observer.disconnect()
  })
  return element
}

interface Pressed {
  items: readonly HistoryItem[]
  active: string | null
  setActive: (key: string | null) => void
  tools: ItemTools
  list: HTMLElement | null
  onFull: () => void
  onLog: () => void
}

function press(event: KeyboardEvent, { items, active, setActive, tools, list, onFull, onLog }: Pressed): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
  const at = items.findIndex((item) => item.key === active)
  const item = items[at]
  const go = (next: number) => {
    const key = items[Math.min(Math.max(next, 0), items.length - 1)]?.key
    if (key === undefined) return
    setActive(key)
    list?.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const actions: Record<string, (() => void) | undefined> = {
    ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), PageDown: () => go(at + 8), PageUp: () => go(at - 8), Home: () => go(0), End: () => go(items.length - 1),
    f: onFull, l: onLog, '/': () => list?.closest('section')?.querySelector<HTMLElement>('[data-timeline-search]')?.focus(),
    ...(item ? { Enter: () => tools.onOpen(item), ' ': () => tools.onOpen(item), e: () => tools.onEdit(item), F2: () => tools.onEdit(item), p: () => tools.onPin(item), Delete: () => tools.onRemove(item) } : {}),
  }
  const action = actions[event.key]
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  action()
}

/** Files dropped on an entry are added to it; beside all entries they are nobody's. */
function drop(event: DragEvent, items: readonly HistoryItem[], isReadOnly: boolean): void {
  const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key']
  const item = items.find((other) => other.key === key)
  if (isReadOnly || !item || item.id === null || event.dataTransfer.files.length === 0) return
  event.preventDefault()
  event.stopPropagation()
  void attachFiles(item.id, [...event.dataTransfer.files])
}

/** Everybody's history as a screen of its own. */
export function HistoryScreen({ fieldText, onContact }: Pick<Props, 'fieldText' | 'onContact'>) {
  // What the log of changes did to everybody is no story; the screen of changes tells it.
  const { data } = useQuery(trpc.activityTypes.list.queryOptions())
  return data ? <div className={classes.screen}><Timeline contact={null} fieldText={fieldText} onContact={onContact} /></div> : null
}
