import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { startCore } from '../core/host.ts'
import { findPages } from '../pages.ts'
import { dataFolder, defaultFile, folders } from '../paths.ts'
import { Desktop } from './desktop.ts'
import { readArguments, take, type Asked } from './documents.ts'
import { guardContents } from './guards.ts'
import { registerScheme } from './protocol.ts'

// Nothing here may wait at the top level: Electron becomes ready only after this module has been read (electron#41369).
app.setName('Touchbase')
app.setAppUserModelId('app.touchbase.desktop')
app.enableSandbox()
registerScheme()
// Chromium's own files stand apart from the user's; another data folder is another program, with a first start of its own.
app.setPath('userData', join(dataFolder(), 'Window'))

interface Start {
  args: string[]
  folder: string
}

const thisStart: Start = { args: process.argv, folder: process.cwd() }

// A second start hands over what it was asked for, since Electron may put its words into another order.
if (app.requestSingleInstanceLock(thisStart)) begin()
else app.quit()

function begin(): void {
  const { resources } = folders()
  const desktop = new Desktop({
    startCore: (file) => startCore({ file, folders: folders(), shell: 'desktop' }, log),
    pages: findPages, data: dataFolder(), icons: join(resources, 'icons'), defaultFile: defaultFile(), log,
  })
  const asked = readArguments(thisStart.args, thisStart.folder)
  let hasBegun = false
  // macOS names the file that was opened here, also at the very start.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    const more: Asked = hasBegun ? { file: null, imports: [] } : asked
    take(more, path)
    if (hasBegun) void desktop.ask(more)
  })
  app.on('second-instance', (_event, _args, _folder, start) => {
    const { args, folder } = start as Start
    void desktop.ask(readArguments(args, folder))
  })
  app.on('activate', () => desktop.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  guardContents()
  closeBeforeQuit(desktop)
  app.setAboutPanelOptions({ applicationName: 'Touchbase', applicationVersion: app.getVersion(), copyright: '© 2026 The Touchbase team', iconPath: join(resources, 'icons', 'icon-512.png') })
  void app.whenReady().then(() => {
    hasBegun = true
    // Tells the launcher (start.mjs) that Electron works on this machine.
    if (process.env['TB_READY_FILE']) writeFileSync(process.env['TB_READY_FILE'], '')
    return desktop.begin(asked)
  }).catch((error: unknown) => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    app.exit(1)
  })
}

/** Lets the core finish before the program ends, whoever ends it. */
function closeBeforeQuit(desktop: Desktop): void {
  let state: 'running' | 'closing' | 'closed' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void desktop.end().catch((error: unknown) => log(String(error))).finally(() => {
      state = 'closed'
      app.quit()
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}

function log(line: string): void {
  console.error(line)
}
