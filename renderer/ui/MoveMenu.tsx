import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { addDays, dayOfWeek, type Day } from '#shared/wall-time.ts'
import { KeyText } from './CommandButton.tsx'
import { MiniMonth } from './MiniMonth.tsx'
import { dayText } from './reader-time.ts'

interface Props {
  today: Day
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onDay: (day: Day) => void
  children: ReactNode
}

/** To which day something is moved: by a digit, by the arrows, or from a small month. */
export function MoveMenu({ today, isOpen, onOpen, onDay, children }: Props) {
  const { t, i18n } = useLingui()
  const weekday = dayOfWeek(today)
  const monday = addDays(today, ((8 - weekday) % 7) || 7)
  const offered: readonly [string, Day][] = [[t`Today`, today], [t`Tomorrow`, addDays(today, 1)], [t`In two days`, addDays(today, 2)], [t`Monday`, monday], [t`In a week`, addDays(today, 7)]]
  const choose = (day: Day) => {
    onOpen(false)
    onDay(day)
  }
  return (
    <Menu position="bottom-start" opened={isOpen} onChange={onOpen} returnFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        event.stopPropagation()
        const day = offered[Number(event.key) - 1]?.[1]
        if (day !== undefined) choose(day)
      }}>
        {offered.map(([words, day], at) => <Menu.Item key={words} {...(at === 0 ? { 'data-autofocus': true } : {})} rightSection={<KeyText text={`${dayText(i18n.locale, day, today)}  ${at + 1}`} />} onClick={() => choose(day)}>{words}</Menu.Item>)}
        <Menu.Divider />
        <div role="presentation" style={{ padding: 8 }}><MiniMonth day={null} today={today} onChange={choose} /></div>
      </Menu.Dropdown>
    </Menu>
  )
}
