/**
 * The vCard codec: reads and writes vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350, 6474, 6715, 8605, 9554).
 * It is pure: bytes and contents in, cards and text out. Files, storage and duplicates are the importer's and exporter's.
 */
export { CardReader } from './card-reader.ts'
export { toContent } from './to-content.ts'
export { blobsOf, fromContent } from './from-content.ts'
export { writeGroup } from './write-group.ts'
export { decoderFor, LineSource } from './line-source.ts'
// Content lines are those of iCalendar too (RFC 5545, section 3.1; RFC 6868).
export { foldContentLine, formatContentLine, isBase64, isQuotedPrintable, makeParam, paramOf, parseContentLine } from './content-line.ts'
export { decodeQuotedPrintable, escapeText, unescapeText } from './decode-value.ts'
export { readFullName } from './read-name.ts'
export { uidKey } from './read-life.ts'
export { carriedContent } from './piece.ts'
export type { CardProblem, ContentLine, Param, RawCard, ReadContact, VCardVersion, WriteOptions } from './card.ts'
