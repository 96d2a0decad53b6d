import type { Language } from './command-list.ts'

/** A file that was opened with Touchbase and waits in the core to be imported. */
export interface OpenedFile {
  uploadId: string
  name: string
}

/** What the desktop's preload adds to the page as `window.touchbase`: only what a web page cannot do itself, never data. */
export interface DesktopBridge {
  /** A command was chosen in the menu, the tray or a notification. Gives what stops the listening. */
  onCommand(listener: (id: string) => void): () => void
  /** Files were opened with Touchbase, by double click or on its command line. Those that came before the listening are told at once. */
  onFiles(listener: (files: OpenedFile[]) => void): () => void
  /** Shows a note of the system; `command` runs when it is clicked. */
  notify(note: DesktopNote): void
  /** The language of menus and dialogs follows the page's. */
  setLanguage(language: Language): void
  /** Where a file that was dropped on the page lies; empty when it lies nowhere. */
  pathOf(file: unknown): string
}

export interface DesktopNote {
  title: string
  body: string
  command?: string
}

/** The channels between the page's preload and the desktop shell. */
export const desktopChannels = { command: 'command', files: 'files', filesWanted: 'files-wanted', notify: 'notify', language: 'language' } as const
