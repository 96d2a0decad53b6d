import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { ArrowDown, ArrowUp, MoreVertical, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'

export interface RowMoves {
  up: (() => void) | null
  down: (() => void) | null
  remove: () => void
}

/** What can be done with a row of a list. Alt with the arrows moves it too. */
export function RowMenu({ moves, name }: { moves: RowMoves; name: string }) {
  const { t } = useLingui()
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon tabIndex={-1} size={22} aria-label={t`${name}: move or remove`}><MoreVertical size={14} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<ArrowUp size={14} />} disabled={!moves.up} onClick={() => moves.up?.()}>{t`Move up`}</Menu.Item>
        <Menu.Item leftSection={<ArrowDown size={14} />} disabled={!moves.down} onClick={() => moves.down?.()}>{t`Move down`}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Trash2 size={14} />} onClick={moves.remove}>{t`Remove`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Alt+↑ and Alt+↓ move the row the cursor is in; Ctrl+Delete removes it. */
export function pressInRow(event: KeyboardEvent, moves: RowMoves): void {
  if (event.nativeEvent.isComposing) return
  const move = event.altKey && event.key === 'ArrowUp' ? moves.up : event.altKey && event.key === 'ArrowDown' ? moves.down : event.ctrlKey && event.key === 'Delete' ? moves.remove : null
  if (!move) return
  event.preventDefault()
  event.stopPropagation()
  move()
}
