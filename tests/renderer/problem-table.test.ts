import { expect, it } from 'vitest'
import { problemTable, problemText } from '../../renderer/imports/problem-table.ts'
import { sizeText } from '../../renderer/ui/sizes.ts'

const problem = { file: 'a.csv', line: 12, code: 'badDate', message: 'The date "31.31" could not be read, sorry.' }

it('writes problems as CSV that spreadsheets read as UTF-8', () => {
  expect(problemTable([problem])).toBe('\ufeffFile,Line,Code,Message\r\na.csv,12,badDate,"The date ""31.31"" could not be read, sorry."\r\n')
})

it('leaves the line empty where the whole file is meant', () => {
  expect(problemTable([{ ...problem, line: 0, message: 'x' }])).toContain('a.csv,,badDate,x')
  expect(problemText([{ ...problem, line: 0, message: 'x' }])).toBe('a.csv\tx')
})

it('lets no file name become a formula', () => {
  for (const file of ['=HYPERLINK("http://x")', '+1', '-1', '@x', ' =1', '\t=1', '＝1']) {
    expect(problemTable([{ ...problem, file }]).split('\r\n')[1]).toMatch(/^"?'/)
  }
})

it('says sizes as people do, and nothing that is there is nothing', () => {
  expect([0, 30, 774, 12_400, 320_000, 1_240_000, 5_000_000_000].map((bytes) => sizeText('en', bytes))).toEqual(['0 kB', '0.1 kB', '0.8 kB', '12 kB', '320 kB', '1.2 MB', '5 GB'])
})
