// The desktop shell's one state: the file that is open, its core, its window, and what waits for the page.
import { createReadStream, mkdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { app, dialog, Menu, session, type BrowserWindow, type Tray } from 'electron'
import type { Language } from '#shared/command-list.ts'
import { desktopChannels as channels, type OpenedFile } from '#shared/desktop.ts'
import { AppError } from '#shared/errors.ts'
import { readOwner } from '../core/db/lock.ts'
import type { CoreHost } from '../core/host.ts'
import { pickLanguage } from '../language.ts'
import type { Pages } from '../pages.ts'
import { openBrowser } from '../web/open-browser.ts'
import { askRunningShell } from '../web/second-start.ts'
import type { Asked } from './documents.ts'
import { watchDownloads } from './downloads.ts'
import { askAfterFailure, askForFile, askForImports, askForNewFile } from './file-dialogs.ts'
import { denyPermissions } from './guards.ts'
import { menuTemplate } from './menu.ts'
import { listenToPage } from './page-channel.ts'
import { handleScheme } from './protocol.ts'
import { RecentFiles } from './recent.ts'
import { fillTray, openTray } from './tray.ts'
import { bringToFront, openWindow } from './window.ts'
import { say } from './words.ts'

export interface DesktopParts {
  startCore: (file: string) => Promise<CoreHost>
  pages: () => Pages
  /** The folder of the user's files. */
  data: string
  /** The folder of the icons. */
  icons: string
  defaultFile: string
  log: (line: string) => void
}

export class Desktop {
  readonly #parts: DesktopParts
  readonly #recent: RecentFiles
  #language: Language = 'en'
  #file: string | null = null
  #host: CoreHost | null = null
  #window: BrowserWindow | null = null
  #tray: Tray | null = null
  #waiting: OpenedFile[] = []
  #isPageListening = false

  constructor(parts: DesktopParts) {
    this.#parts = parts
    this.#recent = new RecentFiles(join(parts.data, 'recent.json'))
  }

  /** Opens the file asked for, else the last one, else the user's own, and its window. Ends the program if none can be opened. */
  async begin(asked: Asked): Promise<void> {
    mkdirSync(this.#parts.data, { recursive: true, mode: 0o700 })
    this.#language = pickLanguage(app.getPreferredSystemLanguages().join(','))
    denyPermissions(session.defaultSession)
    watchDownloads(session.defaultSession)
    handleScheme(this.#parts.pages(), (request) => this.#fetch(request), this.#parts.log)
    listenToPage({
      filesWanted: () => this.#sendFiles(),
      languageChosen: (language) => {
        this.#language = language
        this.#drawMenus()
      },
      noteClicked: (command) => this.#command(command),
    })
    this.#tray = this.#makeTray()
    const first = asked.file ?? this.#recent.list()[0] ?? this.#parts.defaultFile
    if (!(await this.open(first))) return app.quit()
    await this.importFiles(asked.imports)
  }

  /** Another start, or the system, wants something opened. */
  async ask({ file, imports }: Asked): Promise<void> {
    this.show()
    if (file) await this.open(file)
    await this.importFiles(imports)
  }

  show(): void {
    if (this.#window && !this.#window.isDestroyed()) bringToFront(this.#window)
    else if (this.#host) this.#openWindow()
  }

  /** Opens a file in place of the one that is open, which stays open if that fails. Says whether a file is open at the end. */
  async open(wanted: string): Promise<boolean> {
    const file = resolve(wanted)
    if (file === this.#file) {
      this.show()
      return true
    }
    const host = await this.#parts.startCore(file).catch((error: unknown) => asAppError(error))
    if (host instanceof AppError) return this.#afterFailure(file, host)
    const old = this.#host
    this.#host = host
    this.#file = file
    this.#waiting = []
    this.#recent.add(file)
    this.#drawMenus()
    if (this.#window && !this.#window.isDestroyed()) this.#window.webContents.reload()
    else this.#openWindow()
    await old?.close()
    return true
  }

  /** Hands files to the core and tells the page, which asks how they are to be imported. */
  async importFiles(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      try {
        this.#waiting.push({ uploadId: await this.#upload(path), name: basename(path) })
      } catch (error) {
        await dialog.showMessageBox({ type: 'error', message: say(this.#language, 'cannotImport'), detail: `${path}\n\n${error instanceof Error ? error.message : String(error)}` })
      }
    }
    if (this.#isPageListening) this.#sendFiles()
  }

  /** Closes the file in order. */
  async end(): Promise<void> {
    const host = this.#host
    this.#host = null
    this.#tray?.destroy()
    await host?.close()
  }

  async #upload(path: string): Promise<string> {
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
    // A body that is still being read wants `duplex`, which not all type declarations of `Request` know.
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body, duplex: 'half' }
    const response = await this.#fetch(new Request('http://touchbase.invalid/api/upload', init))
    const answer = (await response.json()) as { uploadId?: string; message?: string }
    if (!answer.uploadId) throw new Error(answer.message ?? `The core answered ${response.status}.`)
    return answer.uploadId
  }

  #fetch(request: Request): Promise<Response> {
    return this.#host?.fetch(request) ?? Promise.reject(new AppError('offline', 'No file is open.'))
  }

  async #afterFailure(file: string, error: AppError): Promise<boolean> {
    const folder = dirname(this.#file ?? this.#parts.defaultFile)
    const choice = await askAfterFailure(this.#language, file, error, this.#host !== null)
    if (choice === 'inBrowser') {
      const owner = readOwner(file)
      const address = owner && (await askRunningShell(owner, Date.now()))
      if (address) await openBrowser(address)
      return this.#host !== null
    }
    if (choice === 'again') return this.open(file)
    const other = choice === 'openFile' ? await askForFile(this.#language, folder) : choice === 'newFile' ? await askForNewFile(this.#language, folder) : null
    if (other) return this.open(other)
    // Who closes the question for another file is asked again what to do, not thrown out.
    return choice === 'openFile' || choice === 'newFile' ? this.#afterFailure(file, error) : this.#host !== null
  }

  #openWindow(): void {
    this.#isPageListening = false
    this.#window = openWindow(join(this.#parts.data, 'window.json'), join(this.#parts.icons, 'icon-512.png'))
    this.#window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#isPageListening = false
    })
    this.#window.on('closed', () => (this.#window = null))
  }

  #sendFiles(): void {
    this.#isPageListening = true
    if (this.#waiting.length === 0 || !this.#window) return
    this.#window.webContents.send(channels.files, this.#waiting)
    this.#waiting = []
  }

  #command(id: string | undefined): void {
    this.show()
    if (id) this.#window?.webContents.send(channels.command, id)
  }

  /** Some Linux desktops have no place for it; the program works without. */
  #makeTray(): Tray | null {
    try {
      return openTray(this.#parts.icons)
    } catch (error) {
      this.#parts.log(`No tray icon: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }

  #drawMenus(): void {
    const folder = dirname(this.#file ?? this.#parts.defaultFile)
    const openChosen = async (asking: Promise<string | null>) => {
      const file = await asking
      if (file) await this.open(file)
    }
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(this.#language, this.#recent.list(), {
      command: (id) => this.#command(id),
      newFile: () => void openChosen(askForNewFile(this.#language, folder)),
      openFile: () => void openChosen(askForFile(this.#language, folder)),
      openRecent: (file) => void this.open(file),
      clearRecent: () => {
        this.#recent.clear()
        this.#drawMenus()
      },
      importFiles: () => void askForImports(this.#language).then((paths) => this.importFiles(paths)),
    })))
    if (this.#tray) fillTray(this.#tray, this.#language, { show: () => this.show(), command: (id) => this.#command(id), quit: () => app.quit() })
  }
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', error instanceof Error ? error.message : String(error), { cause: error })
}
