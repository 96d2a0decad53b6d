import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts.ts'
import { exportEncodings, exportFormats, parseColumn, type Writing } from '#shared/exports.ts'
import type { FileResult } from '#shared/jobs.ts'
import type { Lookup } from '#shared/lookup.ts'
import { exportContacts } from '../../electron/core/exports/exports.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const folder = mkdtempSync(join(tmpdir(), 'touchbase-exports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function exportTo(core: TestCore, path: string, writing: Writing, lookup: Lookup = {}): Promise<FileResult> {
  const jobId = core.services.jobs.start('export', 'test', (ctx) => exportContacts(ctx, core.services, { writing, lookup, path }))
  const job = await core.services.jobs.ended(jobId)
  if (job.state !== 'done') throw Object.assign(new Error(job.failure?.message ?? job.state), { code: job.failure?.code })
  return job.result as FileResult
}

async function importFrom(core: TestCore, path: string): Promise<void> {
  const jobId = core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {}, duplicates: 'update' }))
  const job = await core.services.jobs.ended(jobId)
  if (job.state !== 'done') throw new Error(job.failure?.message ?? job.state)
}

/** A contact without what belongs to one file of contacts: ids and times. */
function said({ id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...contact }: Contact): unknown {
  const plain = <T extends object>(rows: readonly T[]) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !['id', 'companyId', 'otherId'].includes(key))))
  const { phones, emails, addresses, links, dates, positions, relations } = contact
  return { ...contact, phones: plain(phones), emails: plain(emails), addresses: plain(addresses), links: plain(links), dates: plain(dates), positions: plain(positions), relations: plain(relations) }
}

async function everybody(core: TestCore): Promise<unknown[]> {
  const { rows } = await core.api.contacts.list({ limit: 100 })
  return Promise.all(rows.map(async ({ id }) => said(await core.api.contacts.get({ id }))))
}

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('exports', () => {
  let core: TestCore

  beforeAll(async () => {
    core = openTestCore()
    const card = `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:ewa\r\nN:Nowak;Ewa;;;\r\nFN:Ewa Nowak\r\nPHOTO:data:image/png;base64,${png.toString('base64')}\r\nEND:VCARD\r\n`
    writeFileSync(join(folder, 'ewa.vcf'), card)
    await importFrom(core, join(folder, 'ewa.vcf'))
    await core.api.contacts.create({
      changes: {
        givenName: '=SUM(A1)', familyName: '王', note: 'a "b"; c,\nd', tags: ['x ::: y', 'client'], phones: [{ label: 'mobile', value: '+49 171 1' }, { label: 'Boat', value: '2' }], isFavourite: true,
        emails: [{ label: 'work', value: 'wang@example.com' }], addresses: [{ label: 'home', poBox: '', extended: '', street: 'Weg 1', city: 'Köln', region: '', postalCode: '5', country: '', countryCode: 'DE' }],
        positions: [{ company: 'ACME', department: '', title: 'Boss', role: '', startedOn: '2020' }, { company: 'Old', department: 'D', title: '', role: '' }], dates: [{ label: 'birthday', value: '--02-29' }], relations: [{ label: 'spouse', name: 'Bo' }],
      },
    })
    await core.api.contacts.create({ changes: { kind: 'company', fullName: 'Søn & Co' } })
  })
  afterAll(() => core.close())

  it.each(['vcard4', 'vcard3', 'vcard21', 'csv', 'json', 'ldif'] as const)('%s comes back whole into an empty file', async (format) => {
    const path = join(folder, `whole.${format === 'csv' ? 'csv' : format === 'json' ? 'json' : format === 'ldif' ? 'ldif' : 'vcf'}`)
    const result = await exportTo(core, path, { format })
    expect(result).toMatchObject({ count: 3, size: readFileSync(path).length })
    const other = openTestCore()
    await importFrom(other, path)
    const expected = (await everybody(core)).map((contact) => (format === 'csv' ? { ...(contact as Contact), photo: null } : contact))
    expect(await everybody(other)).toEqual(expected)
    await other.close()
  })

  it('leaves photos out where that is wanted', async () => {
    for (const format of ['vcard4', 'json', 'ldif'] as const) {
      const path = join(folder, 'photo')
      const withPhoto = await exportTo(core, path, { format })
      const without = await exportTo(core, path, { format, photos: false })
      expect(withPhoto.size - without.size).toBeGreaterThanOrEqual(png.length)
      expect(readFileSync(path, 'utf8')).not.toContain(png.toString('base64').slice(0, 20))
    }
  })

  it('writes the columns somebody chose, in their order, with the delimiter', async () => {
    const path = join(folder, 'chosen.csv')
    await exportTo(core, path, { format: 'csv', encoding: 'utf-8', delimiter: 'semicolon', columns: ['phones:mobile', 'name', 'addresses.1.city', 'phones', 'positions.2.company', 'addresses:home', 'birthday'] })
    expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
      'Mobile Phone;Name;Address 1 - City;Phone 1 - Label;Phone 1 - Value;Phone 2 - Label;Phone 2 - Value;Position 2 - Company;Home Address;Birthday',
      ';Ewa Nowak;;;;;;;;', ';Søn & Co;;;;;;;;', `+49 171 1;王 =SUM(A1);Köln;mobile;+49 171 1;Boat;2;Old;"Weg 1\n5 Köln";'--02-29`, '',
    ])
  })

  it('takes a formula apart and puts it together again', async () => {
    const path = join(folder, 'formula.csv')
    await exportTo(core, path, { format: 'csv', columns: ['uid', 'givenName', 'familyName'] })
    expect(readFileSync(path, 'utf8')).toContain(",'=SUM(A1),")
    const other = openTestCore()
    await importFrom(other, path)
    expect((await everybody(other)).map((contact) => (contact as Contact).givenName)).toContain('=SUM(A1)')
    await other.close()
  })

  it('tells which characters an encoding lacks', async () => {
    const path = join(folder, 'latin.csv')
    const result = await exportTo(core, path, { format: 'csv', encoding: 'windows-1252', columns: ['familyName', 'fullName'] })
    expect(result.problems).toEqual([{ file: 'latin.csv', line: 0, code: 'lackingCharacters', message: '1 characters are not in windows-1252 and were written as a question mark: 王. UTF-8 has them all.' }])
    expect(readFileSync(path).toString('latin1')).toContain('Søn & Co')
  })

  it.each(exportEncodings)('writes %s so that it is read again', async (encoding) => {
    const path = join(folder, 'encoded.csv')
    await exportTo(core, path, { format: 'csv', encoding, columns: ['fullName', 'familyName'] })
    const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding
    const text = new TextDecoder(label).decode(readFileSync(path))
    expect(text.startsWith('Full Name,Last Name\r\n')).toBe(true)
    const hasChinese = /^(?:utf|gb|big5|shift|euc)/.test(encoding)
    expect(text.includes('王')).toBe(hasChinese)
  })

  it('exports a selection, a lookup or all', async () => {
    const { rows } = await core.api.contacts.list({})
    const path = join(folder, 'some.json')
    const first = rows[0]?.id ?? 0
    expect((await exportTo(core, path, { format: 'json' }, { where: { join: 'and', conditions: [{ field: 'ids', in: [first] }] } })).count).toBe(1)
    expect((await exportTo(core, path, { format: 'json' }, { where: { join: 'and', conditions: [{ field: 'kind', is: 'company' }] } })).count).toBe(1)
    expect((await exportTo(core, path, { format: 'json' })).count).toBe(3)
  })

  it('gives the browser a file of the right name and ending', async () => {
    for (const format of exportFormats) {
      const { name, download } = await core.finish<FileResult>(core.api.exports.start({ format, name: 'Kontakte: a/b' }))
      expect(name).toMatch(/^Kontakte_ a_b\.(?:vcf|csv|json|ldif)$/)
      const response = await core.fetch(new Request(`http://touchbase${download ?? ''}`))
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(name))
    }
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder may not be written to, and leaves nothing there', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    await expect(exportTo(core, join(closed, 'x.vcf'), { format: 'vcard4' })).rejects.toMatchObject({ code: 'readOnly' })
    expect(readdirSync(closed)).toEqual([])
  })

  it('says where a file cannot be, and leaves what was there', async () => {
    const inside = join(folder, 'inside')
    mkdirSync(inside)
    for (const path of [join(folder, 'nowhere', 'x.vcf'), inside, join(inside, 'n'.repeat(300)), join(folder, 'ewa.vcf', 'x.vcf')]) {
      await expect(exportTo(core, path, { format: 'vcard4' })).rejects.toMatchObject({ code: 'readOnly' })
    }
    expect(readdirSync(inside)).toEqual([])
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    await expect(exportTo(core, '/dev/full', { format: 'vcard4' })).rejects.toMatchObject({ code: 'diskFull' })
  })

  it('replaces what a link means, and only when the new file is whole', async () => {
    const inside = join(folder, 'linked')
    mkdirSync(inside)
    writeFileSync(join(inside, 'real.vcf'), 'before', { mode: 0o600 })
    symlinkSync(join(inside, 'real.vcf'), join(inside, 'link.vcf'))
    const jobId = core.services.jobs.start('export', 'test', (ctx) => exportContacts(ctx, core.services, { writing: { format: 'vcard4' }, lookup: {}, path: join(inside, 'link.vcf') }))
    core.services.jobs.cancel(jobId)
    expect((await core.services.jobs.ended(jobId)).state).toBe('cancelled')
    expect(readdirSync(inside).sort()).toEqual(['link.vcf', 'real.vcf'])
    expect(readFileSync(join(inside, 'real.vcf'), 'utf8')).toBe('before')
    await exportTo(core, join(inside, 'link.vcf'), { format: 'vcard4' })
    expect(readdirSync(inside).sort()).toEqual(['link.vcf', 'real.vcf'])
    expect(readFileSync(join(inside, 'real.vcf'), 'utf8')).toContain('BEGIN:VCARD')
  })
})

describe('the words for columns', () => {
  it.each(['name', 'phones', 'phones.2', 'phones:mobile', 'phones:mobile.label', 'addresses:home.city', 'positions.1.title', 'tags', 'updatedAt', 'links:LinkedIn'])('%s is a column', (word) => expect(parseColumn(word)).not.toBeNull())
  it.each(['', 'x', 'phones.0', 'phones.value', 'phones.1.city', 'positions:work', 'constructor', '__proto__', 'phones:', 'addresses.1.'])('“%s” is none', (word) => expect(parseColumn(word)).toBeNull())
})

describe('cards of groups', () => {
  const person = (uid: string, more = '') => `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${uid}\r\nFN:${uid}\r\n${more}END:VCARD\r\n`
  const group = 'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:group\r\nKIND:group\r\nFN:Choir\r\nX-COLOUR;a=b:red\r\nMEMBER:urn:uuid:ann\r\nMEMBER;PREF=1:bob\r\nMEMBER:urn:uuid:nobody-we-know\r\nEND:VCARD\r\n'
  const file = person('ann') + person('bob', 'CATEGORIES:Choir\r\n') + person('cy') + group

  async function withGroup(): Promise<TestCore> {
    const core = openTestCore()
    writeFileSync(join(folder, 'group.vcf'), file)
    await importFrom(core, join(folder, 'group.vcf'))
    return core
  }

  it('become tags, and are written again as they came', async () => {
    const core = await withGroup()
    expect((await everybody(core)).map((contact) => (contact as Contact).tags)).toEqual([['Choir'], ['Choir'], []])
    await exportTo(core, join(folder, 'again.vcf'), { format: 'vcard4' })
    expect(readFileSync(join(folder, 'again.vcf'), 'utf8')).toBe(file)
    await core.close()
  })

  it('have the members of the tag now, and keep those nobody knows', async () => {
    const core = await withGroup()
    const { rows } = await core.api.contacts.list({})
    await core.api.contacts.update({ id: rows[0]?.id ?? 0, changes: { tags: [] } })
    await core.api.contacts.update({ id: rows[2]?.id ?? 0, changes: { tags: ['Choir'] } })
    await exportTo(core, join(folder, 'again.vcf'), { format: 'vcard4' })
    const text = readFileSync(join(folder, 'again.vcf'), 'utf8')
    expect(text.slice(text.indexOf('KIND:group'))).toBe('KIND:group\r\nFN:Choir\r\nX-COLOUR;a=b:red\r\nMEMBER;PREF=1:bob\r\nMEMBER:urn:uuid:nobody-we-know\r\nMEMBER:cy\r\nEND:VCARD\r\n')
    await core.close()
  })

  it('are written in Apple’s way in 3.0, and as tags in 2.1', async () => {
    const core = await withGroup()
    await exportTo(core, join(folder, 'again.vcf'), { format: 'vcard3' })
    expect(readFileSync(join(folder, 'again.vcf'), 'utf8')).toContain('X-ADDRESSBOOKSERVER-KIND:group\r\nFN:Choir\r\nX-COLOUR;a=b:red\r\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ann\r\n')
    const other = openTestCore()
    await importFrom(other, join(folder, 'again.vcf'))
    expect(await everybody(other)).toEqual(await everybody(core))
    await exportTo(core, join(folder, 'again.vcf'), { format: 'vcard21' })
    expect(readFileSync(join(folder, 'again.vcf'), 'utf8').match(/^CATEGORIES:Choir\r$/gm)).toHaveLength(2)
    await Promise.all([core.close(), other.close()])
  })

  it('go when the import is undone', async () => {
    const core = await withGroup()
    await core.undo()
    expect(core.services.store.read.value('SELECT count(*) FROM tagSource')).toBe(0)
    await core.close()
  })
})

describe('an entry of a directory', () => {
  it('is written back with what we have no field for, and its problems are told by line', async () => {
    const core = openTestCore()
    const path = join(folder, 'people.ldif')
    writeFileSync(path, 'version: 1\n\ndn: cn=Ann,mail=ann@x.example\nobjectclass: inetOrgPerson\ncn: Ann\nmail: ann@x.example\nroomNumber: 12\nuserCertificate;binary:: AAEC\nmobile:: @@\n\ndn: ou=tree\nobjectclass: organizationalUnit\nou: tree\n\ndn: cn=Both\nobjectclass: groupOfNames\ncn: Both\nmember: cn=Ann,mail=ann@x.example\n')
    const jobId = core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {}, duplicates: 'update' }))
    const { result } = await core.services.jobs.ended(jobId)
    expect((result as { problems: { line: number; code: string }[] }).problems.map(({ line, code }) => `${line} ${code}`).sort()).toEqual(['11 notAContact', '15 groupAsTag', '9 badBase64'])
    expect((await everybody(core))[0]).toMatchObject({ fullName: 'Ann', note: 'Room Number: 12', tags: ['Both'] })
    await exportTo(core, path, { format: 'ldif' })
    expect(readFileSync(path, 'utf8')).toMatch(/^dn: cn=Ann,mail=ann@x\.example\n(?:.*\n)*roomNumber: 12\nuserCertificate;binary:: AAEC\nmobile:: @@\n/m)
    expect(readFileSync(path, 'utf8')).not.toContain('description')
    await core.close()
  })
})
