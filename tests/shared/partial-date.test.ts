import { expect, test } from 'vitest'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'

test.each(['1984-03-12', '1984-03', '1984', '--03-12', '--03', '---12', '2000-02-29', '--02-29', '0001-01-01'])('%s is read and written back', (text) => {
  const date = parsePartialDate(text)
  expect(date && formatPartialDate(date)).toBe(text)
})

test.each(['', '1984-13', '2001-02-29', '1900-02-29', '--02-30', '---32', '1984-3-1', '12.3.1984', '1984-00-01', '--04-31'])('%j is no date', (text) => {
  expect(parsePartialDate(text)).toBeNull()
})
