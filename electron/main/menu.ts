import { basename } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { acceleratorOf, commandList, menuTitles, type CommandInfo, type Language, type MenuGroup } from '#shared/command-list.ts'
import { say } from './words.ts'

export interface MenuActions {
  /** A command of the page was chosen. */
  command(id: string): void
  newFile(): void
  openFile(): void
  openRecent(file: string): void
  clearRecent(): void
  importFiles(): void
}

type Items = MenuItemConstructorOptions[]

/** The application's menu: the page's commands by group, and what only the shell can do. */
export function menuTemplate(language: Language, recent: readonly string[], actions: MenuActions, isMac = process.platform === 'darwin'): Items {
  const group = (name: MenuGroup, before: Items = [], after: Items = []): MenuItemConstructorOptions =>
    ({ label: menuTitles[name][language], submenu: parts(before, commandsOf(name, language, actions, isMac), after) })
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    group('file', [], fileItems(language, recent, actions, isMac)),
    group('edit', [], [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }]),
    group('view', [], [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }]),
    group('go'),
    group('contact'),
    group('activity'),
    ...(isMac ? [{ label: say(language, 'window'), role: 'windowMenu' } as const] : []),
    group('help', [], isMac ? [] : [{ role: 'about' }]),
  ]
}

function commandsOf(name: MenuGroup, language: Language, actions: MenuActions, isMac: boolean): Items {
  return (commandList as readonly CommandInfo[]).filter((info) => info.group === name).map((info) => {
    const keys = info.keys?.find(isMenuKey)
    return {
      id: info.id,
      label: info.titles[language],
      click: () => actions.command(info.id),
      // The page listens for the keys itself, since it knows whether somebody is typing; elsewhere than on macOS the menu only shows them.
      ...(keys ? { accelerator: acceleratorOf(keys), ...(isMac ? {} : { registerAccelerator: false }) } : {}),
    }
  })
}

/** A letter alone, or a key that edits text, would be taken from every text field. */
function isMenuKey(keys: string): boolean {
  return /^(mod|alt)\+/.test(keys) || /^f\d+$/.test(keys)
}

function fileItems(language: Language, recent: readonly string[], actions: MenuActions, isMac: boolean): Items {
  const files: Items = recent.map((file) => ({ label: basename(file), toolTip: file, click: () => actions.openRecent(file) }))
  return [
    { label: say(language, 'newFile'), click: () => actions.newFile() },
    { label: say(language, 'openFile'), accelerator: 'CmdOrCtrl+O', click: () => actions.openFile() },
    { label: say(language, 'openRecent'), enabled: files.length > 0, submenu: parts(files, [{ label: say(language, 'clearRecent'), click: () => actions.clearRecent() }]) },
    { type: 'separator' },
    { label: say(language, 'importFiles'), accelerator: 'CmdOrCtrl+Shift+I', click: () => actions.importFiles() },
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit', label: say(language, 'quit') },
  ]
}

/** Groups of items with a line between those that have any. */
function parts(...groups: Items[]): Items {
  return groups.filter((items) => items.length > 0).flatMap((items, index) => (index > 0 ? [{ type: 'separator' } as const, ...items] : items))
}
