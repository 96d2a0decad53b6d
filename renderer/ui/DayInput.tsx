import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { CalendarDays } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { addDays, dayOf, isTimeless, type Day } from '#shared/wall-time.ts'
import { MiniMonth } from './MiniMonth.tsx'
import { dayText } from './reader-time.ts'
import { understandTime } from './understand-time.ts'

interface Props {
  label: string
  value: Day | null
  today: Day
  language: string
  onChange: (day: Day) => void
  /** With it, a time that was typed along (`tomorrow 9`) is taken, too: `HH:MM:SS`. */
  onBoth?: (day: Day, timeOfDay: string) => void
  /** With it the day may be none. */
  onClear?: () => void
  id?: string
  width?: number
  isFirst?: boolean
}

/** A day: typed as people do ("tomorrow", "23/11", "下周三"), one more or less by the arrows, or chosen from a month. */
export function DayInput({ label, value, today, language, onChange, onBoth, onClear, id, width = 168, isFirst = false }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const take = () => {
    if (typed === null) return
    if (typed.trim() === '') {
      setTyped(null)
      onClear?.()
      return
    }
    const time = understandTime(typed, language, today)
    setWrong(time === null)
    if (time === null) return
    setTyped(null)
    if (onBoth && !isTimeless(time)) onBoth(dayOf(time), time.slice(11))
    else onChange(dayOf(time))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed !== null && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      take()
    }
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault()
      setOpen(true)
      return
    }
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    setTyped(null)
    onChange(addDays(value ?? today, step))
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} withRoles={false} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <TextInput
          {...(id ? { id } : {})} w={width} aria-label={label} autoComplete="off" value={typed ?? (value ? dayText(language, value, today) : '')} placeholder={t`No date`} error={isWrong ? t`This is not understood as a date.` : null} {...(isFirst ? { 'data-autofocus': true } : {})}
          onChange={(event) => { setTyped(event.currentTarget.value); setWrong(false) }} onFocus={(event) => event.currentTarget.select()} onBlur={() => take()} onKeyDown={onKeyDown}
          rightSection={<ActionIcon size={20} tabIndex={-1} aria-label={t`Choose a day`} onClick={() => setOpen(!isOpen)}><CalendarDays size={14} /></ActionIcon>}
        />
      </Popover.Target>
      <Popover.Dropdown p={8} role="dialog" aria-label={t`Choose a day`}>
        <MiniMonth day={value} today={today} onChange={(day) => { setTyped(null); setWrong(false); setOpen(false); onChange(day) }} />
      </Popover.Dropdown>
    </Popover>
  )
}
