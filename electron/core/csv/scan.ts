/**
 * Cuts one record with quotes out of a text. The cells are found with `indexOf`, so that the time goes with the number
 * of quotes and delimiters, not of characters.
 */
export interface ScanOptions {
  delimiter: string
  newline: '\n' | '\r'
  /** Whether the text ends here: what is open then stays open. */
  isEnd: boolean
  longest: number
  mostLines: number
}

export interface Scan {
  /** `more`: the record does not end in this text. `runaway`: it is too long, or a quote is open at the file's end. */
  outcome: 'whole' | 'more' | 'runaway'
  cells: string[]
  /** The place behind the record's line end. */
  end: number
  /** Physical lines the record takes. */
  lines: number
  /** A quote stood where none belongs. */
  isSuspect: boolean
}

export function scanRecord(text: string, start: number, options: ScanOptions): Scan {
  const { delimiter, newline, isEnd, longest } = options
  const scan: Scan = { outcome: 'whole', cells: [], end: start, lines: 1, isSuspect: false }
  const stop = (outcome: Scan['outcome'], end: number): Scan => Object.assign(scan, { outcome, end })
  let at = start
  let lineEnd = endOfLine(text, at, newline)
  for (;;) {
    const opening = openingQuote(text, at, delimiter, lineEnd)
    if (opening >= 0) {
      const closed = scanQuoted(text, opening + 1, lineEnd, start, options, scan)
      if (typeof closed === 'string') return stop(closed, text.length)
      if (lineEnd >= 0 && lineEnd < closed) lineEnd = endOfLine(text, closed, newline)
      at = closed
      if (text[at] === delimiter) {
        at += 1
        continue
      }
    } else {
      // Sought in the line alone: a search through the rest of the text for every cell would take quadratic time.
      const cut = text.slice(at, lineEnd < 0 ? text.length : lineEnd).indexOf(delimiter)
      if (cut >= 0) {
        scan.cells.push(text.slice(at, at + cut))
        at += cut + 1
        continue
      }
      if (lineEnd < 0 && !isEnd) return stop(text.length - start > longest ? 'runaway' : 'more', text.length)
      const last = lineEnd < 0 ? text.length : lineEnd
      scan.cells.push(text.slice(at, last > at && newline === '\n' && text.charCodeAt(last - 1) === 13 ? last - 1 : last))
    }
    return stop(lineEnd < 0 && !isEnd ? 'more' : 'whole', lineEnd < 0 ? text.length : lineEnd + 1)
  }
}

/** The place of the line's end mark, or -1. */
export function endOfLine(text: string, at: number, newline: '\n' | '\r'): number {
  return text.indexOf(newline, at)
}

/**
 * The quote that opens the cell at `at`, or -1. Blanks before it are passed over only where the quote also closes before
 * a delimiter on the same line, as in `Ann, "Smith, Jr.", Acme`; else they and the quote are the cell's own text.
 */
function openingQuote(text: string, at: number, delimiter: string, lineEnd: number): number {
  if (text.charCodeAt(at) === 34) return at
  if (text.charCodeAt(at) !== 32) return -1
  let quote = at
  while (text.charCodeAt(quote) === 32) quote += 1
  if (text.charCodeAt(quote) !== 34) return -1
  const line = lineEnd < 0 ? text.length : lineEnd
  let close = text.indexOf('"', quote + 1)
  while (close >= 0 && close < line && text.charCodeAt(close + 1) === 34) close = text.indexOf('"', close + 2)
  if (close >= 0 && close < line) {
    const behind = text[afterBlanks(text, close + 1, delimiter)]
    return behind === delimiter || behind === '\n' || behind === '\r' || behind === undefined ? quote : -1
  }
  return -1
}

/** Reads a quoted cell from behind its opening quote; gives the place of what follows its closing one, or why there is none. */
function scanQuoted(text: string, from: number, nextLineEnd: number, start: number, options: ScanOptions, scan: Scan): number | 'more' | 'runaway' {
  const { delimiter, newline, isEnd, longest, mostLines } = options
  let hasPairs = false
  // Given by the caller: sought anew for each of a million cells, a far line end would take quadratic time.
  let lineEnd = nextLineEnd
  let close = text.indexOf('"', from)
  for (;;) {
    const upTo = close < 0 ? text.length : close
    while (lineEnd >= 0 && lineEnd < upTo) {
      scan.lines += 1
      if (scan.lines > mostLines || lineEnd - start > longest) return 'runaway'
      lineEnd = endOfLine(text, lineEnd + 1, newline)
    }
    if (upTo - start > longest || (close < 0 && isEnd)) return 'runaway'
    if (close < 0 || (close + 1 >= text.length && !isEnd)) return 'more'
    const next = text.charCodeAt(close + 1)
    if (next === 34) {
      hasPairs = true
      close = text.indexOf('"', close + 2)
      continue
    }
    const behind = afterBlanks(text, close + 1, delimiter)
    if (!isEnd && (behind >= text.length || (behind + 1 === text.length && text[behind] === '\r'))) return 'more'
    if (behind >= text.length || text[behind] === delimiter || isLineEnd(text, behind, newline)) {
      const cell = text.slice(from, close)
      scan.cells.push(hasPairs ? cell.replaceAll('""', '"') : cell)
      return behind
    }
    scan.isSuspect = true
    // A quote right behind a delimiter or a line end opens a cell: the cell we are in was opened by mistake.
    if (scan.lines > 1 && opensCell(text, close, delimiter)) return 'runaway'
    close = text.indexOf('"', close + 1)
  }
}

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from
  while ((text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) && text[at] !== delimiter) at += 1
  return at
}

function isLineEnd(text: string, at: number, newline: '\n' | '\r'): boolean {
  return text[at] === newline || (text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length))
}

function opensCell(text: string, quote: number, delimiter: string): boolean {
  const before = text[quote - 1]
  return before === delimiter || before === '\n' || before === '\r'
}
