import { describe, expect, test } from 'vitest'
import { CsvReader } from '../../electron/core/csv/csv.ts'
import { decoder } from '../../electron/core/encoding/encoding.ts'
import { CardReader } from '../../electron/core/vcard/vcard.ts'

/** What fuzzing (tests/bench/fuzz.ts) found, each reduced to its smallest. */
function cardsInPiecesOf(text: string, size: number): unknown {
  const bytes = Buffer.from(text)
  const reader = new CardReader({ encoding: 'utf-8' })
  const cards = []
  for (let at = 0; at < bytes.length; at += size) cards.push(...reader.push(bytes.subarray(at, at + size)))
  return [...cards, ...reader.end()]
}

describe('however a file is cut into pieces, it is read alike', () => {
  test('a vCard with a stretch of UTF-16 in it, whose NULs hide that a line goes on', () => {
    const text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\0\n\0 \0b\0\r\nEND:VCARD\r\n'
    const whole = cardsInPiecesOf(text, 1_000)
    for (const size of [1, 2, 3, 7]) expect(cardsInPiecesOf(text, size)).toEqual(whole)
  })

  test('tables put behind one another, each with its byte order mark', () => {
    const bytes = Buffer.from('\ufeffName,City\r\n"Ann",Oslo\r\n\ufeff"Bob, Jr.",Bergen\r\n')
    const read = (size: number) => {
      const text = decoder('utf-8')
      const reader = new CsvReader({ delimiter: ',' })
      const records = []
      for (let at = 0; at < bytes.length; at += size) records.push(...reader.push(text.push(bytes.subarray(at, at + size))))
      return [...records, ...reader.push(text.end()), ...reader.end()].map(({ cells }) => cells)
    }
    for (const size of [1, 5, 33, 1_000]) expect(read(size)).toEqual([['Name', 'City'], ['Ann', 'Oslo'], ['Bob, Jr.', 'Bergen']])
  })
})
