/**
 * Contacts in comma separated values: finding out how a table is written, reading it, proposing what its columns mean,
 * making contacts of its rows, and writing contacts as tables of our own, of Google and of Outlook.
 */
export { CsvReader } from './reader.ts'
export type { CsvReaderOptions } from './reader.ts'
export type { CsvDialect, CsvProblem, CsvRecord } from './record.ts'
export { sniffCsv } from './sniff.ts'
export { dateColumnsOf, proposeMap } from './map-columns.ts'
export { DateOrderEvidence, usualDateOrder } from './loose-date.ts'
export { rowReader, rowToContent } from './row-to-content.ts'
export { contactsToCsv, csvLine, CsvWriter } from './writer.ts'
export type { CsvShape } from './writer.ts'
export type { ListMaxima } from './own-columns.ts'
