import { existsSync, globSync, readFileSync } from 'node:fs'
import { isUtf8 } from 'node:buffer'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ContactContent } from '#shared/contacts.ts'
import { CardReader, fromContent, toContent, type ReadContact, type VCardVersion } from '../../electron/core/vcard/vcard.ts'

/**
 * A card in and out again has every property, parameter and group it had. The comparer below is written for this test alone
 * and shares nothing with the codec: lines unfolded, split by hand, parameters as a sorted list.
 */
const corpus = resolve(import.meta.dirname, '../../../shared/corpus/vcard')
const files = existsSync(corpus) ? globSync('**/*.vcf', { cwd: corpus }).sort() : []

/** Every property of a text of one card or more: `group.NAME;PARAM=value;…:value`. */
function propertiesOf(text: string): string[] {
  const properties: string[] = []
  const lines = text.replace(/\r+\n|\r/g, '\n').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? ''
    const isSoft = (said: string) => /^[^:]*QUOTED-PRINTABLE/i.test(said) && said.trimEnd().endsWith('=')
    while (isSoft(line) && at + 1 < lines.length) line = `${line.trimEnd().slice(0, -1)}${lines[++at] ?? ''}`
    while (/^[ \t]/.test(lines[at + 1] ?? '') && !/QUOTED-PRINTABLE/i.test(line)) line += (lines[++at] ?? '').slice(1)
    // Base64: old programs go on without a space, and blanks are no part of it.
    if (isBase64(line)) while (/^\s*[A-Za-z0-9+/=]+\s*$/.test(lines[at + 1] ?? '')) line += lines[++at] ?? ''
    if (line.trim() === '' || /^\s*(?:BEGIN|END)\s*:/i.test(line)) continue
    properties.push(propertyOf(line))
  }
  return properties.sort()
}

const isBase64 = (line: string) => /^[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]/i.test(line)

function propertyOf(line: string): string {
  let colon = -1
  let isQuoted = false
  for (let at = 0; at < line.length && colon === -1; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) colon = at
  }
  if (colon === -1) colon = line.indexOf(':')
  const [name = '', ...params] = line.slice(0, colon).match(/(?:"[^"]*"|[^;])+/g) ?? []
  return `${[name.trim(), ...params.map((param) => param.trim()).sort()].join(';')}:${line.slice(colon + 1).replace(isBase64(line) ? /\s/g : /\s+$/, '')}`
}

/** What of the first is not in the second, one for one. */
function lacking(wanted: readonly string[], given: readonly string[]): string[] {
  const left = [...given]
  return wanted.filter((line) => {
    const at = left.indexOf(line)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

function versionOf({ original }: ReadContact): VCardVersion {
  const said = /^VERSION:\s*([234])/im.exec(original)?.[1]
  return said === '2' ? '2.1' : said === '4' ? '4.0' : '3.0'
}

function read(text: string | Uint8Array): ReadContact[] {
  const reader = new CardReader()
  return [...reader.push(Buffer.from(text as string)), ...reader.end()].map((card) => toContent(card))
}

function write(contact: ReadContact, version: VCardVersion, content = contact.content): string {
  const blobs = new Map(contact.blobs.map((blob) => [blob.sha256, blob.bytes]))
  if (!content) throw new Error('nothing to write')
  return fromContent(content, { version, original: contact.original, photo: contact.photo, blob: (sha256) => blobs.get(sha256) ?? null, revisedAt: 0 })
}

const full = (version: '3.0' | '4.0') => [
  'BEGIN:VCARD', `VERSION:${version}`, 'PRODID;X-A="q;r:s":-//Other//EN', 'UID;X-KEEP=1:u-1', 'N;LANGUAGE=de;SORT-AS="M,J":Müller;Jürgen;;;', 'FN;PID=1.1:Jürgen Müller',
  'home.TEL;TYPE=HOME;X-LINE=2:+49 221 1', 'home.X-ABLabel:Zuhause', 'TEL;TYPE=CELL;X-SIM=a:+49 171 2', 'EMAIL;TYPE=WORK;X-VERIFIED=yes:j@example.de', 'item9.EMAIL:p@example.de', 'item9.X-ABLabel:Privat',
  'ADR;TYPE=WORK;X-GEO=yes:;;Ring 5;Bonn;;53111;Deutschland', ...(version === '3.0' ? ['LABEL;TYPE=WORK;X-FONT=big:Ring 5\\n53111 Bonn'] : []), 'ORG;X-TICKER=MG:Muster;Vertrieb', 'TITLE:Leiter', 'BDAY;X-CAL=j:1970-02-05',
  'PHOTO;VALUE=uri:https://photos.example/j.jpg', 'NOTE;X-COLOUR=red:Notiz', 'GEO:50.7;7.1', 'KEY;VALUE=uri:https://keys.example/j', 'CLASS:PRIVATE', 'X-CUSTOM;X-P="a,b";Y=^n:wert\\, und mehr', 'CATEGORIES;X-C=1:a,b', 'REV:2020-01-01T00:00:00Z', 'END:VCARD', '',
].join('\r\n')

describe('lossless', () => {
  it.each(['3.0', '4.0'] as const)('%s: a card of many kinds comes back as it was', (version) => {
    const [contact] = read(full(version))
    expect(contact && propertiesOf(write(contact, version))).toEqual(propertiesOf(full(version)))
  })

  const edits: [string, (content: ContactContent) => Partial<ContactContent>, Record<'3.0' | '4.0', [gone: RegExp[], come: RegExp[]]>][] = [
    ['a phone', (content) => ({ phones: content.phones.map((row) => (row.value === '+49 221 1' ? { ...row, value: '+49 221 9' } : row)) }),
      { '3.0': [[/^home\.TEL.*:\+49 221 1$/], [/^home\.TEL;TYPE=HOME;X-LINE=2:\+49 221 9$/]], '4.0': [[/^home\.TEL.*:\+49 221 1$/], [/^home\.TEL;TYPE=HOME;X-LINE=2:\+49 221 9$/]] }],
    ['an e-mail taken away', (content) => ({ emails: content.emails.slice(0, 1) }), { '3.0': [[/^item9\.EMAIL/, /^item9\.X-ABLabel/], []], '4.0': [[/^item9\.EMAIL/, /^item9\.X-ABLabel/], []] }],
    ['the note', () => ({ note: 'Neu' }), { '3.0': [[/^NOTE;X-COLOUR=red:Notiz$/], [/^NOTE;X-COLOUR=red:Neu$/]], '4.0': [[/^NOTE;X-COLOUR=red:Notiz$/], [/^NOTE;X-COLOUR=red:Neu$/]] }],
    ['an address, and the label it is printed with', (content) => ({ addresses: content.addresses.map((row) => ({ ...row, street: 'Weg 7' })) }),
      { '3.0': [[/^ADR/, /^LABEL/], [/^ADR;TYPE=WORK;X-GEO=yes:;;Weg 7;Bonn/, /^LABEL;TYPE=WORK;X-FONT=big:Weg 7\\n53111 Bonn\\nDeutschland$/]], '4.0': [[/^ADR/], [/^ADR;TYPE=WORK;X-GEO=yes:;;Weg 7;Bonn/]] }],
    ['a title', (content) => ({ positions: content.positions.map((row) => ({ ...row, title: 'Chef' })) }), { '3.0': [[/^TITLE/], [/^TITLE:Chef$/]], '4.0': [[/^TITLE/], [/^TITLE:Chef$/]] }],
  ]

  describe.each(['3.0', '4.0'] as const)('%s: only what was edited changes', (version) => {
    it.each(edits)('%s', (_, edit, expected) => {
      const [contact] = read(full(version))
      if (!contact?.content) throw new Error('not read')
      const before = propertiesOf(full(version))
      const after = propertiesOf(write(contact, version, { ...contact.content, ...edit(contact.content) }))
      const gone = before.filter((line) => !after.includes(line) && !line.startsWith('REV'))
      const come = after.filter((line) => !before.includes(line) && !line.startsWith('REV'))
      const [wantGone, wantCome] = expected[version]
      expect([gone.length, come.length]).toEqual([wantGone.length, wantCome.length])
      for (const [at, line] of gone.entries()) expect(line).toMatch(wantGone[at] ?? /^$/)
      for (const [at, line] of come.entries()) expect(line).toMatch(wantCome[at] ?? /^$/)
    })
  })

  it('4.0 says the printed form of an edited address in the parameter that said it before', () => {
    const [contact] = read('BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nADR;LABEL="Ring 5^nBonn":;;Ring 5;Bonn;;;\r\nEND:VCARD\r\n')
    if (!contact?.content) throw new Error('not read')
    expect(write(contact, '4.0', { ...contact.content, addresses: contact.content.addresses.map((row) => ({ ...row, street: 'Weg 7' })) })).toContain('ADR;LABEL=Weg 7^nBonn:;;Weg 7;Bonn;;;')
  })

  it('goes from 2.1 to 3.0, 4.0 and back without losing a property', () => {
    const card = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCller;J=C3=BCrgen\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BCrgen M=C3=BCller\r\nTEL;HOME;VOICE:1\r\nTEL;CELL;PREF:2\r\nX-ONE;FOO=bar:1\r\nX-TWO;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=A4=0D=0Ab\r\nLABEL;HOME;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab\r\nADR;HOME:;;a;b;;;\r\nEND:VCARD\r\n'
    let text = card
    for (const version of ['3.0', '4.0', '3.0', '2.1'] as const) {
      const [contact] = read(text)
      if (!contact) throw new Error('lost')
      text = write(contact, version)
    }
    const bare = (property: string) => property.replace(/;CHARSET=UTF-8/i, '')
    expect(propertiesOf(text).map(bare)).toEqual(propertiesOf(card).map(bare))
  })

  it('keeps an order of preference that older versions cannot say', () => {
    const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nTEL;PREF=1:1\r\nTEL;PREF=20:2\r\nTEL;PREF=50:3\r\nEND:VCARD\r\n'
    const [contact] = read(card)
    const [older] = contact ? read(write(contact, '3.0')) : []
    expect(older && propertiesOf(write(older, '4.0'))).toEqual(propertiesOf(card))
  })
})

describe.skipIf(files.length === 0)('the corpus, by another comparer', () => {
  it.each(files)('%s', (name) => {
    const bytes = readFileSync(join(corpus, name))
    const reader = new CardReader()
    for (const card of [...reader.push(bytes), ...reader.end()]) {
      const contact = toContent(card)
      const text = write(contact, card.version)
      // Written again and again it stays, property by property; that the first reading lost none is vcard-corpus.test.ts's.
      const [again] = read(text)
      expect(again && propertiesOf(write(again, card.version))).toEqual(propertiesOf(text))
      if (card.version === '2.1') for (const line of text.split('\r\n')) if (/QUOTED-PRINTABLE/i.test(line.split(':')[0] ?? '')) expect(line.length).toBeLessThanOrEqual(140)
    }
    if (!isUtf8(bytes)) return
    const all = read(bytes).flatMap((contact) => (contact.content ? propertiesOf(write(contact, versionOf(contact))) : propertiesOf(contact.original)))
    expect(lacking(propertiesOf(bytes.toString('utf8').replace(/^\ufeff/, '')), all)).toEqual([])
  })
})
