import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { Bell, BellOff, BellRing, Cake, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { remindersOpenKey, type DueAlarm } from '#shared/day.ts'
import { setSetting } from '../client/settings.ts'
import { trpc } from '../client/trpc.ts'
import { openActivity, openCompletion } from '../ui/activity-dialog.ts'
import { activityShade } from '../ui/activity-words.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { alarmTitle, whenText } from './alarm-words.ts'
import { canAsk, notifyOfNew } from './notify.ts'
import { dismissAlarms } from './reminder-actions.ts'
import { closeReminders, keyText, standAt, useReminderView } from './reminder-state.ts'
import classes from './Reminders.module.css'
import { SnoozeMenu } from './SnoozeMenu.tsx'
import { useNoteOfNew, useOpensByItself, useReminders } from './use-reminders.ts'

/** What reminds now, in a corner: it comes without taking the keyboard and does not come again for the same. */
export function ReminderPanel() {
  const alarms = useReminders()
  const isOpen = useReminderView((view) => view.isOpen)
  useNoteOfNew(alarms)
  useEffect(() => void notifyOfNew(), [alarms])
  return isOpen ? <Panel alarms={alarms} /> : null
}

function Panel({ alarms }: { alarms: readonly DueAlarm[] }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { at: wanted, wantsFocus } = useReminderView()
  const [snoozing, setSnoozing] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const ordered = [...alarms.filter((alarm) => !alarm.isMissed), ...alarms.filter((alarm) => alarm.isMissed)]
  const firstMissed = ordered.findIndex((alarm) => alarm.isMissed)
  const at = Math.min(Math.max(wanted, 0), Math.max(ordered.length - 1, 0))
  const focusRow = (to: number) => {
    standAt(to)
    window.requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
  }
  // The row under the keyboard is gone when it was dealt with: the next takes its place.
  const hadFocus = useRef(false)
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)
    if ((wantsFocus || hadFocus.current) && snoozing === null && !document.querySelector('[role="dialog"]')) row?.focus()
  }, [wantsFocus, at, ordered.length, snoozing])
  const open = (alarm: DueAlarm) => {
    if (alarm.date) void navigate({ to: '/contacts', search: { id: alarm.date.contactId } } as never)
    else openActivity({ key: { activityId: alarm.activityId, recurrenceId: alarm.occurrence?.recurrenceId ?? alarm.recurrenceId } })
  }
  const complete = ({ occurrence }: DueAlarm) => {
    if (occurrence) openCompletion({ activityId: occurrence.activityId, recurrenceId: occurrence.recurrenceId }, occurrence)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const alarm = ordered[at]
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const act = keyActions({ alarm, ordered, at, focusRow, open, complete, snooze: () => askHowLong(list.current, at) })[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act || event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <aside className={classes.panel} aria-label={t`Reminders`} onFocus={() => { hadFocus.current = true }} onBlur={(event) => { if (event.relatedTarget !== null) hadFocus.current = event.currentTarget.contains(event.relatedTarget) }} onKeyDown={onKeyDown}>
      <div className={classes.head}>
        <Bell size={15} aria-hidden /><h2>{t`Reminders`}</h2>
        <AllowNotes />
        <OpensByItself />
        <ActionIcon aria-label={t`Close`} title={t`Close  Esc`} onClick={closeReminders}><X size={15} /></ActionIcon>
      </div>
      {ordered.length === 0 ? <p className={classes.empty}>{t`Nothing reminds you now.`}</p> : (
        <div className={classes.list} ref={list} role="grid" aria-label={t`Reminders`}>
          {ordered.map((alarm, index) => (
            <AlarmRow key={keyText(alarm)} alarm={alarm} index={index} isAt={index === at} isFirstMissed={index === firstMissed} onOpen={() => open(alarm)} onStand={() => standAt(index)} isSnoozing={snoozing === keyText(alarm)} onSnooze={(isOn) => setSnoozing(isOn ? keyText(alarm) : null)} />
          ))}
        </div>
      )}
      {ordered.length > 1 ? <div className={classes.foot}><span>{t`S later · D dismiss · Space done · Enter opens`}</span><Button onClick={() => void dismissAlarms(ordered)} title="A">{t`Dismiss all`}</Button></div> : null}
    </aside>
  )
}

/** As if the button of the row had been pressed: a menu that opens away from the keyboard does not get it. */
function askHowLong(list: HTMLElement | null, at: number): void {
  const button = list?.querySelector<HTMLElement>(`[data-row="${at}"] [data-snooze]`)
  button?.focus()
  button?.click()
}

interface KeyTools {
  alarm: DueAlarm | undefined
  ordered: readonly DueAlarm[]
  at: number
  focusRow: (to: number) => void
  open: (alarm: DueAlarm) => void
  complete: (alarm: DueAlarm) => void
  snooze: (alarm: DueAlarm) => void
}

function keyActions({ alarm, ordered, at, focusRow, open, complete, snooze }: KeyTools): Partial<Record<string, () => void>> {
  const one = (act: (alarm: DueAlarm) => void) => () => { if (alarm) act(alarm) }
  return {
    ArrowDown: () => focusRow(Math.min(at + 1, ordered.length - 1)), ArrowUp: () => focusRow(Math.max(at - 1, 0)), Home: () => focusRow(0), End: () => focusRow(ordered.length - 1),
    Escape: closeReminders, Enter: one(open), ' ': one(complete), s: one(snooze), d: one((due) => void dismissAlarms([due])), Delete: one((due) => void dismissAlarms([due])), a: () => void dismissAlarms(ordered),
  }
}

function AlarmRow({ alarm, index, isAt, isFirstMissed, onOpen, onStand, isSnoozing, onSnooze }: { alarm: DueAlarm; index: number; isAt: boolean; isFirstMissed: boolean; onOpen: () => void; onStand: () => void; isSnoozing: boolean; onSnooze: (isOn: boolean) => void }) {
  const { t, i18n } = useLingui()
  const { data: types } = useQuery(trpc.activityTypes.list.queryOptions())
  const { occurrence, date } = alarm
  const type = types?.find(({ id }) => id === occurrence?.typeId)
  const people = occurrence && occurrence.regarding ? occurrence.people.map(({ name }) => name).join(', ') : ''
  return (
    <>
      {isFirstMissed ? <div className={classes.missed} role="row"><span role="gridcell">{t`Missed meanwhile`}</span></div> : null}
      <div className={classes.row} role="row" tabIndex={isAt ? 0 : -1} data-row={index} data-at={isAt || undefined} onFocus={onStand} onDoubleClick={onOpen} style={{ '--shade': activityShade(occurrence?.colour ?? type?.colour) } as React.CSSProperties}>
        {date ? <Cake size={15} aria-hidden /> : <TypeSign type={type} />}
        <span role="gridcell" className={classes.title}><bdi>{alarmTitle(t, alarm)}</bdi></span>
        <span role="gridcell" className={classes.when}>{[whenText(i18n, alarm), people].filter(Boolean).join(' · ')}</span>
        <span role="gridcell" className={classes.actions}>
          <SnoozeMenu alarms={[alarm]} isOpen={isSnoozing} onOpen={onSnooze} label={t`Remind later`} />
          <ActionIcon aria-label={t`Dismiss`} title={t`Dismiss  D`} onClick={() => void dismissAlarms([alarm])}><X size={15} /></ActionIcon>
        </span>
      </div>
    </>
  )
}

/** Whether the list comes by itself: some would rather look when they want to. */
function OpensByItself() {
  const { t } = useLingui()
  const opens = useOpensByItself()
  const label = opens ? t`Comes by itself: on` : t`Comes by itself: off`
  return <ActionIcon aria-label={label} aria-pressed={opens} title={label} onClick={() => setSetting(remindersOpenKey, !opens)}>{opens ? <BellRing size={15} /> : <BellOff size={15} />}</ActionIcon>
}

/** A browser wants to be asked, by a click, before it lets a page show notes. */
function AllowNotes() {
  const { t } = useLingui()
  const [isOffered, setOffered] = useState(canAsk)
  if (!isOffered) return null
  return <Button size="compact-xs" onClick={() => void Notification.requestPermission().then(() => {
    setOffered(false)
    void notifyOfNew()
  })}>{t`Notify me here`}</Button>
}
