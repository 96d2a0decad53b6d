/** One row of a table, as the reader gives it. */
export interface CsvRecord {
  /** The physical line the record starts on, counted from 1. */
  line: number
  /** The cells as they stand in the file, unquoted, untrimmed. Never padded: a short row has fewer cells. */
  cells: string[]
}

/** What was wrong with one record; what was kept of it is said in `message`. */
export interface CsvProblem {
  line: number
  code: 'unclosedQuote' | 'strayQuote' | 'recordTooLong' | 'raggedRow' | 'nulCharacter'
  message: string
}

/** How a table is written: what the sniffer finds and the reader needs. */
export interface CsvDialect {
  /** One character. */
  delimiter: string
  /** Whether the first record after the preamble names the columns. */
  hasHeader: boolean
  /** Physical lines before the table itself: LinkedIn's "Notes:", Excel's `sep=;`, a title. */
  preambleLines: number
}
