/**
 * The LDIF codec (RFC 2849): directory entries as Thunderbird, OpenLDAP and others write them, to contacts and back.
 * It is pure: bytes and contents in, entries and text out. URLs in files are never followed.
 */
export { LdifReader } from './ldif-reader.ts'
export { readEntry } from './read-entry.ts'
export { dnKey } from './dn.ts'
export { ldifHead, rawEntry, writeEntry } from './write-entry.ts'
export type { LdifEntry, LdifProblem, ReadLdif } from './entry.ts'
