import type { Contact } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { ExportEncoding, Writing } from '#shared/exports.ts'
import type { ReadDb } from '../db/query.ts'

/** What an exporter can ask while it writes. */
export interface ExportContext {
  db: ReadDb
  /** All ids that are exported, in order. A million of them: to be gone through in slices. */
  ids: Float64Array
  writing: Writing
  /** Gives way to others when the slice is used up. To be awaited between pieces of long work. */
  pause: () => Promise<void>
}

/** The writer of one file: pieces of text, in order, for one contact after another. */
export interface FileWriter {
  /** What stands before the first contact. */
  head: string
  /** One contact; `isFirst` for what stands between them. */
  contact(contact: Contact, isFirst: boolean): string
  /** What stands after the last. */
  foot(): Iterable<string>
  /** UTF-8 where absent. */
  encoding?: ExportEncoding
  /** What could not be written as it is. */
  problems?(): Problem[]
}

/** A shape that contacts can be written in. */
export interface Exporter {
  begin(ctx: ExportContext): Promise<FileWriter> | FileWriter
}
