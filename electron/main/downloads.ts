import { join } from 'node:path'
import { app, type Session } from 'electron'
import { originOf } from './guards.ts'
import { origin } from './protocol.ts'

/** What the page saves is asked about, in the user's folder for downloads; nothing of another origin is saved at all. */
export function watchDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    const from = item.getURL().replace(/^blob:/, '')
    if (!URL.canParse(from) || originOf(new URL(from)) !== origin) return event.preventDefault()
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) })
  })
}
