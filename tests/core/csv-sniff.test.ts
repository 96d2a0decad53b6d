import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import { sniffCsv } from '../../electron/core/csv/csv.ts'

/** One case of a table. */
const check = (title: string, text: string, expected: [delimiter: string, hasHeader: boolean, preambleLines: number]) =>
  test.each([[title]])('%s', () => {
    const { delimiter, hasHeader, preambleLines } = sniffCsv(text)
    expect([delimiter, hasHeader, preambleLines]).toEqual(expected)
  })

describe('delimiter', () => {
  check('comma', 'Name,Email\nAnn,a@example.com\n', [',', true, 0])
  check('semicolon with commas in the text', 'Name;Ort;Notiz\nNowak, Ewa;Köln;alt, aber gut\nKühn, Uwe;Bonn;neu, jung\n', [';', true, 0])
  check('semicolon with decimal commas', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n', [';', true, 0])
  check('tab', 'First\tLast\nAnn, B.\tSmith\n', ['\t', true, 0])
  check('pipe', 'first|last|city\nAnn|Smith|Rome\n', ['|', true, 0])
  check('a comma file with lists by semicolon', 'name,tags\nAnn,a;b;c\nBob,d;e;f\n', [',', true, 0])
  check('quoted delimiters do not count', '"Name";"Note"\n"Ann";"a,b,c,d,e"\n"Bob";"a,b,c,d,e"\n', [';', true, 0])
  check('the first line has fewer cells than the rows', 'Name,Phone\nAnn,030 1234567,x,y\nBob,030 7654321,z,w\nCid,030 7654322,z,w\n', [',', true, 0])
  check('one column', 'Email\na@example.com\nb@example.com\n', [',', true, 0])
  check('one record', 'Ann;Smith;ann@example.com', [';', false, 0])
  check('a sample cut in the middle of a record', 'Name;Phone\nAnn;1234567\nBob;"76, 54, 32', [';', true, 0])
  check('line ends inside quotes', 'Name;Note\n"Ann";"one, two\nthree, four\nfive, six"\n"Bob";"x"\n', [';', true, 0])
  test('a delimiter the user chose is taken', () => {
    expect(sniffCsv('Name,a;b\nAnn,1;2\n', ';')).toEqual({ delimiter: ';', hasHeader: true, preambleLines: 0 })
    expect(sniffCsv('First Name:Last Name\nAnn:Lee\n', ':').hasHeader).toBe(true)
  })
  check('nothing', '', [',', false, 0])
})

describe('preamble', () => {
  check('LinkedIn', 'Notes:\n"When exporting your data, you may notice, that some are empty."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Lovelace,https://example.com/ada,,Engines,Founder,14 May 2026\n', [',', true, 3])
  check('Excel says the separator', 'sep=;\r\nName;Phone\r\nAnn;1234567\r\n', [';', true, 1])
  check('Excel says it in quotes', '"sep=|"\r\nName|Phone\r\n', ['|', true, 1])
  check('a title row saved by Excel', 'My clients,,,\nName,Phone,City,Email\nAnn,1,Rome,a@example.com\nBob,2,Oslo,b@example.com\n', [',', true, 1])
  check('a title line and a blank one', 'Export of 3 May\n\nName;Phone\nAnn;1234567\nBob;1234568\n', [';', true, 2])
})

describe('header', () => {
  check('names of columns in Chinese', '姓名,手机,公司\n王小明,13800138000,恒信\n', [',', true, 0])
  check('no header: the first row has a phone', '王小明,13800138000,恒信\n李娜,13900139000,博雅\n', [',', false, 0])
  check('no header: the first row has a mail address', 'Ann,Smith,ann@example.com\nBob,Jones,bob@example.com\n', [',', false, 0])
  check('no header: names only', 'Ann,Smith,Acme\nBob,Jones,Initech\n', [',', false, 0])
  check('unknown names over numbers', 'alpha,beta\n1,2\n3,4\n', [',', true, 0])
  check('numbers only', '1,2,3\n4,5,6\n', [',', false, 0])
  check('unknown words over mail addresses', 'Jina,Barua\nAnn,a@example.com\nBob,b@example.com\n', [',', true, 0])
})

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/csv')
describe.skipIf(!existsSync(corpus))('files of others', () => {
  const of = (file: string) => sniffCsv(readFileSync(resolve(corpus, file), 'utf8'))
  test.each([
    ['linkedin-sample/sample_connections.csv', ',', true, 4],
    ['gsc-outlook/outlook.csv', ',', true, 0],
    ['csvkit/sniff_limit.csv', ';', true, 0],
    ['csvkit/dummy.tsv', '\t', true, 0],
    ['csvkit/no_header_row.csv', ',', false, 0],
    ['csvkit/no_header_row3.csv', ',', false, 0],
    ['csvkit/dummy.csv', ',', true, 0],
  ])('%s', (file, delimiter, hasHeader, preambleLines) => {
    expect(of(file)).toEqual({ delimiter, hasHeader, preambleLines })
  })

  test('every file has some reading', () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[ct]sv$/.test(file))
    expect(files.length).toBeGreaterThan(50)
    for (const file of files) expect([file, of(file).delimiter]).toEqual([file, /sniff_limit/.test(file) ? ';' : /\.tsv|malformed/.test(file) ? '\t' : ','])
  })
})
