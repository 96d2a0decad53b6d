import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { AlarmClock } from 'lucide-react'
import { useState } from 'react'
import type { DueAlarm } from '#shared/day.ts'
import { isWallTime } from '#shared/wall-time.ts'
import { KeyText } from '../ui/CommandButton.tsx'
import { timeZoneNow, wallNow } from '../ui/reader-time.ts'
import { instantOf, snoozeAlarms, snoozes, snoozeUntil, type Snooze } from './reminder-actions.ts'

interface Props {
  alarms: readonly DueAlarm[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  label: string
}

/** How long to put off: by a digit, by the arrows, or until a time of one's own. */
export function SnoozeMenu({ alarms, isOpen, onOpen, label }: Props) {
  const { t } = useLingui()
  const words: Record<Snooze, string> = { 5: t`5 minutes`, 10: t`10 minutes`, 15: t`15 minutes`, 60: t`1 hour`, start: t`Until it begins`, tomorrow: t`Tomorrow at 9:00` }
  const put = (until: number | null) => {
    if (until === null) return
    onOpen(false)
    void snoozeAlarms(alarms, until)
  }
  const untilOf = (snooze: Snooze) => {
    const all = alarms.map((alarm) => snoozeUntil(snooze, alarm)).filter((until) => until !== null)
    return all.length === alarms.length && all.length > 0 ? Math.min(...all) : null
  }
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={onOpen} returnFocus>
      <Menu.Target><ActionIcon data-snooze aria-label={label} title={`${label}  S`}><AlarmClock size={15} /></ActionIcon></Menu.Target>
      <Menu.Dropdown onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.target instanceof HTMLInputElement) return
        event.stopPropagation()
        const snooze = snoozes[Number(event.key) - 1]
        if (snooze) put(untilOf(snooze))
      }}>
        <Menu.Label>{t`Remind again in`}</Menu.Label>
        {snoozes.map((snooze, at) => <Menu.Item key={snooze} {...(at === 0 ? { 'data-autofocus': true } : {})} disabled={untilOf(snooze) === null} rightSection={<KeyText text={String(at + 1)} />} onClick={() => put(untilOf(snooze))}>{words[snooze]}</Menu.Item>)}
        <Menu.Divider />
        <OwnTime onTime={put} />
      </Menu.Dropdown>
    </Menu>
  )
}

function OwnTime({ onTime }: { onTime: (until: number) => void }) {
  const { t } = useLingui()
  const [time, setTime] = useState(() => wallNow(timeZoneNow(), Date.now() + 7_200_000).slice(0, 16))
  const wall = `${time}:00`
  const until = isWallTime(wall) ? instantOf(wall, timeZoneNow()) : null
  return (
    <form style={{ display: 'flex', gap: 6, padding: '2px 8px 6px' }} onSubmit={(event) => {
      event.preventDefault()
      if (until !== null) onTime(until)
    }}>
      <TextInput type="datetime-local" aria-label={t`Remind at`} value={time} onChange={(event) => setTime(event.currentTarget.value)} onKeyDown={(event) => { if (event.key !== 'Escape') event.stopPropagation() }} />
      <Button type="submit" disabled={until === null}>{t`Set`}</Button>
    </form>
  )
}
