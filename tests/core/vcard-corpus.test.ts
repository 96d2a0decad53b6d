import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CardReader, blobsOf, fromContent, toContent, type ContentLine, type RawCard, type ReadContact, type VCardVersion } from '../../electron/core/vcard/vcard.ts'

/** Cards of other programs, kept outside the project: read without loss, and written back with every property as it was. */
const corpus = resolve(import.meta.dirname, '../../../shared/corpus/vcard')
const files = existsSync(corpus) ? globSync('**/*.{vcf,vcf.out}', { cwd: corpus }).sort() : []

function read(file: Uint8Array | string): { cards: RawCard[]; codes: string[] } {
  const reader = new CardReader()
  const cards = [...reader.push(Buffer.from(file as string)), ...reader.end()]
  return { cards, codes: reader.takeProblems().map((problem) => problem.code) }
}

function write(contact: ReadContact, version: VCardVersion): string {
  const blobs = new Map(contact.blobs.map((blob) => [blob.sha256, blob.bytes]))
  expect(new Set(blobsOf(contact.original))).toEqual(new Set(blobs.keys()))
  if (!contact.content) throw new Error('nothing to write')
  return fromContent(contact.content, { version, original: contact.original, photo: contact.photo, blob: (sha256) => blobs.get(sha256) ?? null })
}

/** The lines that are in `lines` beyond `kept`, which must all be there in their order. */
function added(lines: readonly ContentLine[], kept: readonly ContentLine[]): ContentLine[] {
  let at = 0
  const rest = lines.filter((line) => {
    const isKept = at < kept.length && JSON.stringify(line) === JSON.stringify(kept[at])
    if (isKept) at += 1
    return !isKept
  })
  expect(kept.slice(at)).toEqual([])
  return rest
}

describe.skipIf(files.length === 0)('the corpus', () => {
  it.each(files)('%s comes back property by property', (name) => {
    const { cards } = read(readFileSync(join(corpus, name)))
    expect(cards.length).toBeGreaterThan(0)
    for (const card of cards) {
      const contact = toContent(card)
      const again = read(write(contact, card.version))
      expect(again.cards).toHaveLength(1)
      const extra = added(again.cards[0]?.lines ?? [], card.lines)
      // What every card must have is added where it was missing.
      expect(extra.map((line) => line.name).filter((added) => added !== 'VERSION' && added !== 'FN')).toEqual([])
      for (const line of extra) expect(card.lines.some((own) => own.name.toUpperCase() === line.name)).toBe(false)
    }
  })

  it.each(files)('%s says the same in every version', (name) => {
    for (const card of read(readFileSync(join(corpus, name))).cards) {
      const contact = toContent(card)
      for (const version of ['2.1', '3.0', '4.0'] as const) {
        const { cards, codes } = read(write(contact, version))
        expect(codes).toEqual([])
        expect(cards[0]?.version).toBe(version)
        const again = cards[0] && toContent(cards[0])
        expect(again?.content).toEqual(contact.content)
        const names = (lines: readonly ContentLine[]) => new Set(lines.map((line) => line.name.toUpperCase()).filter((own) => !own.startsWith('X-AB')))
        if (version === card.version) expect([...names(card.lines)].filter((own) => !names(cards[0]?.lines ?? []).has(own))).toEqual([])
      }
    }
  })
})
