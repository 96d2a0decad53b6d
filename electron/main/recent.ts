import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { app } from 'electron'
import { z } from 'zod'

const most = 10

/** The files opened last, newest first; those that are gone are left out. */
export class RecentFiles {
  readonly #note: string

  constructor(note: string) {
    this.#note = note
  }

  list(): string[] {
    try {
      return z.array(z.string()).parse(JSON.parse(readFileSync(this.#note, 'utf8'))).filter((file) => existsSync(file))
    } catch {
      return [] // Nothing kept yet, or torn.
    }
  }

  add(file: string): void {
    this.#keep([file, ...this.list().filter((other) => other !== file)].slice(0, most))
    app.addRecentDocument(file)
  }

  clear(): void {
    this.#keep([])
    app.clearRecentDocuments()
  }

  #keep(files: string[]): void {
    try {
      writeFileSync(this.#note, JSON.stringify(files))
    } catch {
      // The list is a convenience; a full disk is told where it matters.
    }
  }
}
