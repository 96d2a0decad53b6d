import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fc } from '../support/fast-check.ts'
import { parse } from 'papaparse'
import { describe, expect, test } from 'vitest'

import { CsvReader } from '../../electron/core/csv/csv.ts'
import type { CsvProblem, CsvReaderOptions, CsvRecord } from '../../electron/core/csv/csv.ts'

type Read = { records: CsvRecord[]; problems: CsvProblem[] }
function read(text: string, options: Partial<CsvReaderOptions> = {}, size = text.length || 1): Read {
  const problems: CsvProblem[] = []
  const reader = new CsvReader({ delimiter: ',', onProblem: (problem) => problems.push(problem), ...options })
  const records: CsvRecord[] = []
  for (let at = 0; at < text.length; at += size) records.push(...reader.push(text.slice(at, at + size)))
  return { records: [...records, ...reader.end()], problems }
}
const cells = (text: string, options?: Partial<CsvReaderOptions>) => read(text, options).records.map((record) => record.cells)
const codes = ({ problems }: Read) => problems.map(({ line, code }) => `${line} ${code}`)

describe('records', () => {
  test.each<[string, string, string[][]]>([
    ['plain rows', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['no line end at the end', 'a,b\r\n1,2', [['a', 'b'], ['1', '2']]],
    ['CRLF', 'a,b\r\n1,\r\n', [['a', 'b'], ['1', '']]],
    ['old Macintosh lines', 'a,b\r1,2\r"x\ry",3\r', [['a', 'b'], ['1', '2'], ['x\ry', '3']]],
    ['mixed line ends', 'a,b\r\n1,2\n3,4\r\n', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['quoted delimiters, quotes and line ends', 'a,b\n"x, ""y""\r\nz",2\n', [['a', 'b'], ['x, "y"\r\nz', '2']]],
    ['empty quoted cells', 'a,b\n"",""\n', [['a', 'b'], ['', '']]],
    ['only quotes in a cell', 'a,b\n"""",""""""\n', [['a', 'b'], ['"', '""']]],
    ['a quote inside a cell is a character', 'a,b\n5" disk,6" disk\n', [['a', 'b'], ['5" disk', '6" disk']]],
    ['blanks around quotes', 'a,b,c\nAnn, "Smith, Jr." ,x\n', [['a', 'b', 'c'], ['Ann', 'Smith, Jr.', 'x']]],
    ['a blank before words in quotes', 'a,b\nx, "so" called\n', [['a', 'b'], ['x', ' "so" called']]],
    ['blanks are kept', 'a,b\n x , y \n', [['a', 'b'], [' x ', ' y ']]],
    ['blank lines are passed over', '\n\na,b\n\n1,2\n   \n', [['a', 'b'], ['1', '2']]],
    ['a row of delimiters is a row', 'a,b\n,\n', [['a', 'b'], ['', '']]],
    ['unescaped quotes in a cell', 'a,b\n"He said "hi" to me",2\n', [['a', 'b'], ['He said "hi" to me', '2']]],
    ['one column', 'name\nAnn\n', [['name'], ['Ann']]],
    ['nothing', '', []],
    ['one word', 'x', [['x']]],
  ])('%s', (_title, text, expected) => {
    expect(cells(text)).toEqual(expected)
    for (const size of [1, 2, 3, 7]) expect(read(text, {}, size).records.map((record) => record.cells)).toEqual(expected)
  })

  test('other delimiters', () => {
    expect(cells('a;b,c\n"1;2";3\n', { delimiter: ';' })).toEqual([['a', 'b,c'], ['1;2', '3']])
    expect(cells('a\tb\n"1\t2"\t\n', { delimiter: '\t' })).toEqual([['a', 'b'], ['1\t2', '']])
  })

  test('a record knows the physical line it starts on', () => {
    const { records } = read('sep=,\r\na,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n', { preambleLines: 1 })
    expect(records.map((record) => record.line)).toEqual([2, 3, 6])
  })

  test('whatever is cut where, the records are the same', () => {
    const text = fc.array(fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\r', ' ', '",', ',"', '"\n', '\n"', 'é', '\0')).map((parts) => parts.join(''))
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 9 }), (given, size) => {
      // A lone CR is judged by what is known of the file when it comes, so it is left to the tests above.
      const clean = given.replaceAll(/\r(?!\n)/g, '')
      const whole = read(clean)
      expect(read(clean, {}, size)).toEqual(whole)
    }), { numRuns: 2_000 })
  })

  test('what is written by the rules is read as written', () => {
    const rows = fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r\n', ' ', '王', '\t') }), { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(fc.property(rows, fc.integer({ min: 1, max: 40 }), (given, size) => {
      const text = `${given.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`
      expect(read(text, {}, size).records.map((record) => record.cells)).toEqual(given)
    }), { numRuns: 1_000 })
  })
})

describe('damage', () => {
  test('short and long rows are kept and reported; empty cells too many are nothing', () => {
    const found = read('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n')
    expect(found.records.map((record) => record.cells.length)).toEqual([3, 2, 4, 5])
    expect(codes(found)).toEqual(['2 raggedRow', '3 raggedRow'])
  })

  test('a stray quote loses no row behind it', () => {
    const found = read('name,note\nAnn,"likes tea\nBob,"x, y"\nCid,z\n')
    expect(found.records.map((record) => record.cells)).toEqual([['name', 'note'], ['Ann', 'likes tea'], ['Bob', 'x, y'], ['Cid', 'z']])
    expect(codes(found)).toEqual(['2 unclosedQuote'])
  })

  test('a quote that never closes loses no row behind it', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `n${index},v`).join('\n')
    const found = read(`name,note\nAnn,"likes tea\n${rows}\n`, {}, 10_000)
    expect(found.records.length).toBe(5_002)
    expect(found.records[1]).toEqual({ line: 2, cells: ['Ann', 'likes tea'] })
    expect(codes(found)).toEqual(['2 unclosedQuote'])
    expect(found.records.at(-1)).toEqual({ line: 5_002, cells: ['n4999', 'v'] })
  })

  test('a quote that opens before the first header leaves the table readable', () => {
    const found = read('"name,email\nAnn,a@example.com\nBob,b@example.com\n')
    expect(found.records.map((record) => record.cells)).toEqual([['name', 'email'], ['Ann', 'a@example.com'], ['Bob', 'b@example.com']])
  })

  test('a record longer than allowed is given up at its own line', () => {
    const text = `a,b\n1,"x\n${'y\n'.repeat(300)}"\nz,2\n`
    const found = read(text, { mostLines: 100, longestRecord: 1_000_000 })
    expect(found.problems[0]).toMatchObject({ line: 2, code: 'unclosedQuote' })
    expect(found.records.at(-1)).toEqual({ line: 304, cells: ['z', '2'] })
  })

  test('a line longer than allowed is left out, whatever its size, and held in little memory', () => {
    const problems: CsvProblem[] = []
    const reader = new CsvReader({ delimiter: ',', longestRecord: 100_000, onProblem: (problem) => problems.push(problem) })
    const records = reader.push('a,b\n1,')
    for (let index = 0; index < 300; index++) records.push(...reader.push('x'.repeat(10_000)))
    records.push(...reader.push('\nz,2\n'), ...reader.end())
    expect(records).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['z', '2'] }])
    expect(problems).toMatchObject([{ line: 2, code: 'recordTooLong' }])
  })

  test('NUL characters are reported and change no cell borders', () => {
    const found = read('a,b\n\0,2\n')
    expect(found.records[1]?.cells).toEqual(['\0', '2'])
    expect(codes(found)).toEqual(['2 nulCharacter'])
  })

  test.each([
    ['a quote on every line', (count: number) => '"a\n'.repeat(count)],
    ['pairs on every line', (count: number) => '""x\n'.repeat(count)],
    ['four quotes on every line', (count: number) => '""""x\n'.repeat(count)],
    ['one quote, then nothing', (count: number) => `"${'a,b\n'.repeat(count)}`],
    ['only quotes', (count: number) => '"'.repeat(count * 4)],
    ['only delimiters', (count: number) => ','.repeat(count * 4)],
    ['blanks before quotes', (count: number) => ' "a" b'.repeat(count)],
  ])('hostile text takes linear work: %s', (_title, make) => {
    // Counted in characters looked at would be best; here the test's own time limit is the judge of anything worse than linear.
    const found = read(make(100_000), {}, 65_536)
    expect(found.records.length).toBeGreaterThan(0)
  })
})

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/csv')
describe.skipIf(!existsSync(corpus))('files of others', () => {
  const spectrum = resolve(corpus, 'csv-spectrum')
  // The golden of location_coordinates.csv has another telephone number than the file; papaparse's reading below covers it.
  const spectra = existsSync(spectrum) ? readdirSync(resolve(spectrum, 'csvs')).filter((file) => !file.startsWith('location')) : []
  test.each(spectra)('csv-spectrum agrees: %s', (file) => {
    const golden: Record<string, string>[] = JSON.parse(readFileSync(resolve(spectrum, 'json', file.replace('.csv', '.json')), 'utf8'))
    const [header = [], ...rows] = cells(readFileSync(resolve(spectrum, 'csvs', file), 'utf8'))
    // Some goldens were made on another system: line ends inside cells are not compared.
    const plain = (value: unknown) => JSON.stringify(value).replaceAll('\\r\\n', '\\n')
    expect(plain(rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]]))))).toEqual(plain(golden))
  })

  const files = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.csv') && !file.includes('utf16')) : []
  test.each(files)('papaparse sees the same cells: %s', (file) => {
    const text = readFileSync(resolve(corpus, file), file.includes('latin1') ? 'latin1' : 'utf8').replace(/^\ufeff/, '')
    const theirs = parse<string[]>(text, { delimiter: ',', newline: text.includes('\r\n') ? '\r\n' : text.includes('\n') ? '\n' : '\r' })
      .data.filter((row) => row.length > 1 || row[0]?.trim() !== '')
    expect(cells(text)).toEqual(theirs)
  })
})
