import { useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, type ReactNode } from 'react'
import { commandList, type CommandId, type CommandInfo, type Language } from '#shared/command-list.ts'
import { CommandContext, type CommandTools, type CommandsInReach, type ShownCommand } from '../ui/command.ts'
import { ariaKeys, keyText } from '../ui/key-text.ts'
import { commandsById } from './commands.ts'
import { followDesktop, tellLanguage } from './desktop.ts'
import { bindKeys, keysOf } from './keys.ts'

/** Gives the commands to everything below, in the reader's language, and listens for their keys. */
export function CommandProvider({ tools, children }: { tools: CommandTools; children: ReactNode }) {
  const { i18n } = useLingui()
  const language = i18n.locale as Language
  const inReach = useMemo<CommandsInReach>(() => {
    const all = (commandList as readonly CommandInfo[]).flatMap((info) => shown(info, language) ?? [])
    const byId = new Map(all.map((command) => [command.id, command]))
    return {
      all,
      byId: (id) => {
        const command = byId.get(id)
        if (!command) throw new Error(`There is no command ${id}.`)
        return command
      },
      run: (id) => {
        const command = byId.get(id)
        if (command && command.when?.() !== false) command.run(tools)
      },
    }
  }, [language, tools])
  useEffect(() => bindKeys(inReach.run), [inReach])
  useEffect(() => followDesktop(inReach.run), [inReach])
  useEffect(() => tellLanguage(language), [language])
  return <CommandContext value={inReach}>{children}</CommandContext>
}

function shown(info: CommandInfo, language: Language): ShownCommand | null {
  const command = commandsById.get(info.id as CommandId)
  if (!command) return null
  const keys = keysOf(info)
  return { ...command, title: info.titles[language], keyText: keys[0] ? keyText(keys[0]) : '', ariaKeys: keys.map(ariaKeys).join(' ') }
}
