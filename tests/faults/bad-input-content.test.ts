import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { Contact } from '#shared/contacts.ts'
import { writingSchema, type Writing } from '#shared/exports.ts'
import type { DuplicateRule, Reading } from '#shared/imports.ts'
import type { FileResult, ImportResult } from '#shared/jobs.ts'
import { CsvReader } from '../../electron/core/csv/csv.ts'
import { exportContacts } from '../../electron/core/exports/exports.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

/** Files of the right kind with something evil or broken in them: encodings, NULs, UIDs, names of JavaScript's own, formulas, addresses to fetch. */
const folder = mkdtempSync(join(tmpdir(), 'touchbase-bad-content-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function run(core: TestCore, paths: string[], { reading = {}, duplicates = 'update' }: { reading?: Reading; duplicates?: DuplicateRule } = {}): Promise<ImportResult> {
  return core.finish<ImportResult>(Promise.resolve({ jobId: core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, paths, { reading, duplicates })) }))
}

async function exported(core: TestCore, writing: Partial<Writing>): Promise<string> {
  const path = join(folder, 'out')
  await core.finish<FileResult>(Promise.resolve({ jobId: core.services.jobs.start('export', 'test', (ctx) => exportContacts(ctx, core.services, { writing: writingSchema.parse(writing), lookup: {}, path })) }))
  return readFileSync(path, 'utf8')
}

async function all(core: TestCore): Promise<Contact[]> {
  const { rows } = await core.api.contacts.list({ limit: 500 })
  return Promise.all(rows.map(({ id }) => core.api.contacts.get({ id })))
}

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
const latin = (text: string) => Buffer.from(text, 'latin1')
const given = (contacts: readonly Contact[]) => contacts.map(({ givenName }) => givenName ?? '').toSorted((a, b) => (a < b ? -1 : 1))

describe('encodings', () => {
  test('UTF-16 with a byte too many at its end, or one missing, brings every whole row in', async () => {
    for (const [name, bytes] of [['odd.csv', Buffer.from('\ufeffFirst Name,Last Name\r\nJörg,Müßig\r\n王,小明\r\n', 'utf16le')], ['odd.vcf', Buffer.from(`\ufeff${card('N:Müßig;Jörg;;;')}${card('N:小明;王;;;')}`, 'utf16le')]] as const) {
      for (const cut of [bytes, Buffer.concat([bytes, Buffer.from('x')]), bytes.subarray(0, bytes.length - 1)]) {
        const core = openTestCore()
        expect(await run(core, [write(name, cut)]), name).toMatchObject({ failed: 0 })
        expect(given(await all(core))).toEqual(expect.arrayContaining(['Jörg', '王']))
      }
    }
  })

  test('lines of two encodings in one file are each read by their own, and told', async () => {
    const core = openTestCore()
    const lines = [Buffer.from('First Name,Last Name\r\nJörg,Müller\r\nZoë,Großmann\r\n'), latin('René,Dubois\r\n'), Buffer.from('Łukasz,Żółty\r\n')]
    const result = await run(core, [write('mixed.csv', Buffer.concat(lines))])
    expect(given(await all(core))).toEqual(['Jörg', 'René', 'Zoë', 'Łukasz'])
    expect(result.problems).toEqual(expect.arrayContaining([expect.objectContaining({ file: 'mixed.csv', line: 4 })]))
  })

  test('a wrong encoding that was asked for is told with a number of characters, and taken back whole', async () => {
    const core = openTestCore()
    const result = await run(core, [write('wrong.csv', latin('First Name,Last Name\r\nJ\xf6rg,M\xfcller\r\n'.repeat(3)))], { reading: { format: 'csv', encoding: 'gb18030' } })
    expect(result.created).toBeGreaterThan(0)
    await core.undo()
    expect(await all(core)).toEqual([])
  })

  test('an encoding that nobody knows is refused and nothing comes in', async () => {
    const core = openTestCore()
    const path = write('some.csv', 'First Name,Last Name\r\nAnn,Lee\r\n')
    for (const encoding of ['klingon', '', '__proto__', 'utf-8\0']) await run(core, [path], { reading: { format: 'csv', encoding } }).catch((error: unknown) => error)
    expect(await all(core)).toEqual([])
  })
})

describe('inside of entries', () => {
  test('NULs and signs nobody typed are left out of names, and nobody is lost', async () => {
    const core = openTestCore()
    const result = await run(core, [write('nul.vcf', card('N:Le\0e;A\0nn;;;', 'NOTE:a\0b')), write('nul.csv', 'First Name,Last Name\r\nB\0ob,Lee\r\nCy\u0007,L\u0000ee\r\n')])
    expect(result).toMatchObject({ created: 3, failed: 0 })
    expect(given(await all(core))).toEqual(['Ann', 'Bob', 'Cy'])
    expect(JSON.stringify(await all(core))).not.toMatch(/\\u000[07]/)
  })

  test('one UID for several, in one file and over files: nobody overwrites another of the same import', async () => {
    const core = openTestCore()
    const result = await run(core, [write('twice.vcf', card('UID:same', 'N:One;Ann;;;') + card('UID:same', 'N:Two;Bob;;;')), write('again.vcf', card('UID:same', 'N:Three;Cy;;;'))])
    expect(result).toMatchObject({ created: 3, updated: 0 })
    expect(result.problems.filter(({ code }) => code === 'duplicateUid').map(({ file, line }) => `${file}:${line}`)).toEqual(['twice.vcf:6', 'again.vcf:1'])
    await core.undo()
    expect(await all(core)).toEqual([])
  })

  test('cards without a name are kept by what they have', async () => {
    const core = openTestCore()
    expect(await run(core, [write('nameless.vcf', card('TEL:+49 30 901820') + card('EMAIL:a@example.com') + card('N:;;;;', 'FN:', 'NOTE:only a note') + card('PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo='))])).toMatchObject({ created: 4, failed: 0 })
    expect((await core.api.contacts.list({})).rows.every(({ name }) => name !== '')).toBe(true)
  })

  test('names of a hundred thousand letters, ten thousand phones, dates that are none: kept in bounds, and told', async () => {
    const core = openTestCore()
    const phones = Array.from({ length: 10_000 }, (_, index) => `TEL:+49 30 ${100_000 + index}`)
    const result = await run(core, [
      write('long.vcf', card(`N:${'x'.repeat(100_000)};Ann;;;`, 'EMAIL:ann@example.com') + card('N:Lee;Bob;;;', ...phones) + card('N:Lee;Cy;;;', 'BDAY:tomorrow', 'ANNIVERSARY:2023-02-31', `BDAY:${'9'.repeat(50_000)}`)),
      write('long.csv', `First Name,Last Name,Birthday\r\nDan,${'y'.repeat(100_000)},soon\r\nEve,Lee,31.31.1980\r\n`),
    ])
    expect(result).toMatchObject({ created: 5, failed: 0 })
    expect(given(await all(core))).toEqual(expect.arrayContaining(['Ann', 'Bob', 'Cy', 'Dan', 'Eve']))
    for (const problem of result.problems) expect(problem).toMatchObject({ file: expect.stringMatching(/^long/) as string, line: expect.any(Number) as number })
    expect(new Set(result.problems.map(({ file }) => file)).size).toBe(2)
    await core.undo()
    expect(await all(core)).toEqual([])
  })

  const own = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype']
  test('the names of JavaScript itself are words like others: headers, labels, tags, relations, UIDs, properties', async () => {
    const core = openTestCore()
    const cards = own.map((word) => card(`UID:${word}`, `N:${word};${word};;;`, `TEL;TYPE=${word}:+49 30 1`, `CATEGORIES:${word}`, `item1.EMAIL:${word}@example.com`, `item1.X-ABLabel:${word}`, `item2.X-ABRELATEDNAMES:Ann`, `item2.X-ABLabel:${word}`, `RELATED;TYPE=${word}:urn:uuid:${word}`, `X-${word}:x`, `${word}:y`, `${word}.NOTE:n`, `TEL;${word}=x:1`, `X-SOCIALPROFILE;TYPE=${word}:${word}`, `IMPP:${word}:me`, `KIND:${word}`))
    const table = `${['First Name', ...own].join(',')}\r\nAnn,${own.join(',')}\r\n`
    const google = `First Name,Phone 1 - Label,Phone 1 - Value,Relation 1 - Label,Relation 1 - Value,Labels,Custom Field 1 - Label,Custom Field 1 - Value\r\n${own.map((word) => `${word},${word},1,${word},x,${word},${word},x`).join('\r\n')}\r\n`
    const ldif = own.map((word) => `dn: ${word}=x,mail=${word}@l.example\nobjectclass: person\nobjectclass: ${word}\ncn: L ${word}\nsn: ${word}\n${word}: x\ncn;${word}: y\n\n`).join('')
    const result = await run(core, [write('proto.vcf', cards.join('')), write('proto.csv', table), write('google.csv', google), write('proto.ldif', ldif)], { duplicates: 'add' })
    expect(result).toMatchObject({ created: own.length * 3 + 1, failed: 0 })
    const contacts = await all(core)
    const ann = contacts.find(({ givenName }) => givenName === 'Ann')
    for (const word of own) {
      expect(ann?.note, word).toContain(word)
      expect(contacts.some(({ tags }) => tags.includes(word)), word).toBe(true)
      expect(contacts.filter(({ relations }) => relations.some(({ label }) => label.toLowerCase() === word.toLowerCase())).length, word).toBeGreaterThan(0)
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    for (const format of ['vcard4', 'vcard21', 'csv', 'google', 'outlook', 'json', 'ldif'] as const) expect(await exported(core, { format }), format).not.toBe('')
  })
})

describe('attacks', () => {
  const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '=cmd|\' /C calc\'!A0', '\t=1', '\r=1', '＝1', ' =1', '"=1', '=HYPERLINK("http://x","y")', 'x\n=1', '%00=1', '\u200b=1', '+49 30 1;=1', "'=1", '-']
  test.each(['csv', 'google', 'outlook'] as const)('formulas in any field are no formulas in a %s table', async (shape) => {
    const core = openTestCore()
    for (const text of formulas) {
      await core.api.contacts.create({
        changes: {
          givenName: text, familyName: text, prefix: text, nickname: text, note: text, howWeMet: text, tags: [text.trim()], phones: [{ label: text, value: text }], emails: [{ label: text, value: text }], links: [{ kind: 'web', label: text, value: text }],
          addresses: [{ label: text, street: text, extended: text, poBox: text, city: text, region: text, postalCode: text, country: text, countryCode: '' }], positions: [{ company: text, department: text, title: text, role: text, startedOn: null, endedOn: null }], relations: [{ label: text, name: text, otherId: null }],
        },
      })
    }
    const text = await exported(core, { format: shape })
    const reader = new CsvReader({ delimiter: ',' })
    const cells = [...reader.push(text), ...reader.end()].flatMap((record) => record.cells)
    expect(cells.length).toBeGreaterThan(formulas.length * 10)
    const risky = cells.filter((cell) => /^[\s\u200b]*[=@＝]/.test(cell) || /^[\t\r]/.test(cell) || (/^\s*[+-]/.test(cell) && !/^\+\d[\d ()./-]*$/.test(cell)))
    expect(risky).toEqual([])
  })

  test('no address in a file is read or fetched: not a photo by URL, not an LDIF value by URL', async () => {
    let asked = 0
    const server = createServer((_, response) => { asked += 1; response.end('secret') }).listen(0, '127.0.0.1')
    await new Promise((ready) => server.once('listening', ready))
    const web = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`
    const secret = pathToFileURL(write('secret.txt', 'the secret of this computer')).href
    const core = openTestCore()
    const places = [web, secret, 'file:///etc/passwd', '\\\\127.0.0.1\\share\\a.png', 'cid:x', 'blob:'.padEnd(69, 'a')]
    await run(core, [
      write('fetch.vcf', places.map((url, at) => card(`N:Web;P${at};;;`, `PHOTO;VALUE=uri:${url}`, `LOGO;VALUE=URL:${url}`, `SOUND;VALUE=uri:${url}`, `KEY:${url}`, `URL:${url}`, `SOURCE:${url}`)).join('')),
      write('fetch4.vcf', places.map((url, at) => card(`N:Web;Q${at};;;`, `PHOTO:${url}`).replace('3.0', '4.0')).join('')),
      write('fetch.ldif', places.map((url, at) => `dn: cn=L${at},mail=l${at}@example.com\nobjectclass: person\ncn: L${at}\nsn: L\njpegPhoto:< ${url}\ndescription:< ${url}\nphoto:<${url}\n\n`).join('')),
      write('fetch.csv', `First Name,Photo,Image,Website\r\n${places.map((url, at) => `T${at},${url},${url},${url}`).join('\r\n')}\r\n`),
    ], { duplicates: 'add' })
    const contacts = await all(core)
    expect(contacts).toHaveLength(places.length * 4)
    expect(contacts.filter(({ photo }) => photo !== null)).toEqual([])
    for (const format of ['vcard4', 'json', 'ldif'] as const) expect(await exported(core, { format })).not.toMatch(/the secret of this|root:x?:0/)
    expect(core.services.store.read.value<number>('SELECT count(*) FROM blob')).toBe(0)
    server.close()
    expect(asked).toBe(0)
  })

  test('a picture that says it is small and unpacks to gigabytes is only kept, never unpacked', async () => {
    const core = openTestCore()
    // A PNG head that claims 2,000,000,000 × 2,000,000,000 pixels.
    const head = Buffer.from('89504e470d0a1a0a0000000d4948445277359400773594000806000000', 'hex')
    expect(await run(core, [write('bomb.vcf', card('N:Lee;Ann;;;', `PHOTO;ENCODING=b;TYPE=PNG:${head.toString('base64')}`) + card('N:Lee;Bob;;;'))])).toMatchObject({ created: 2, failed: 0 })
  })
})
