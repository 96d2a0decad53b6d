import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import type { CommandId } from '#shared/command-list.ts'
import { useCommands } from './command.ts'

/** A button for a command: its icon, its title and key as a tip, with words where there is room for them. */
export function CommandButton({ id, withWords = false, words, isDisabled = false, variant }: { id: CommandId; withWords?: boolean; words?: string; isDisabled?: boolean; variant?: string }) {
  const commands = useCommands()
  const command = commands.byId(id)
  const Icon = command.icon
  const label = command.keyText ? `${command.title}  ${command.keyText}` : command.title
  const common = { 'aria-keyshortcuts': command.ariaKeys || undefined, disabled: isDisabled, onClick: () => commands.run(id) }
  return (
    <Tooltip label={label}>
      {withWords
        ? <Button {...common} {...(variant ? { variant } : {})} leftSection={<Icon size={15} strokeWidth={1.75} />}>{words ?? command.title}</Button>
        : <ActionIcon {...common} aria-label={command.title}><Icon size={16} strokeWidth={1.75} /></ActionIcon>}
    </Tooltip>
  )
}

/** The same as a line of a menu. */
export function CommandItem({ id }: { id: CommandId }) {
  const commands = useCommands()
  const { icon: Icon, title, keyText, when } = commands.byId(id)
  return (
    <Menu.Item leftSection={<Icon size={15} strokeWidth={1.75} />} rightSection={keyText ? <KeyText text={keyText} /> : null} disabled={when ? !when() : false} onClick={() => commands.run(id)}>
      {title}
    </Menu.Item>
  )
}

/** A key as it is printed beside a command. */
export function KeyText({ text }: { text: string }) {
  return <span style={{ fontSize: 12, color: 'var(--tb-quiet, var(--mantine-color-dimmed))', fontVariantNumeric: 'tabular-nums' }}>{text}</span>
}
