import { expect, test } from 'vitest'
import { parseDateInput, type DateOrder } from '../../renderer/contacts/date-input.ts'

function check(typed: string, stored: string | null, order: DateOrder = 'dmy'): void {
  expect(parseDateInput(typed, order), `${typed} (${order})`).toBe(stored)
}

test('dates of numbers are read in the order of the reader, and the other way round where only that is possible', () => {
  check('1984-03-12', '1984-03-12')
  check('12.3.1984', '1984-03-12')
  check('12/3/1984', '1984-03-12')
  check('12/3/1984', '1984-12-03', 'mdy')
  check('3/25/1984', '1984-03-25', 'dmy')
  check('1984/3/12', '1984-03-12', 'ymd')
  check('84/3/12', '1984-03-12', 'ymd')
  check('19840312', '1984-03-12')
  check('12 - 3 - 1984', '1984-03-12')
})

test('a date may lack its year or its day', () => {
  check('3/1984', '1984-03')
  check('1984-03', '1984-03')
  check('1984', '1984')
  check('12.3.', '--03-12')
  check('3/12', '--03-12', 'mdy')
  check('12 Mar', '--03-12')
  check('March 12', '--03-12')
  check('March 1984', '1984-03')
  check('--03-12', '--03-12')
  check('12', '---12')
})

test('months are known by name in the languages people paste from', () => {
  check('March 12, 1984', '1984-03-12')
  check('12th of March 1984', '1984-03-12')
  check('Sept 3 2001', '2001-09-03')
  check('12. März 1984', '1984-03-12')
  check('1 août 1990', '1990-08-01')
  check('3 de mayo de 1975', '1975-05-03')
  check('12 marca 1984', '1984-03-12')
})

test('Chinese dates are read in figures and in signs, with full-width figures and years of the Republic', () => {
  check('1984年3月12日', '1984-03-12', 'ymd')
  check('三月十二日', '--03-12', 'ymd')
  check('一九八四年三月', '1984-03', 'ymd')
  check('二〇〇一年十二月卅一日', '2001-12-31', 'ymd')
  check('民國73年3月12日', '1984-03-12', 'ymd')
  check('１９８４年３月１２日', '1984-03-12', 'ymd')
  check('十月', '--10', 'ymd')
})

test('two figures of a year mean the past', () => {
  check('12.3.84', '1984-03-12')
  check('12.3.05', '2005-03-12')
})

test('what is no date stays none', () => {
  for (const typed of ['', 'soon', '30 Feb', '31.4.2000', '13/13/1984', '1984-13', '12 Mar 1984 Tuesday', '年月日', '1.2.3.4', '99999']) check(typed, null)
})
