import { fc } from '../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { emptyContent, type ContactContent } from '#shared/contacts.ts'
import { CardReader, carriedContent, fromContent, toContent, type ReadContact, type VCardVersion } from '../../electron/core/vcard/vcard.ts'
import { anyContact } from '../support/any-contact.ts'

/**
 * Any content written as a card and read again is the same content, in every version, from scratch and over the card of
 * any other content. `carriedContent` says what vCard cannot carry: control characters, spaces around, rows without anything.
 */
const versions: readonly VCardVersion[] = ['2.1', '3.0', '4.0']

const contents = anyContact

function read(card: string): ReadContact {
  const reader = new CardReader()
  const cards = [...reader.push(Buffer.from(card)), ...reader.end()]
  expect(reader.takeProblems()).toEqual([])
  expect(cards).toHaveLength(1)
  return toContent(cards[0] ?? { line: 0, version: '4.0', lines: [] })
}

/** The content without what no card says: E.164 forms, ids of other contacts. Tags and rows as they are carried. */
function comparable(content: ContactContent | null): unknown {
  if (!content) return null
  const carried = carriedContent(content)
  return { ...carried, phones: carried.phones.map(({ label: name, value }) => ({ label: name, value })) }
}

const isEmpty = (content: ContactContent) => JSON.stringify({ ...carriedContent(content), uid: '', kind: 'person' }) === JSON.stringify(emptyContent({ uid: '' }))
const runs = 100

describe.each(versions)('vCard %s', (version) => {
  it('gives back any content', () => {
    fc.assert(fc.property(contents, (content) => {
      const card = fromContent(content, { version })
      if (!isEmpty(content)) expect(comparable(read(card).content)).toEqual(comparable(content))
    }), { numRuns: runs, seed: 7 })
  })

  it('gives back any content written over any other card, of any version', () => {
    fc.assert(fc.property(contents, contents, fc.constantFrom(...versions), (before, content, other) => {
      const { original } = read(fromContent(before, { version: other }))
      const card = fromContent(content, { version, original })
      if (!isEmpty(content)) expect(comparable(read(card).content)).toEqual(comparable(content))
    }), { numRuns: runs, seed: 11 })
  })

  it('writes a card again character by character when nothing changed', () => {
    fc.assert(fc.property(contents, (content) => {
      const { original, content: same } = read(fromContent(content, { version }))
      if (same) expect(fromContent(same, { version, original })).toBe(original)
    }), { numRuns: runs, seed: 13 })
  })

  it('folds no line beyond 75 octets and splits no character', () => {
    fc.assert(fc.property(contents, (content) => {
      const card = fromContent(content, { version })
      const limit = version === '2.1' ? Number.POSITIVE_INFINITY : 75
      for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(limit)
      expect(Buffer.from(card).toString('utf8')).toBe(card)
      expect([...card].filter((char) => /\p{Cc}/u.test(char) && char < '\u0080' && !'\r\n\t'.includes(char))).toEqual([])
    }), { numRuns: 100, seed: 17 })
  })
})
