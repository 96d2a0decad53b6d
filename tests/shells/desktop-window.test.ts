import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { acceleratorOf, commandList, languages, menuGroups } from '#shared/command-list.ts'
import { readArguments } from '../../electron/main/documents.ts'
import { denyPermissions, guardContents, isOurs } from '../../electron/main/guards.ts'
import { menuTemplate, type MenuActions } from '../../electron/main/menu.ts'
import { watchDownloads } from '../../electron/main/downloads.ts'
import { openWindow } from '../../electron/main/window.ts'
import { placeWindow, readWindowState, type WindowState } from '../../electron/main/window-state.ts'
import { dataFolder } from '../../electron/paths.ts'
import { electron, recorded } from '../support/electron.ts'

vi.mock('electron', async () => (await import('../support/electron.ts')).electron)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchbase-window-'))
  recorded.windows = []
  recorded.opened = []
  electron.app.removeAllListeners()
  return () => rmSync(folder, { recursive: true, force: true })
})

describe('the window', () => {
  it('is made as Electron’s list of security says', () => {
    openWindow(join(folder, 'window.json'), 'icon.png')
    expect(recorded.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false,
    })
    expect(recorded.windows[0]?.loaded).toBe('app://touchbase/')
  })

  it('opens again as it stood', () => {
    const file = join(folder, 'window.json')
    openWindow(file, 'icon.png').emit('close')
    expect(readWindowState(file)).toEqual({ x: 10, y: 20, width: 900, height: 700, isMaximized: true, isFullScreen: false })
    openWindow(file, 'icon.png')
    expect(recorded.windows[1]?.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 })
    expect(recorded.windows[1]?.calls).toContain('maximize')
  })

  it.each([['torn', '{"x":'], ['of another program', '[]'], ['with a nonsense size', '{"x":0,"y":0,"width":-5,"height":1e99,"isMaximized":false,"isFullScreen":false}']])('passes over a note that is %s', (_title, text) => {
    writeFileSync(join(folder, 'window.json'), text)
    expect(readWindowState(join(folder, 'window.json'))).toBeNull()
  })

  const main = { x: 0, y: 0, width: 1920, height: 1040 }
  const second = { x: -1280, y: 0, width: 1280, height: 1000 }
  const at = (x: number, y: number, width = 900, height = 700): WindowState => ({ x, y, width, height, isMaximized: false, isFullScreen: false })
  it.each([
    ['on the first screen', at(100, 100), [main], { x: 100, y: 100, width: 900, height: 700 }], ['on the left one', at(-1000, 50), [main, second], { x: -1000, y: 50, width: 900, height: 700 }],
    ['on a screen that is gone', at(-1000, 50), [main], { width: 900, height: 700 }], ['with its title above the screen', at(100, -300), [main], { width: 900, height: 700 }],
    ['below the screen', at(100, 1030), [main], { width: 900, height: 700 }], ['nearly off to the right', at(1900, 10), [main], { width: 900, height: 700 }],
    ['larger than all screens, and elsewhere', at(5000, 5000, 4000, 3000), [main], { width: 1920, height: 1040 }], ['too small to be seen', at(10, 10, 1, 1), [main], { width: 480, height: 400 }],
    ['nowhere yet, on a small screen', null, [{ x: 0, y: 0, width: 1024, height: 600 }], { width: 1024, height: 600 }],
  ])('that stood %s opens where it can be reached', (_title, state, screens, expected) => expect(placeWindow(state, screens)).toEqual(expected))

  it('loads a page that crashed again, but not for ever', () => {
    const { webContents } = openWindow(join(folder, 'window.json'), 'icon.png')
    for (let time = 0; time < 10; time += 1) webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(recorded.windows[0]?.webContents.reloads).toBe(3)
  })
})

describe('pages are kept in', () => {
  const event = (url: string, isMainFrame = true) => ({ url, isMainFrame, isPrevented: false, preventDefault() { this.isPrevented = true } })
  const contentsOf = () => {
    guardContents()
    openWindow(join(folder, 'window.json'), 'icon.png')
    return recorded.windows[0]!.webContents
  }

  it.each([['https://example.com/', true, ['https://example.com/']], ['javascript:alert(1)', true, []], ['file:///etc/passwd', true, []], ['app://touchbase.evil.com/', true, []], ['app://touchbase/', false, []]])('going to %s', (url, isPrevented, opened) => {
    const contents = contentsOf()
    const leaving = event(url)
    contents.emit('will-navigate', leaving)
    expect(leaving.isPrevented).toBe(isPrevented)
    expect(recorded.opened).toEqual(opened)
    const redirected = event(url)
    contents.emit('will-redirect', redirected)
    expect(redirected.isPrevented).toBe(isPrevented)
    const frame = event(url, false)
    contents.emit('will-frame-navigate', frame)
    expect(frame.isPrevented).toBe(isPrevented)
  })

  it('opens no window and no webview, but links outside', () => {
    const contents = contentsOf()
    const details = (url: string) => ({ url }) as Parameters<NonNullable<typeof contents.opener>>[0]
    expect(contents.opener?.(details('https://example.com/'))).toEqual({ action: 'deny' })
    expect(contents.opener?.(details('app://touchbase/'))).toEqual({ action: 'deny' })
    expect(recorded.opened).toEqual(['https://example.com/'])
    const webview = event('')
    contents.emit('will-attach-webview', webview)
    expect(webview.isPrevented).toBe(true)
  })

  it('denies every permission but to write to the clipboard', () => {
    const { defaultSession } = electron.session
    denyPermissions(defaultSession as unknown as Parameters<typeof denyPermissions>[0])
    const page = (url: string) => ({ getURL: () => url }) as Electron.WebContents
    for (const permission of ['media', 'geolocation', 'notifications', 'midi', 'openExternal', 'fullscreen', 'clipboard-read', 'fileSystem', 'unknown'] as const) {
      let isAllowed: boolean | undefined
      defaultSession.request?.(page('app://touchbase/'), permission, (answer) => { isAllowed = answer })
      expect(isAllowed).toBe(false)
      expect(defaultSession.check?.(page('app://touchbase/'), permission)).toBe(false)
    }
    expect(defaultSession.check?.(page('app://touchbase/'), 'clipboard-sanitized-write')).toBe(true)
    expect(defaultSession.check?.(page('https://evil.com/'), 'clipboard-sanitized-write')).toBe(false)
    expect(defaultSession.check?.(null, 'clipboard-sanitized-write')).toBe(false)
    expect(defaultSession.device?.()).toBe(false)
  })

  it('saves files of our own pages only, into the folder for downloads', () => {
    const { defaultSession } = electron.session
    watchDownloads(defaultSession as unknown as Parameters<typeof watchDownloads>[0])
    const item = (url: string) => ({ getURL: () => url, getFilename: () => 'people.vcf', setSaveDialogOptions: vi.fn() })
    for (const [url, isPrevented] of [['app://touchbase/api/download/1/people.vcf', false], ['blob:app://touchbase/x', false], ['https://evil.com/x.exe', true], ['data:text/html,x', true]] as const) {
      const download = event(url)
      const saved = item(url)
      defaultSession.emit('will-download', download, saved)
      expect(download.isPrevented).toBe(isPrevented)
      expect(saved.setSaveDialogOptions.mock.calls.length).toBe(isPrevented ? 0 : 1)
    }
    defaultSession.removeAllListeners()
  })

  it('knows its own origin by the whole of it', () => {
    expect(['app://touchbase', 'app://touchbase/x?y#z'].map(isOurs)).toEqual([true, true])
    expect(['app://touchbase.evil.com/', 'app://touchbase@evil/', 'xapp://touchbase/', 'app:touchbase', 'https://touchbase/', ''].map(isOurs)).toEqual([false, false, false, false, false, false])
  })
})

describe('the menu', () => {
  const actions = () => ({ command: vi.fn(), newFile: vi.fn(), openFile: vi.fn(), openRecent: vi.fn(), clearRecent: vi.fn(), importFiles: vi.fn() }) satisfies MenuActions
  type Items = Electron.MenuItemConstructorOptions[]
  const flat = (items: Items): Items => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

  it.each(languages)('has every command once, in %s, and runs it', (language) => {
    const did = actions()
    const items = flat(menuTemplate(language, [], did, false))
    for (const { id, titles } of commandList) {
      const found = items.filter((item) => item.id === id)
      expect(found.map(({ label }) => label)).toEqual([titles[language]])
      ;(found[0]!.click as () => void)()
      expect(did.command).toHaveBeenLastCalledWith(id)
    }
  })

  it('gives no two items the same keys, and none that typing needs', () => {
    for (const isMac of [true, false]) {
      const keys = flat(menuTemplate('en', [], actions(), isMac)).flatMap(({ accelerator }) => (accelerator ? [accelerator] : []))
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of keys) expect(key).toMatch(/^(CmdOrCtrl|Alt)\+|^F\d+$/)
    }
    expect(acceleratorOf('mod+shift+z')).toBe('CmdOrCtrl+Shift+Z')
  })

  it('has all groups, the recent files by name, and macOS’s own menus there only', () => {
    const did = actions()
    const items = menuTemplate('en', ['/a/one.touchbase', '/b/two.touchbase'], did, false)
    expect(items).toHaveLength(menuGroups.length)
    const recent = flat(items).filter(({ label }) => label?.endsWith('.touchbase'))
    expect(recent.map(({ label }) => label)).toEqual(['one.touchbase', 'two.touchbase'])
    ;(recent[1]!.click as () => void)()
    expect(did.openRecent).toHaveBeenCalledWith('/b/two.touchbase')
    expect(menuTemplate('en', [], did, true)[0]).toEqual({ role: 'appMenu' })
    expect(flat(items).some(({ role }) => role === 'toggleDevTools' || role === 'reload')).toBe(false)
  })
})

describe('what a start was asked to open', () => {
  it.each([
    [['touchbase'], { file: null, imports: [] }], [['touchbase', 'people.touchbase'], { file: '/home/u/people.touchbase', imports: [] }], [['electron', '/work/touchbase', '--file', 'x.db'], { file: '/home/u/x.db', imports: [] }],
    [['touchbase', '--file=/a/b.touchbase'], { file: '/a/b.touchbase', imports: [] }], [['touchbase', '--enable-features=X', 'a.VCF', '/b/c.csv', 'notes.pdf'], { file: null, imports: ['/home/u/a.VCF', '/b/c.csv'] }],
    [['touchbase', 'file:///home/u/%E4%BA%BA.vcf'], { file: null, imports: ['/home/u/人.vcf'] }], [['touchbase', 'https://evil.com/a.vcf.exe'], { file: null, imports: [] }],
  ])('%j', (args, expected) => {
    if (process.platform !== 'win32') expect(readArguments(args, '/home/u')).toEqual(expected)
  })
})

describe('the folder of the user’s files', () => {
  it.each([
    ['win32', { APPDATA: 'C:\\Users\\u\\AppData\\Roaming' }, join('C:\\Users\\u\\AppData\\Roaming', 'Touchbase')], ['win32', {}, join('/home/u', 'AppData', 'Roaming', 'Touchbase')], ['darwin', {}, join('/home/u', 'Library', 'Application Support', 'Touchbase')],
    ['linux', {}, join('/home/u', '.local', 'share', 'touchbase')], ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'touchbase')], ['linux', { XDG_DATA_HOME: 'data' }, join('/home/u', '.local', 'share', 'touchbase')], ['linux', { TB_DATA: '/t' }, '/t'],
  ] as const)('%s %j', (system, env, expected) => expect(dataFolder(env, system, '/home/u')).toBe(expected))
})

it('never waits at the top level of its entry, where Electron would wait for it in turn', () => {
  const source = readFileSync(resolve(import.meta.dirname, '../../electron/main/main.ts'), 'utf8')
  expect(source).not.toMatch(/^\s*await /m)
})
