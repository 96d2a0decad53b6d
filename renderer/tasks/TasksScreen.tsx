import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { client, trpc } from '../client/trpc.ts'
import { CommandButton } from '../ui/CommandButton.tsx'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { MoveMenu } from '../ui/MoveMenu.tsx'
import { openOccurrence } from '../ui/occurrence-actions.ts'
import { todayIn, useFirstDay, useTimeZone } from '../ui/reader-time.ts'
import { useTaskLine } from './commands.ts'
import { bucketOf } from './task-buckets.ts'
import { TaskFilters } from './TaskFilters.tsx'
import { completeTasks, moveTasks, pressInTasks, removeTasks } from './task-keys.ts'
import { TaskRow } from './TaskRow.tsx'
import classes from './Tasks.module.css'
import { addToSelection, clearSelection, keyText, standAt, toggle, usualOf, useTasks, type TaskUsual } from './task-state.ts'
import { rowHeight, useAsked, useSeen, useTaskRows } from './use-task-rows.ts'

interface Props {
  /** The line that adds a task, drawn by who knows how a line is understood (renderer/app). */
  addLine: (line: { input: RefObject<HTMLInputElement | null>; usual: TaskUsual; onLeave: () => void }) => ReactNode
}

/** The most that is selected at once by Ctrl+A. */
const mostSelected = 5_000

/** As if the button had been pressed: a menu that opens away from the keyboard does not get it. */
function pressMove(): void {
  const button = document.querySelector<HTMLElement>('[data-move]')
  button?.focus()
  button?.click()
}

/** All that is to be done, by when; a hundred thousand of it as smoothly as ten. */
export function TasksScreen({ addLine }: Props) {
  const { t, i18n } = useLingui()
  const timeZone = useTimeZone()
  const firstDay = useFirstDay(i18n.locale)
  const asked = useAsked(timeZone, firstDay)
  const { index, selected, sort, when, person } = useTasks()
  const { data: types } = useQuery(trpc.activityTypes.list.queryOptions())
  const scroller = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const line = useRef<HTMLInputElement>(null)
  const [isMoving, setMoving] = useState(false)
  const [hasBar, setBar] = useState(false)
  const [known, setKnown] = useState(0)
  const { first, last, fitting, reveal } = useSeen(scroller, known)
  const { total, at } = useTaskRows(asked, first, last)
  if (total !== null && total !== known) setKnown(total)
  useEffect(() => scroller.current?.focus(), [])
  useEffect(() => {
    useTaskLine.setState({ input: line.current })
    return () => useTaskLine.setState({ input: null })
  }, [])
  const today = todayIn(timeZone)
  const stand = Math.min(index, Math.max(known - 1, 0))
  const current = at(stand)
  const meant = selected.size > 0 ? [...selected.values()] : current ? [current] : []
  const all = async () => {
    for (let offset = 0; offset < Math.min(known, mostSelected); offset += 1_000) addToSelection((await client.activities.list.query({ ...asked, offset, limit: 1_000 })).items)
  }
  const bucketAt = (row: number) => {
    const one = at(row)
    return one && sort === 'start' ? bucketOf(one, today, firstDay) : null
  }
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{t`Tasks`}</h1><span>{total === null ? '' : i18n.number(total)}</span>
        <TaskFilters search={search} onLeave={() => scroller.current?.focus()} />
      </header>
      {addLine({ input: line, usual: usualOf({ when, person }, today), onLeave: () => scroller.current?.focus() })}
      {selected.size > 0 || hasBar ? (
        <div className={classes.bar}>
          <span>{t`${plural(meant.length, { one: '# selected', other: '# selected' })}`}</span>
          <Button onClick={() => void completeTasks(meant)} title="D">{t`Complete`}</Button>
          <MoveMenu today={today} isOpen={isMoving} onOpen={(isOpen) => {
            setMoving(isOpen)
            if (isOpen) return
            setBar(false)
            window.setTimeout(() => scroller.current?.focus(), 30)
          }} onDay={(day) => void moveTasks(meant, day)}><Button title="Shift+S" data-move>{t`Move to…`}</Button></MoveMenu>
          <Button onClick={() => void removeTasks(meant)} title="Delete">{t`Delete`}</Button>
          <Button variant="subtle" onClick={clearSelection}>{t`Clear the selection`}</Button>
        </div>
      ) : null}
      <div ref={scroller} className={classes.list} role="grid" tabIndex={0} aria-label={t`Tasks`} aria-rowcount={known} aria-multiselectable aria-activedescendant={current ? `task-${stand}` : undefined} onKeyDown={(event) => pressInTasks(event, { total: known, fitting, at, reveal, today, all, askWhere: () => {
        setBar(true)
        window.setTimeout(pressMove, 30)
      }, find: () => search.current?.focus() })}>
        {total === 0 ? <div role="row"><div role="gridcell"><EmptyNote actions={<CommandButton id="tasks.new" withWords />}>{t`There is nothing to do here.`}</EmptyNote></div></div> : (
          <div className={classes.layer} role="presentation" style={{ height: known * rowHeight }}>
            {Array.from({ length: Math.max(last - first + 1, 0) }, (_, step) => first + step).map((row) => {
              const occurrence = at(row)
              if (!occurrence) return null
              const bucket = bucketAt(row)
              const begins = row === 0 || bucketAt(row - 1) !== bucket
              return (
                <TaskRow key={row} index={row} occurrence={occurrence} type={types?.find(({ id }) => id === occurrence.typeId)} bucket={begins ? bucket : null} isLate={bucketOf(occurrence, today, firstDay) === 'overdue'} isFirst={begins && row > 0} isAt={row === stand} isSelected={selected.has(keyText(occurrence))} today={today} onOpen={() => openOccurrence(occurrence)} onClick={(event) => {
                  if (event.ctrlKey || event.metaKey) toggle(occurrence)
                  else if (event.shiftKey) addToSelection(Array.from({ length: Math.abs(row - stand) + 1 }, (_, far) => at(Math.min(row, stand) + far)).filter((one) => one !== undefined))
                  standAt(row)
                }} />
              )
            })}
          </div>
        )}
      </div>
    </div>
  )
}
