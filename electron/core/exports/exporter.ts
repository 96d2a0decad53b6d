import type { Contact } from '#shared/contacts.ts'
import type { ReadDb } from '../db/query.ts'

/** What an exporter can ask while it writes. */
export interface ExportContext {
  db: ReadDb
  /** All ids that are exported, in order. */
  ids: readonly number[]
}

/** A shape that contacts can be written in: pieces of text, in order, for one contact after another. */
export interface Exporter {
  /** Makes the writer of one file. */
  begin(ctx: ExportContext): {
    /** What stands before the first contact. */
    head: string
    /** One contact; `isFirst` for what stands between them. */
    contact(contact: Contact, isFirst: boolean): string
    /** What stands after the last. */
    foot: string
  }
}
