import { Menu } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { KeyText } from '../ui/CommandButton.tsx'
import classes from './QuickAdd.module.css'

interface Props {
  id: string
  label: string
  icon: ReactNode
  words: ReactNode
  isUndecided?: boolean
  shade?: string
  /** What it can be taken for instead; closes by itself after a choice. */
  children?: (close: () => void) => ReactNode
  onBack: (() => void) | null
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** Something that was understood of the line: Enter corrects it, Delete takes it back, arrows go to the next. */
export function ChipMenu({ id, label, icon, words, isUndecided = false, shade, children, onBack, isOpen, onOpen }: Props) {
  const { t } = useLingui()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <Menu position="bottom-start" opened={isOpen} onChange={onOpen} returnFocus closeOnItemClick={false}>
      <Menu.Target>
        <button ref={button} type="button" className={classes.chip} data-chip={id} data-open={isUndecided || undefined} title={label} style={shade ? { '--shade': shade } as React.CSSProperties : undefined} onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || !onBack || (event.key !== 'Delete' && event.key !== 'Backspace')) return
          event.preventDefault()
          onBack()
        }}>{icon}<span>{words}</span></button>
      </Menu.Target>
      <Menu.Dropdown onKeyDown={(event) => { if (event.key !== 'Escape') event.stopPropagation() }}>
        {children?.(() => onOpen(false))}
        {onBack ? <>{children ? <Menu.Divider /> : null}<Menu.Item leftSection={<Undo2 size={14} />} rightSection={<KeyText text="Delete" />} onClick={() => {
          onOpen(false)
          onBack()
        }}>{t`Not meant so`}</Menu.Item></> : null}
      </Menu.Dropdown>
    </Menu>
  )
}
