import type { LucideIcon } from 'lucide-react'
import { createContext, useContext } from 'react'
import type { CommandId } from '#shared/command-list.ts'

/** What a command may use of the application around it. */
export interface CommandTools {
  /** Goes to a screen: a path such as `/contacts` and its search parameters. */
  go: (path: string, search?: Record<string, unknown>) => void
}

/** What a command does, and when it applies; its words and keys stand in shared/command-list.ts under the same id. */
export interface Command {
  id: CommandId
  icon: LucideIcon
  /** Whether it applies now. Absent means always. */
  when?: () => boolean
  run: (tools: CommandTools) => void
}

/** A command as the parts of the screen show it. */
export interface ShownCommand extends Command {
  title: string
  /** Its key as it is printed, such as `Ctrl+N`; empty when it has none. */
  keyText: string
  /** All keys in the words of aria-keyshortcuts. */
  ariaKeys: string
}

export interface CommandsInReach {
  all: readonly ShownCommand[]
  byId: (id: CommandId) => ShownCommand
  run: (id: CommandId) => void
}

export const CommandContext = createContext<CommandsInReach | null>(null)

/** The commands, for buttons and lists that show them. */
export function useCommands(): CommandsInReach {
  const commands = useContext(CommandContext)
  if (!commands) throw new Error('No commands are provided above this component.')
  return commands
}
