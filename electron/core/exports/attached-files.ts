import { basename } from 'node:path'
import type { Problem } from '#shared/errors.ts'
import type { ReadDb } from '../db/query.ts'
import { wholeBlob } from '../files/files.ts'
import type { AttachedFile } from '../icalendar/icalendar.ts'

/** Gives the files that stand inside a calendar, and remembers those that cannot. */
export class AttachedFiles {
  readonly #db: ReadDb
  readonly #path: string
  readonly #leftOut = new Set<string>()

  /** `path`: the calendar that is written. */
  constructor(db: ReadDb, path: string) {
    this.#db = db
    this.#path = path
  }

  /** The files of an activity or of an entry of the history, in their order. */
  of(owner: 'activityId' | 'historyEntryId', id: number): AttachedFile[] {
    return this.#db.rows<Omit<AttachedFile, 'bytes'>>(`SELECT a.blob AS hash, a.name, b.mediaType FROM attachment a JOIN blob b ON b.hash = a.blob WHERE a.${owner} = ? ORDER BY a.rank, a.id`, id)
      .map((file) => ({ ...file, bytes: () => this.#bytes(file) }))
  }

  problems(): Problem[] {
    return [...this.#leftOut].map((name) => ({ file: basename(this.#path), line: 0, code: 'attachmentTooLarge', message: `“${name}” is too large to stand in a calendar and was left out; it stays in Touchbase.` }))
  }

  #bytes({ hash, name }: { hash: string; name: string }): Uint8Array | null {
    const bytes = wholeBlob(this.#db, hash)?.bytes ?? null
    if (!bytes) this.#leftOut.add(name)
    return bytes
  }
}
