import { describe, expect, it } from 'vitest'
import type { ContactContent } from '#shared/contacts.ts'
import { emptyContent } from '#shared/contacts.ts'
import { CardReader, blobsOf, fromContent, toContent, uidKey, type ReadContact, type WriteOptions } from '../../electron/core/vcard/vcard.ts'

/** A card that was changed by the user: what changed is new, everything else is as it was. */
function read(card: string): ReadContact {
  const reader = new CardReader()
  const cards = [...reader.push(Buffer.from(card)), ...reader.end()]
  expect(reader.takeProblems()).toEqual([])
  if (!cards[0]) throw new Error('no card')
  return toContent(cards[0])
}

const apple = [
  'BEGIN:VCARD', 'VERSION:3.0', 'PRODID:-//Apple Inc.//iOS 15//EN', 'N:Doe;John;;;', 'FN:John Doe', 'NICKNAME:Jo', 'item1.TEL;type=CELL;type=VOICE;type=pref:+1 1',
  'TEL;type=HOME;X-FOO="a;b":+1 2', 'item1.X-ABLabel:Boat', 'X-UNKNOWN;P=1:a\\,b;c', 'EMAIL;type=INTERNET;type=WORK:j@x.org', 'item2.ADR;type=HOME:;;Str 1;Ort;;1;', 'item2.X-ABADR:de', 'ORG:ACME;Sales',
  'TITLE:Buyer', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-12', 'CATEGORIES:a,b', 'REV:20200101T000000Z', 'GEO:1;2', 'END:VCARD', '',
].join('\r\n')

/** Changes the content of a card and compares the lines that differ: gone, then new. */
function change(card: string, edit: (content: ContactContent) => void, gone: string[], come: string[], options: Partial<WriteOptions> = {}): void {
  const { content, original } = read(card)
  if (!content) throw new Error('no content')
  edit(content)
  const written = fromContent(content, { version: '3.0', original, ...options })
  const [before, after] = [card.split('\r\n'), written.split('\r\n')]
  expect(before.filter((line) => !after.includes(line))).toEqual(gone)
  expect(after.filter((line) => !before.includes(line))).toEqual(come)
  // What stayed has kept its order.
  expect(after.filter((line) => before.includes(line))).toEqual(before.filter((line) => after.includes(line)))
}

describe('a changed card', () => {
  it('is the same card when nothing changed', () => change(apple, () => {}, [], []))

  it('has a new number with the group and parameters of the old', () => {
    change(apple, (content) => { if (content.phones[1]) content.phones[1].value = '+1 3' }, ['TEL;type=HOME;X-FOO="a;b":+1 2'], ['TEL;type=HOME;X-FOO="a;b":+1 3'])
    change(apple, (content) => { if (content.phones[0]) content.phones[0].value = '+1 3' }, ['item1.TEL;type=CELL;type=VOICE;type=pref:+1 1'], ['item1.TEL;type=CELL;type=VOICE;type=pref:+1 3'])
  })

  it('has a new label', () => {
    change(apple, (content) => { if (content.phones[1]) content.phones[1].label = 'work' }, ['TEL;type=HOME;X-FOO="a;b":+1 2'], ['TEL;X-FOO="a;b";TYPE=WORK:+1 2'])
    change(apple, (content) => { if (content.phones[0]) content.phones[0].label = 'Yacht' }, ['item1.TEL;type=CELL;type=VOICE;type=pref:+1 1', 'item1.X-ABLabel:Boat'], ['item1.TEL;type=VOICE;type=pref:+1 1', 'item1.X-ABLabel:Yacht'])
  })

  it('loses what was removed, with its label', () => {
    change(apple, (content) => { content.phones = content.phones.slice(1) }, ['item1.TEL;type=CELL;type=VOICE;type=pref:+1 1', 'item1.X-ABLabel:Boat'], [])
    change(apple, (content) => { content.addresses = []; content.dates = [] }, ['item2.ADR;type=HOME:;;Str 1;Ort;;1;', 'item2.X-ABADR:de', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-12'], [])
  })

  it('gets what is new', () => {
    change(apple, (content) => { content.emails.push({ label: 'Club', value: 'j@club.org' }); content.note = 'a, b\nc' }, [], ['item3.EMAIL;TYPE=INTERNET:j@club.org', 'item3.X-ABLabel:Club', 'NOTE:a\\, b\\nc'])
  })

  it('has another name, position, tags, and says when', () => {
    change(apple, (content) => { content.familyName = 'Roe' }, ['N:Doe;John;;;', 'FN:John Doe'], ['N:Roe;John;;;', 'FN:John Roe'])
    change(apple, (content) => { content.tags = ['b', 'c'] }, ['CATEGORIES:a,b', 'REV:20200101T000000Z'], ['CATEGORIES:b,c', 'REV:20260102T030405Z'], { revisedAt: Date.UTC(2026, 0, 2, 3, 4, 5) })
    change(apple, (content) => { if (content.positions[0]) content.positions[0].title = 'Head' }, ['TITLE:Buyer'], ['TITLE:Head'])
  })

  it('has its rows in another order', () => {
    const { content, original } = read(apple)
    if (!content) throw new Error('no content')
    content.phones.reverse()
    const card = fromContent(content, { version: '3.0', original })
    expect(read(card).content?.phones.map((phone) => phone.value)).toEqual(['+1 2', '+1 1'])
    expect(card).toContain('TEL;type=HOME;X-FOO="a;b";TYPE=PREF:+1 2\r\nitem1.TEL;type=CELL;type=VOICE:+1 1\r\nitem1.X-ABLabel:Boat\r\n')
    expect(card).toContain('X-UNKNOWN;P=1:a\\,b;c\r\n')
  })
})

describe('a card in another version', () => {
  it('takes along what we do not know, and types, pictures and encodings', () => {
    const phone = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Ann\r\nTEL;CELL;PREF:1\r\nX-FOO;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:a=C3=BC=0D=0Ab\r\nLOGO;GIF;ENCODING=BASE64:R0lGODlhAQABAIAAAAAAAP==\r\n\r\nEND:VCARD\r\n'
    const { content, original } = read(phone)
    if (!content) throw new Error('no content')
    const four = fromContent(content, { version: '4.0', original })
    expect(four).toContain('N:Müller;Ann\r\nTEL;TYPE=CELL;PREF=1:1\r\nX-FOO;TYPE=HOME:aü\\nb\r\nLOGO:data:image/gif;base64,R0lGODlhAQABAIAAAAAAAA==\r\n')
    expect(four).toMatch(/^BEGIN:VCARD\r\nVERSION:4.0\r\n/)
    const three = fromContent(content, { version: '3.0', original })
    expect(three).toContain('LOGO;ENCODING=b;TYPE=GIF:R0lGODlhAQABAIAAAAAAAA==\r\n')
    expect(read(fromContent(content, { version: '2.1', original: four })).content).toEqual(content)
  })
})

describe('photos, ties, new cards', () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, 7)])
  const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nPHOTO;ENCODING=b;TYPE=JPEG;X-P=1:${jpeg.toString('base64')}\r\nEND:VCARD\r\n`

  it('keeps a large photo apart and puts it back', () => {
    const { content, original, photo, blobs } = read(card)
    if (!content) throw new Error('no content')
    expect(original.length).toBeLessThan(300)
    expect(blobsOf(original)).toEqual([photo?.sha256])
    const back = fromContent(content, { version: '3.0', original, blob: (sha256) => blobs.find((blob) => blob.sha256 === sha256)?.bytes ?? null })
    expect(back.replaceAll('\r\n ', '')).toBe(card)
    expect(fromContent({ ...content, photo: 'f'.repeat(64) }, { version: '3.0', original, isPhotoUnchanged: true, blob: () => jpeg }).replaceAll('\r\n ', '')).toBe(card)
    expect(fromContent({ ...content, photo: null }, { version: '3.0', original, blob: () => jpeg })).not.toContain('PHOTO')
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex')
    const changed = fromContent({ ...content, photo: 'f'.repeat(64) }, { version: '3.0', original, photo: { bytes: png, mediaType: 'image/png' }, blob: () => jpeg })
    expect(changed).toContain(`PHOTO;X-P=1;ENCODING=b;TYPE=PNG:${png.toString('base64')}\r\n`)
  })

  it('writes a photo into a new card of any version', () => {
    for (const version of ['2.1', '3.0', '4.0'] as const) {
      const { photo } = read(fromContent(emptyContent({ uid: 'u', fullName: 'A', photo: 'f'.repeat(64) }), { version, photo: { bytes: jpeg, mediaType: 'image/jpeg' } }))
      expect(photo && Buffer.from(photo.bytes).equals(jpeg)).toBe(true)
      expect(photo?.mediaType).toBe('image/jpeg')
    }
  })

  it('ties contacts by UID and keeps ties to cards it does not know', () => {
    const tied = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nRELATED;TYPE=friend;X-P=1:urn:uuid:F81D4FAE-7dec-11d0-a765-00a0c91e6bf6\r\nRELATED;TYPE=child:urn:uuid:gone\r\nEND:VCARD\r\n'
    const { content, original } = read(tied)
    if (!content) throw new Error('no content')
    const known = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'
    const related = { uidOf: (id: number) => (id === 5 ? known : null), isKnown: (uid: string) => uidKey(uid) === known }
    const withTie = { ...content, relations: [{ label: 'friend', name: 'Bob', otherId: 5 }] }
    expect(fromContent(withTie, { version: '4.0', original, related })).toBe(tied)
    expect(fromContent(content, { version: '4.0', original, related })).toBe(tied.replace(/RELATED;TYPE=friend.*\r\n/, ''))
    expect(fromContent(content, { version: '4.0', original })).toBe(tied)
    const fresh = read(fromContent(withTie, { version: '4.0', related }))
    expect([fresh.content?.relations, fresh.related]).toEqual([[{ label: 'friend', name: 'Bob' }], [{ row: 0, label: 'friend', uid: `urn:uuid:${known}` }]])
  })

  it('writes clean new cards', () => {
    const content = emptyContent({ uid: 'u1', givenName: 'Ewa', familyName: 'Nowak', phones: [{ label: 'mobile', value: '+48221234567', e164: '+48221234567' }, { label: 'work', value: '(22) 1', e164: '+48221' }], dates: [{ label: 'birthday', value: '--03-12' }], positions: [{ company: 'ACME', department: 'Sales', title: 'Head', role: '' }] })
    expect(fromContent(content, { version: '4.0' }).split('\r\n')).toEqual(['BEGIN:VCARD', 'VERSION:4.0', 'PRODID:-//Touchbase//Touchbase//EN', 'KIND:individual', 'N:Nowak;Ewa;;;', 'FN:Ewa Nowak', 'UID:u1', 'TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+48221234567', 'TEL;TYPE=work:(22) 1', 'BDAY:--0312', 'ORG:ACME;Sales', 'TITLE:Head', 'END:VCARD', ''])
    expect(fromContent(content, { version: '3.0' }).split('\r\n')).toEqual(['BEGIN:VCARD', 'VERSION:3.0', 'PRODID:-//Touchbase//Touchbase//EN', 'N:Nowak;Ewa;;;', 'FN:Ewa Nowak', 'UID:u1', 'TEL;TYPE=CELL;TYPE=PREF:+48221234567', 'TEL;TYPE=WORK:(22) 1', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-12', 'ORG:ACME;Sales', 'TITLE:Head', 'END:VCARD', ''])
    expect(fromContent(emptyContent({ uid: '', familyName: 'Öz', note: 'a\nb' }), { version: '2.1' }).split('\r\n').slice(3)).toEqual(['N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=96z;;;;', 'FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=96z', 'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:a=0D=0Ab', 'END:VCARD', ''])
  })
})
