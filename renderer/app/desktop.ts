import type { CommandId, Language } from '#shared/command-list.ts'
import type { DesktopBridge } from '#shared/desktop.ts'
import { addOpened } from '../imports/queue.ts'
import { commandsById } from './commands.ts'

declare global {
  interface Window {
    /** There in the desktop shell only (electron/preload). */
    touchbase?: DesktopBridge
  }
}

/** Lets the desktop shell's menu run commands and its opened files come in, where there is such a shell; gives what stops it. */
export function followDesktop(run: (id: CommandId) => void): () => void {
  const bridge = window.touchbase
  if (!bridge) return () => {}
  const stopCommands = bridge.onCommand((id) => {
    if (commandsById.has(id as CommandId)) run(id as CommandId)
  })
  const stopFiles = bridge.onFiles((files) => {
    addOpened(files)
    run('contacts.import')
  })
  return () => {
    stopCommands()
    stopFiles()
  }
}

/** Menus and dialogs of the desktop shell follow the language of the page. */
export function tellLanguage(language: Language): void {
  window.touchbase?.setLanguage(language)
}
