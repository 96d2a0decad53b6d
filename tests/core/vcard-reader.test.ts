import { fc } from '../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { CardReader, fromContent, toContent, type RawCard } from '../../electron/core/vcard/vcard.ts'

/** The reader against files that are not as they should be: nothing that can be kept is lost, and nothing takes long or much. */
function readAll(file: string | Uint8Array, chunk = 1 << 16, options = {}): { cards: RawCard[]; codes: string[]; lines: number[] } {
  const bytes = Buffer.from(file as string)
  const reader = new CardReader(options)
  const cards: RawCard[] = []
  for (let at = 0; at < bytes.length; at += chunk) cards.push(...reader.push(bytes.subarray(at, at + chunk)))
  cards.push(...reader.end())
  const problems = reader.takeProblems()
  return { cards, codes: problems.map((problem) => problem.code), lines: problems.map((problem) => problem.line) }
}
const names = (cards: readonly RawCard[]) => cards.map((card) => card.lines.find((line) => line.name.toUpperCase() === 'FN')?.value)
const card = (name: string, ...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n')

describe('CardReader', () => {
  it('reads the same whatever the pieces, the line ends and the encoding', () => {
    const file = `${card('A', 'NOTE:one\r\n  two\r\n\t three', 'X-ü:é😀')}${card('B', 'N;ENCODING=QUOTED-PRINTABLE:a=\r\n=20b=\r\n c')}`
    const whole = readAll(file)
    expect(whole.codes).toEqual(['junkLine'])
    for (const chunk of [1, 2, 3, 7, 64]) expect(readAll(file, chunk)).toEqual(whole)
    expect(readAll(file.replaceAll('\r\n', '\n'))).toEqual(whole)
    expect(readAll(file.replaceAll('\r\n', '\r'), 5)).toEqual(whole)
    expect(readAll(Buffer.from(`\ufeff${file}`, 'utf16le'), 3)).toEqual(whole)
    expect(readAll(Buffer.from(`\ufeff${file}`), 1)).toEqual(whole)
    expect(readAll(Buffer.from(file, 'utf16le'), 9, { encoding: 'utf-16le' })).toEqual(whole)
  })

  it('says where each card begins and keeps what is around a bad line', () => {
    const { cards, codes, lines } = readAll(`hello\r\nworld\r\n${card('A', 'this is junk', 'TEL:1')}\r\n${card('B')}`)
    expect(cards.map((read) => read.line)).toEqual([3, 10])
    expect(cards[0]?.lines.map((line) => line.name)).toEqual(['VERSION', 'FN', '', 'TEL'])
    expect([codes, lines]).toEqual([['junkLine', 'junkLine'], [1, 6]])
  })

  it('closes a card that has no END at the next BEGIN and at the end of the file', () => {
    const { cards, codes } = readAll('BEGIN:VCARD\nVERSION:3.0\nFN:A\nBEGIN:VCARD\nVERSION:3.0\nFN:B\n')
    expect(names(cards)).toEqual(['A', 'B'])
    expect(codes).toEqual(['unclosedCard', 'unclosedCard'])
  })

  it('keeps a card within a card as the value of AGENT', () => {
    const file = 'BEGIN:VCARD\r\nVERSION:2.1\r\nFN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:B\r\nEND:VCARD\r\nTEL:1\r\nEND:VCARD\r\n'
    const { cards, codes } = readAll(file)
    expect(codes).toEqual([])
    expect(names(cards)).toEqual(['A'])
    const [first] = cards
    const { content, original } = toContent(first ?? { line: 0, version: '2.1', lines: [] })
    expect(content?.phones).toHaveLength(1)
    expect(original).toBe(file)
    expect(content && fromContent(content, { version: '2.1', original })).toBe(file)
    expect(content && fromContent(content, { version: '3.0', original })).toContain('AGENT:\\nBEGIN:VCARD\\nVERSION:2.1\\nFN:B\\nEND:VCARD\r\n')
  })

  it('skips other components, and finds the next card though they never end', () => {
    const { cards, codes } = readAll(`BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n${card('A')}BEGIN:VCALENDAR\nX:1\n${card('B')}END:VCARD\n`)
    expect(names(cards)).toEqual(['A', 'B'])
    expect(codes).toEqual(['foreignComponent', 'foreignComponent', 'strayEnd'])
  })

  it('reads cards joined without a line end, marks of byte order between them, NULs and small letters', () => {
    const { cards } = readAll(`begin:vcard\nversion:3.0\nfn:A\nend:vcardBEGIN:VCARD\nVERSION:3.0\nFN:B\0\nEND:VCARD\n\ufeff${card('C')}`)
    expect(names(cards)).toEqual(['A', 'B', 'C'])
  })

  it('drops a property that is too long and keeps the card, however it is written', () => {
    const long = 'x'.repeat(5000)
    const ways = [`NOTE:${long}`, `NOTE:${long.replace(/(.{70})/g, '$1\r\n ')}`, `NOTE;ENCODING=QUOTED-PRINTABLE:${long.replace(/(.{70})/g, '$1=\r\n')}`, `PHOTO;ENCODING=b:${long.replace(/(.{70})/g, '$1\r\n')}`]
    for (const way of ways) {
      for (const chunk of [100, 1 << 16]) {
        const { cards, codes } = readAll(`${card('A', way, 'TEL:1')}${card('B')}`, chunk, { maxProperty: 1000 })
        expect(names(cards)).toEqual(['A', 'B'])
        expect(cards[0]?.lines.map((line) => line.name)).toEqual(['VERSION', 'FN', 'TEL'])
        expect(codes).toEqual(['propertyTooLong'])
        expect(cards[1]?.line).toBe(card('A', way, 'TEL:1').split('\r\n').length)
      }
    }
  })

  it('holds no more of an endless line, an endless card or endless junk than its limits', () => {
    const reader = new CardReader({ maxProperty: 1 << 20, maxCard: 1 << 20 })
    reader.push(Buffer.from('BEGIN:VCARD\nFN:A\nNOTE:'))
    const piece = Buffer.alloc(1 << 16, 'x')
    // Of this thread alone: other tests run beside it.
    const held = () => process.memoryUsage().heapUsed + process.memoryUsage().external
    const before = held()
    for (let at = 0; at < 2000; at += 1) reader.push(piece)
    for (let at = 0; at < 200; at += 1) reader.push(Buffer.from('\nX-A:1'.repeat(10_000)))
    expect(held() - before).toBeLessThan(200 << 20)
    const [only] = reader.end()
    expect(only?.lines.length).toBeLessThan(100_001)
    expect(reader.takeProblems().map((problem) => problem.code)).toEqual(['propertyTooLong', 'cardTooLong', 'unclosedCard', 'missingVersion'])
  })

  it('takes time in proportion to hostile input', () => {
    // Each of these takes minutes where something is done again for every part.
    const size = 400_000
    const hostile = [`NOTE:${'\\'.repeat(size)}`, `TEL;${'"'.repeat(size)}:1`, `TEL;${'A;'.repeat(size / 2)}:1`, `${'a.'.repeat(size / 2)}:1`, `NOTE;ENCODING=QUOTED-PRINTABLE:${'='.repeat(size)}`, `N:${';,'.repeat(size / 2)}`, `X-S:${' '.repeat(size)}`, `BDAY:${'-'.repeat(size)}`, `PHOTO:data:${';'.repeat(size)}`, `IMPP:${'a'.repeat(size)}`, `X-ABLabel:${'_$!<'.repeat(size / 4)}`, `TZ:${'A/'.repeat(size / 2)}`, `CATEGORIES:${'a,'.repeat(size / 2)}`, `ADR;TYPE=${'"a",'.repeat(size / 4)}:;;x`]
    for (const line of hostile) {
      const { cards } = readAll(card('A', line))
      expect(names(cards)).toEqual(['A'])
      const [first] = cards
      if (first) expect(toContent(first).content?.fullName).toBe('A')
    }
    const many = readAll(card('A', ...Array.from({ length: 30_000 }, (_, at) => `item1.TEL:${at}`), ...Array.from({ length: 30_000 }, () => 'item1.X-ABLabel:x'), 'item1.X-ABADR:de'))
    const [first] = many.cards
    const contact = first && toContent(first)
    expect(contact?.content?.phones).toHaveLength(2000)
    expect(contact?.problems.map((problem) => problem.code)).toEqual(['rowsCut'])
  })

  it('survives any damage, and still reads the card after it', () => {
    const seeds = [card('A', 'N:B;A;;;', 'item1.TEL;TYPE=CELL,pref:+49', 'item1.X-ABLabel:_$!<Home>!$_', 'PHOTO;ENCODING=b;TYPE=GIF:R0lGODlhAQABAIAAAAAAAP///yH5', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-01-02', 'ADR:;;a\\, b;c;;;', 'ORG:X;Y', 'RELATED;TYPE=friend:urn:uuid:1'), 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=\r\n=F5\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\nPHOTO;BASE64:\r\n R0lGOD\r\n\r\nEND:VCARD\r\n']
    const pieces = fc.constantFrom('\r\n', '\n', '\r', ' ', '=', '=\r\n', ':', ';', '"', '\\', 'BEGIN:VCARD\r\n', 'END:VCARD\r\n', 'END:VCARD', 'BEGIN:VCALENDAR\r\n', '\u0000', '\u00ff', 'ENCODING=b', ';QUOTED-PRINTABLE', '\ufeff', 'VERSION:4.0\r\n', 'AGENT:\r\n', '王', '1604')
    const damage = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.integer({ min: 0, max: 12 }), put: pieces }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(fc.constantFrom(...seeds), damage, fc.integer({ min: 1, max: 200 }), fc.constantFrom('latin1' as const, 'utf8' as const), (seed, wounds, chunk, encoding) => {
      let text = seed
      for (const { at, cut, put } of wounds) {
        const place = Math.floor(at * text.length)
        text = text.slice(0, place) + put + text.slice(place + cut)
      }
      // The neighbour stands after an empty line, as after every card of vCard 2.1 with a picture.
      const { cards } = readAll(Buffer.concat([Buffer.from(text, encoding), Buffer.from(`\r\n\r\n${card('Neighbour', 'TEL:12345')}`)]), chunk)
      const last = cards.at(-1)
      expect(last?.lines).toEqual([{ group: null, name: 'VERSION', params: [], value: '3.0' }, { group: null, name: 'FN', params: [], value: 'Neighbour' }, { group: null, name: 'TEL', params: [], value: '12345' }])
      for (const read of cards) {
        const { content, original } = toContent(read)
        if (content) for (const version of ['2.1', '3.0', '4.0'] as const) expect(readAll(fromContent(content, { version, original })).cards).toHaveLength(1)
      }
    }), { numRuns: 1500, seed: 23 })
  })
})
