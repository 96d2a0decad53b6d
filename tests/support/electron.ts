import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

/**
 * Stands in for the module `electron`, whose program cannot run in tests: what the desktop shell uses of it, recorded.
 * Each part is checked against Electron's own types, so that an upgrade that changes a signature shows.
 */
type Handler = (request: Request) => Response | Promise<Response>

export const recorded = {
  schemes: [] as Electron.CustomScheme[],
  handler: null as Handler | null,
  opened: [] as string[],
  windows: [] as FakeWindow[],
  menu: [] as Electron.MenuItemConstructorOptions[],
  trayMenu: [] as Electron.MenuItemConstructorOptions[],
  notes: [] as FakeNotification[],
  messages: [] as Electron.MessageBoxOptions[],
  /** What the user answers next: the text of a button, or a file. */
  answers: [] as string[],
  recent: [] as string[],
  quits: 0,
  hasLock: true,
  screens: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Electron.Rectangle[],
  isReady: Promise.withResolvers<void>(),
}

class FakeContents extends EventEmitter {
  sent: unknown[][] = []
  reloads = 0
  url = 'app://touchbase/'
  opener: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null
  send(...message: unknown[]): void {
    this.sent.push(message)
  }
  reload(): void {
    this.reloads += 1
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
  }
  getURL(): string {
    return this.url
  }
  setWindowOpenHandler(opener: NonNullable<FakeContents['opener']>): void {
    this.opener = opener
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  calls: string[] = []
  loaded = ''
  isGone = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    recorded.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    this.loaded = url
    return Promise.resolve()
  }
  getNormalBounds = (): Electron.Rectangle => ({ x: 10, y: 20, width: 900, height: 700 })
  isDestroyed = (): boolean => this.isGone
  isMinimized = (): boolean => false
  isMaximized = (): boolean => true
  isFullScreen = (): boolean => false
  maximize = (): void => void this.calls.push('maximize')
  setFullScreen = (): void => void this.calls.push('setFullScreen')
  restore = (): void => void this.calls.push('restore')
  show = (): void => void this.calls.push('show')
  focus = (): void => void this.calls.push('focus')
}

class FakeNotification extends EventEmitter {
  readonly options: Electron.NotificationConstructorOptions
  static isSupported = (): boolean => true
  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
    recorded.notes.push(this)
  }
  show(): void {}
}

class FakeTray extends EventEmitter {
  setToolTip(): void {}
  setContextMenu(menu: Electron.Menu): void {
    recorded.trayMenu = menu as unknown as Electron.MenuItemConstructorOptions[]
  }
  destroy(): void {}
}

const app = Object.assign(new EventEmitter(), {
  setName: () => {},
  setAppUserModelId: () => {},
  enableSandbox: () => {},
  setPath: () => {},
  setAboutPanelOptions: () => {},
  getVersion: () => '0.3.0',
  getPath: () => '/home/user/Downloads',
  getPreferredSystemLanguages: () => ['zh-TW'],
  requestSingleInstanceLock: () => recorded.hasLock,
  whenReady: () => recorded.isReady.promise,
  quit: () => void (recorded.quits += 1),
  exit: () => {},
  addRecentDocument: (path: string) => void recorded.recent.push(path),
  clearRecentDocuments: () => {},
} satisfies Partial<Electron.App>)

const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => void recorded.schemes.push(...schemes),
  handle: (_scheme: string, handler: Handler) => void (recorded.handler = handler),
} satisfies Partial<Electron.Protocol>

type Permission = Parameters<Parameters<Electron.Session['setPermissionRequestHandler']>[0] & object>[1]
class FakeSession extends EventEmitter {
  request: ((contents: Electron.WebContents, permission: Permission, answer: (isAllowed: boolean) => void) => void) | null = null
  check: ((contents: Electron.WebContents | null, permission: Permission) => boolean) | null = null
  device: (() => boolean) | null = null
  setPermissionRequestHandler(handler: NonNullable<FakeSession['request']>): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: NonNullable<FakeSession['check']>): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler
  }
}
const defaultSession = new FakeSession()

const dialog = {
  showMessageBox: (options: Electron.MessageBoxOptions) => {
    recorded.messages.push(options)
    const response = options.buttons?.indexOf(recorded.answers.shift() ?? '') ?? 0
    return Promise.resolve({ response: response < 0 ? (options.cancelId ?? 0) : response, checkboxChecked: false })
  },
  showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: recorded.answers.splice(0, 1), bookmarks: [] }),
  showSaveDialog: () => Promise.resolve({ canceled: false, filePath: recorded.answers.shift() ?? '', bookmark: '' }),
}

const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template as unknown as Electron.Menu,
  setApplicationMenu: (menu: Electron.Menu) => void (recorded.menu = menu as unknown as Electron.MenuItemConstructorOptions[]),
} satisfies Partial<typeof Electron.Menu>

export const electron = {
  app, protocol, dialog, Menu, session: { defaultSession }, ipcMain: new EventEmitter(),
  BrowserWindow: FakeWindow, Notification: FakeNotification, Tray: FakeTray,
  shell: { openExternal: (url: string) => { recorded.opened.push(url); return Promise.resolve() } } satisfies Partial<Electron.Shell>,
  screen: { getAllDisplays: () => recorded.screens.map((workArea) => ({ workArea }) as Electron.Display) } satisfies Partial<Electron.Screen>,
  nativeTheme: { shouldUseDarkColors: true } satisfies Partial<Electron.NativeTheme>,
}
