import { app, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron'
import { openLink } from './links.ts'
import { origin } from './protocol.ts'

/** Electron's list, points 2 to 12: https://www.electronjs.org/docs/latest/tutorial/security. Written out although most are defaults. */
export function safePreferences(preload: string): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    preload, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
    webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: true,
  }
}

/** Everything that every page of the program is kept from, whoever makes its window. Must be called before the first one. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    const keep = (event: { preventDefault(): void; url: string }) => {
      if (isOurs(event.url)) return
      event.preventDefault()
      openLink(event.url)
    }
    contents.on('will-navigate', keep)
    contents.on('will-frame-navigate', (event) => {
      // A frame inside the page may not even open a link by itself.
      if (!event.isMainFrame && !isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openLink(url)
      return { action: 'deny' }
    })
  })
}

/** No page of ours needs a camera, a place or a device; the clipboard is written to by a click alone. */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string, contents: WebContents | null) => permission === 'clipboard-sanitized-write' && contents !== null && isOurs(contents.getURL())
  session.setPermissionRequestHandler((contents, permission, answer) => answer(isAllowed(permission, contents)))
  session.setPermissionCheckHandler((contents, permission) => isAllowed(permission, contents))
  session.setDevicePermissionHandler(() => false)
}

export function isOurs(address: string): boolean {
  return URL.canParse(address) && originOf(new URL(address)) === origin
}

/** `URL.origin` is `null` for schemes that the URL standard does not know. */
export function originOf(url: URL): string {
  return `${url.protocol}//${url.host}`
}
