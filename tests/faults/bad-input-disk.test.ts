import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { writingSchema } from '#shared/exports.ts'
import type { FileResult, ImportResult } from '#shared/jobs.ts'
import { exportContacts } from '../../electron/core/exports/exports.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

/** Imports that cannot end: stopped, on a full disk, of files that change or go while they are read. All of it comes in, or nothing. */
vi.setConfig({ testTimeout: 300_000 })
const folder = mkdtempSync(join(tmpdir(), 'touchbase-bad-disk-'))
const disk = join(folder, 'disk')
mkdirSync(disk)
const isMounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (isMounted) spawnSync('umount', [disk])
  rmSync(folder, { recursive: true, force: true })
})

const people = 4_000
const kinds = {
  'many.vcf': { head: '', one: (index: number) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u${index}\r\nN:Lee;P${index};;;\r\nTEL:+49 30 ${100_000 + index}\r\nEND:VCARD\r\n`, foot: '' },
  'many.csv': { head: 'First Name,Last Name,Mobile Phone\r\n', one: (index: number) => `P${index},Lee,+49 30 ${100_000 + index}\r\n`, foot: '' },
  'many.ldif': { head: 'version: 1\n\n', one: (index: number) => `dn: cn=P${index},mail=p${index}@example.com\nobjectclass: person\ngivenName: P${index}\nsn: Lee\n\n`, foot: '' },
  'many.json': { head: '{"format":"touchbase-contacts","version":1,"contacts":[\n', one: (index: number) => `${index > 0 ? ',\n' : ''}${JSON.stringify({ uid: `j${index}`, kind: 'person', givenName: `P${index}`, familyName: 'Lee' })}`, foot: '\n]}\n' },
} as const

function write(name: keyof typeof kinds, count = people): string {
  const { head, one, foot } = kinds[name]
  const path = join(folder, name)
  writeFileSync(path, head + Array.from({ length: count }, (_, index) => one(index)).join('') + foot)
  return path
}

const start = (core: TestCore, path: string) => core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {}, duplicates: 'add' }))
const run = (core: TestCore, path: string) => core.finish<ImportResult>(Promise.resolve({ jobId: start(core, path) }))
const total = async (core: TestCore) => (await core.api.contacts.list({})).total

/** Waits until an import has written something. */
async function begun(core: TestCore): Promise<void> {
  while (core.services.store.read.value<number>('SELECT count(*) FROM contact') === 1) await new Promise((done) => setImmediate(done))
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('%s', (name) => {
  test('stopped in its midst it leaves nothing, and can be done again', async () => {
    const core = openTestCore()
    await core.api.contacts.create({ changes: { givenName: 'Already', familyName: 'There' } })
    const jobId = start(core, write(name))
    await begun(core)
    core.services.jobs.cancel(jobId)
    expect((await core.services.jobs.ended(jobId)).state).toBe('cancelled')
    expect(await total(core)).toBe(1)
    expect(await run(core, write(name, 50))).toMatchObject({ created: 50, failed: 0 })
  })

  test('with the file closed in its midst nothing is there at the next opening', async () => {
    const file = join(folder, `${name}.touchbase`)
    const core = openTestCore({ file })
    await core.api.contacts.create({ changes: { givenName: 'Already', familyName: 'There' } })
    const jobId = start(core, write(name))
    await begun(core)
    const ended = core.services.jobs.ended(jobId)
    await core.close()
    await Promise.race([ended, new Promise((done) => setTimeout(done, 2_000))])
    const again = openTestCore({ file })
    expect(await total(again)).toBe(1)
    expect((await again.api.contacts.list({ lookup: { text: 'lee' } })).total).toBe(0)
    await again.close()
  })

  test('cut off, emptied, gone or grown while it is read: what was read is kept, and told where it matters', async () => {
    const changes: Readonly<Record<string, (path: string) => void>> = {
      'cut off': (path) => truncateSync(path, 20_000), emptied: (path) => truncateSync(path, 0), gone: (path) => unlinkSync(path), grown: (path) => appendFileSync(path, kinds[name].one(people)),
    }
    for (const [what, change] of Object.entries(changes)) {
      const core = openTestCore()
      await core.api.contacts.create({ changes: { givenName: 'Already', familyName: 'There' } })
      const path = write(name)
      const jobId = start(core, path)
      await begun(core)
      change(path)
      const job = await core.services.jobs.ended(jobId)
      expect(job.state, what).toBe('done')
      const { created } = job.result as ImportResult
      expect(created, what).toBeGreaterThan(0)
      expect(await total(core), what).toBe(created + 1)
      await core.undo()
      expect(await total(core), what).toBe(1)
    }
  })
})

describe.runIf(isMounted)('a disk of eight megabytes', () => {
  test('that an import fills: nothing stays by half, what was there is whole, and with room again it goes on', async () => {
    const file = join(disk, 'people.touchbase')
    const core = openTestCore({ file, log: () => {} })
    await core.api.contacts.create({ changes: { givenName: 'Already', familyName: 'There' } })
    const job = await core.services.jobs.ended(start(core, write('many.vcf', 20_000)))
    expect(job.state).toBe('failed')
    expect(job.failure).toMatchObject({ code: 'diskFull', message: expect.stringMatching(/disk is full/i) as string })
    await core.close().catch(() => undefined)
    // What came in before is to be taken back, which needs some room, too: until then the file is not opened by half.
    const opened = () => openTestCore({ file, log: () => {}, newUid: randomUUID })
    let again: TestCore | null = null
    try {
      again = opened()
    } catch (error) {
      expect(error).toMatchObject({ code: 'diskFull' })
      spawnSync('mount', ['-o', 'remount,size=64m', disk])
      again = opened()
    }
    expect(await total(again)).toBe(1)
    expect(await run(again, write('many.csv', 20))).toMatchObject({ created: 20 })
    await again.close()
  })

  test('that an export fills: no file is left there, and it says so', async () => {
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true, force: true })
    spawnSync('mount', ['-o', 'remount,size=1m', disk])
    const core = openTestCore()
    await run(core, write('many.vcf', 20_000))
    const path = join(disk, 'out.json')
    const jobId = core.services.jobs.start('export', 'test', (ctx) => exportContacts(ctx, core.services, { writing: writingSchema.parse({ format: 'json' }), lookup: {}, path }))
    await expect(core.finish<FileResult>(Promise.resolve({ jobId }))).rejects.toMatchObject({ code: 'diskFull' })
    expect(readdirSync(disk)).toEqual([])
  })
})
