import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ContactContent } from '#shared/contacts.ts'
import { CardReader, toContent } from '../../electron/core/vcard/vcard.ts'

/**
 * What other programs make of the corpus: calcard's own writing of each file (`.vcf.out`), the JSContact it makes of cards (RFC 9555),
 * and the cards ical4j and sabre call valid. Where we differ the difference is asserted here, with who is right.
 */
const corpus = resolve(import.meta.dirname, '../../../shared/corpus/vcard')
const calcard = join(corpus, 'calcard-vcf')
const list = (pattern: string, cwd: string) => (existsSync(cwd) ? globSync(pattern, { cwd }).sort() : [])

function read(bytes: Uint8Array | string) {
  const reader = new CardReader()
  const cards = [...reader.push(Buffer.from(bytes as string)), ...reader.end()]
  return { contacts: cards.map((card) => toContent(card)), codes: reader.takeProblems().map(({ code }) => code) }
}

/** Card by card: the fields in which calcard's writing says something else than its file. */
const differences: Readonly<Record<string, readonly (keyof ContactContent)[]>> = {
  // BDAY;VALUE=DATE:1963-09-21 is a whole date (RFC 2426, section 3.1.5; RFC 6350, section 4.3.1 allows the basic form); calcard drops the day.
  'vcard/004.vcf 0': ['dates'],
  // The base64 is damaged (no multiple of four characters): calcard pads it with a character of its own, we keep it as it stands.
  'vcard/029.vcf 4': ['photo'],
  // A quoted-printable text cut inside a character: calcard writes the bytes as base64 and forgets to say so; we keep the text.
  'vcard/029.vcf 5': ['positions'],
  // vCard 2.1, section 2.1.3: =0D=0A in quoted-printable is a line end; calcard writes a backslash and the letter r.
  'vcard/041.vcf 0': ['note'],
  'vcard/042.vcf 0': ['note'],
}

describe.skipIf(!existsSync(calcard))('calcard', () => {
  it.each(list('vcard/*.vcf', calcard))('reads %s as we do', (name) => {
    const ours = read(readFileSync(join(calcard, name))).contacts
    const theirs = read(readFileSync(join(calcard, `${name}.out`))).contacts
    expect(ours.length).toBe(theirs.length)
    for (const [at, { content }] of ours.entries()) {
      const other = theirs[at]?.content ?? null
      expect(content === null).toBe(other === null)
      if (!content || !other) continue
      const differing = (Object.keys(content) as (keyof ContactContent)[]).filter((key) => JSON.stringify(content[key]) !== JSON.stringify(other[key]))
      expect(differing).toEqual(differences[`${name} ${at}`] ?? [])
    }
  })

  it('makes nothing of a card for JSContact that we do not have, as a field or kept as it was', () => {
    const lost: string[] = []
    let count = 0
    for (const name of list('jscontact/*.txt', calcard)) {
      for (const block of readFileSync(join(calcard, name), 'utf8').split(/^> test /m).slice(1)) {
        const [card = '', json = ''] = block.slice(block.indexOf('\n') + 1).split(/^> .*$/m).map((part) => part.trim())
        if (!/^[\w.-]+[;:]/.test(card)) continue
        count += 1
        const { contacts, codes } = read(card.includes('BEGIN:VCARD') ? card : `BEGIN:VCARD\nVERSION:4.0\n${card}\nEND:VCARD\n`)
        const [contact] = contacts
        if (codes.length > 0 || !contact) lost.push(`${name}: ${card.slice(0, 80)}: ${codes.join()}`)
        const plain = (text: string) => text.replace(/\^n/g, '\n').replace(/\\([,;n\\])/gi, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)).replace(/\s+/g, ' ').toLowerCase()
        const kept = `${plain(contact?.original.replaceAll('\r\n ', '') ?? '')} ${JSON.stringify(contact?.content)}`
        for (const [, text = ''] of json.matchAll(/"(?:full|value|name|number|address|uri|user|note|title)"\s*:\s*("(?:[^"\\]|\\.)*")/g)) {
          const value = String(JSON.parse(text))
          if (!kept.includes(plain(value)) && !kept.includes(value)) lost.push(`${name}: ${card.slice(0, 80)}: ${value}`)
        }
      }
    }
    expect(count).toBeGreaterThan(100)
    expect(lost).toEqual([])
  })
})

describe.skipIf(!existsSync(corpus))('cards that their own program calls valid', () => {
  const valid = [...list('ical4j-vcard/valid/*.vcf', corpus), ...list('ical4j-vcard/*.vcf', corpus), ...list('aosp-contacts/*.vcf', corpus), ...list('ez-vcard/**/*.vcf', corpus), ...list('sabre-vobject/**/*.vcf', corpus), ...list('vcard-parser/*.vcf', corpus)]

  it('come in: at least 99 of a hundred', () => {
    const outcomes = valid.flatMap((name) => read(readFileSync(join(corpus, name))).contacts.map(({ content }) => [name, content !== null] as const))
    expect(outcomes.length).toBeGreaterThan(30)
    const left = outcomes.filter(([, isIn]) => !isIn).map(([name]) => name)
    expect(left.length / outcomes.length).toBeLessThanOrEqual(0.01)
  })

  // RFC 2426, section 3.1.2, wants five parts of N and section 5 no blanks behind BEGIN; a person's card is worth more than that, so both come in.
  it.each(list('ical4j-vcard/invalid/*.vcf', corpus))('%s is called invalid, and comes in all the same', (name) => {
    const { contacts } = read(readFileSync(join(corpus, name)))
    expect(contacts.map(({ content }) => content !== null)).toEqual([true])
  })
})
