import { ipcMain, Notification, type IpcMainEvent } from 'electron'
import { z } from 'zod'
import { languages, type Language } from '#shared/command-list.ts'
import { desktopChannels as channels, type DesktopNote } from '#shared/desktop.ts'
import { origin } from './protocol.ts'

const noteShape = z.object({ title: z.string().min(1).max(200), body: z.string().max(1_000), command: z.string().max(100).optional() })

export interface PageListener {
  /** The page is there and wants the files that were opened. */
  filesWanted(): void
  languageChosen(language: Language): void
  /** A note was clicked; its command, if it has one. */
  noteClicked(command: string | undefined): void
}

/** Everything that the page may tell the shell. Only the top frame of our own page is listened to, and only in the shape agreed. */
export function listenToPage(listener: PageListener): void {
  const on = <T>(channel: string, shape: z.ZodType<T>, act: (content: T) => void) => ipcMain.on(channel, (event, content: unknown) => {
    const { success, data } = shape.safeParse(content)
    if (isFromOurPage(event) && success) act(data)
  })
  on(channels.filesWanted, z.undefined(), () => listener.filesWanted())
  on(channels.language, z.enum(languages), (language) => listener.languageChosen(language))
  on(channels.notify, noteShape, (note) => showNote(note as DesktopNote, listener))
}

function isFromOurPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.origin === origin && senderFrame.parent === null
}

/** Kept while shown: a note that is collected as garbage tells no click. */
const shown = new Set<Notification>()

function showNote({ title, body, command }: DesktopNote, listener: PageListener): void {
  if (!Notification.isSupported()) return
  const note = new Notification({ title, body })
  shown.add(note)
  note.on('click', () => listener.noteClicked(command))
  note.on('close', () => shown.delete(note))
  note.show()
}
