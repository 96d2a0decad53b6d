import type { ContactContent } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'

/** The words of the LDIF codec. The caller, who knows the file, adds its name to a problem. */
export type LdifProblem = Omit<Problem, 'file'>

/** One attribute of an entry, decoded. */
export interface LdifAttribute {
  /** In small letters, without options. */
  name: string
  /** As written, options and all: `cn;lang-de`. */
  type: string
  hasOptions: boolean
  line: number
  /** The value as text; null for bytes that are no UTF-8 and for what could not be read. */
  text: string | null
  /** The bytes of a base64 value; null for all others. */
  bytes: Buffer | null
  /** What stands after the type, from the colon on: for what is written back as it was. */
  rest: string
}

export interface LdifEntry {
  /** The line of its dn, counted from 1. */
  line: number
  dn: string
  attributes: readonly LdifAttribute[]
  /** Add, delete, modify, modrdn or moddn for a change record (RFC 2849, "ldif-change-record"), else null. */
  change: string | null
}

/** What an entry says, in our terms. */
export interface ReadLdif {
  /** Null for what is nobody: a change, a folder of the directory, an account of a machine. */
  content: ContactContent | null
  photo: { sha256: string; bytes: Uint8Array; mediaType: string } | null
  /** The DNs of the members where the entry is a group (its name is then `content.fullName`), else null. */
  members: string[] | null
  /** The attributes that `content` does not tell of; they are written back. */
  unused: readonly LdifAttribute[]
  /** What of the unused a person would miss, as it stands in the note. */
  noteLines: string
  problems: LdifProblem[]
}
