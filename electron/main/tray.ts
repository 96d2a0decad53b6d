import { join } from 'node:path'
import { Menu, Tray } from 'electron'
import { commandList, type CommandId, type Language } from '#shared/command-list.ts'
import { say } from './words.ts'

export interface TrayActions {
  show(): void
  command(id: string): void
  quit(): void
}

const offered: readonly CommandId[] = ['contacts.new', 'view.palette']

/** The small icon in the system's bar. It must be kept by the caller, or it vanishes with the garbage. */
export function openTray(icons: string): Tray {
  const icon = process.platform === 'darwin' ? 'trayTemplate.png' : process.platform === 'win32' ? 'tray.ico' : 'icon.png'
  const tray = new Tray(join(icons, icon))
  tray.setToolTip('Touchbase')
  return tray
}

export function fillTray(tray: Tray, language: Language, actions: TrayActions): void {
  const commands = commandList.filter(({ id }) => offered.includes(id)).map(({ id, titles }) => ({ label: titles[language], click: () => actions.command(id) }))
  tray.setContextMenu(Menu.buildFromTemplate([
    { label: say(language, 'show'), click: () => actions.show() }, ...commands, { type: 'separator' }, { label: say(language, 'quit'), click: () => actions.quit() },
  ]))
  tray.removeAllListeners('click')
  tray.on('click', () => actions.show())
}
