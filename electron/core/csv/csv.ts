/**
 * Contacts in comma separated values: finding out how a table is written, reading it, proposing what its columns mean,
 * making contacts of its rows, and writing contacts as tables of our own, of Google and of Outlook.
 */
export { CsvReader } from './reader.ts'
export type { CsvReaderOptions } from './reader.ts'
export type { CsvDialect, CsvProblem, CsvRecord } from './record.ts'
export { hasHeader, sniffCsv } from './sniff.ts'
