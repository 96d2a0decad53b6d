import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { safePreferences } from './guards.ts'
import { origin } from './protocol.ts'
import { placeWindow, readWindowState, rememberWindow, smallest } from './window-state.ts'

/** Makes the window, where it stood last, and shows it once the page can be seen. */
export function openWindow(stateFile: string, icon: string): BrowserWindow {
  const state = readWindowState(stateFile)
  const window = new BrowserWindow({
    ...placeWindow(state, screen.getAllDisplays().map((display) => display.workArea)),
    minWidth: smallest.width, minHeight: smallest.height, show: false, title: 'Touchbase',
    // The colour that is there before the page is, so that a dark room stays dark.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#ffffff',
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: safePreferences(join(import.meta.dirname, '..', 'preload', 'index.cjs')),
  })
  if (state?.isMaximized) window.maximize()
  if (state?.isFullScreen) window.setFullScreen(true)
  rememberWindow(window, stateFile)
  window.once('ready-to-show', () => window.show())
  reviveWhenGone(window)
  void window.loadURL(`${origin}/`).catch(() => {}) // A page that could not be had says so itself.
  return window
}

/** A page that crashed is loaded again, unless it crashes again and again. */
function reviveWhenGone(window: BrowserWindow): void {
  const times: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = Date.now()
    times.push(now)
    if (reason === 'clean-exit' || times.filter((at) => at > now - 60_000).length > 3) return
    window.webContents.reload()
  })
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
