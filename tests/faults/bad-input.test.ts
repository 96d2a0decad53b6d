import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DuplicateRule, Reading } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { importFiles, previewFile } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

/**
 * Files that are broken, cut off, mislabelled or no files at all, imported through the core: the message names file and line, all that
 * is good is kept, and nothing is there by half.
 */
const folder = mkdtempSync(join(tmpdir(), 'touchbase-bad-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let core: TestCore
beforeAll(() => { core = openTestCore() })

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function run(paths: string[], { reading = {}, duplicates = 'add' }: { reading?: Reading; duplicates?: DuplicateRule } = {}, to = core): Promise<ImportResult> {
  return to.finish<ImportResult>(Promise.resolve({ jobId: to.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, to.services, paths, { reading, duplicates })) }))
}

const card = (name: string, ...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', `N:${name};Ann;;;`, `FN:Ann ${name}`, ...lines, 'END:VCARD', ''].join('\r\n')
const entry = (name: string) => `dn: cn=Ann ${name},mail=${name}@example.com\nobjectclass: person\ngivenName: Ann\nsn: ${name}\nmail: ${name}@example.com\n\n`
const names = async (to = core) => (await to.api.contacts.list({ limit: 500 })).rows.map(({ name }) => name).sort()

describe('cut off anywhere', () => {
  const files = {
    'cut.vcf': [card('One', 'NOTE:first\\nsecond'), card('Two', 'TEL:+49 30 901820'), card('Three', 'EMAIL:three@example.com')],
    'cut.csv': ['First Name,Last Name,Notes,E-mail Address\r\n', 'Ann,One,"first\r\nsecond",one@example.com\r\n', 'Ann,Two,,two@example.com\r\n', 'Ann,Three,"x ""y""",three@example.com\r\n'],
    'cut.ldif': ['version: 1\n\n', entry('One'), entry('Two'), entry('Three')],
  }
  test.each(Object.entries(files))('%s: every record before the cut is kept, and undo leaves nothing', async (name, records) => {
    const bytes = Buffer.from(records.join(''))
    const to = openTestCore()
    for (let cut = 1; cut < bytes.length; cut += 13) {
      const result = await run([write(name, bytes.subarray(0, cut))], {}, to)
      const there = await names(to)
      let end = 0
      for (const record of records) {
        end += record.length
        const person = /\b(?:One|Two|Three)\b/.exec(record)?.[0]
        if (person && end <= cut) expect(there, `cut at ${cut}`).toContain(`${person}, Ann`)
      }
      for (const problem of result.problems) expect(problem, `cut at ${cut}`).toMatchObject({ file: name, message: expect.stringMatching(/\.$/) as string })
      expect(there).toHaveLength(result.created)
      if (result.changeSet !== null) await to.undo()
      expect(await names(to)).toEqual([])
    }
  })
})

const noise = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256))
const binaries: Readonly<Record<string, Buffer>> = {
  png: Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), noise(5_000)]), jpeg: Buffer.concat([Buffer.from('ffd8ffe000104a464946000101', 'hex'), noise(5_000)]),
  zip: Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), noise(5_000)]), xlsx: Buffer.concat([Buffer.from('504b030414000600', 'hex'), noise(800), Buffer.from('[Content_Types].xml'), noise(2_000)]),
  gzip: gzipSync(card('Hidden').repeat(100)), sqlite: Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(3_000), noise(3_000)]),
  pdf: Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length 10, 3>>\nstream\n', 'latin1'), noise(4_000)]),
  exe: Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), noise(5_000)]), elf: Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), noise(5_000)]), zeros: Buffer.alloc(10_000),
  html: Buffer.from('<!DOCTYPE html>\n<html><body>Please, sign in, first</body></html>\n'),
}

describe('no address book at all', () => {
  test.each(Object.keys(binaries))('%s under the name of a table, a card or a directory brings nobody in', async (kind) => {
    const paths = ['csv', 'vcf', 'ldif', 'tsv', kind].map((ending) => write(`${kind} file.${ending}`, binaries[kind] ?? Buffer.alloc(1)))
    const result = await run([...paths, write('good.vcf', card('Good'))])
    expect(result).toMatchObject({ created: 1, updated: 0 })
    for (const path of paths) expect(result.problems.some(({ file, message }) => path.endsWith(file) && message !== ''), path).toBe(true)
    expect(await names()).toEqual(['Good, Ann'])
    await core.undo()
    for (const path of paths) await previewFile({ path, name: path }, {}).catch((error: unknown) => expect(error).toMatchObject({ code: 'invalid' }))
  })

  test('empty files, blank lines, a header alone and a card with nothing in it are told, not imported', async () => {
    const result = await run([write('empty.csv', ''), write('blank.csv', '\r\n\r\n  \r\n'), write('header.csv', 'First Name,Last Name\r\n'), write('mark.vcf', '\ufeff'), write('nobody.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n')])
    expect(result).toMatchObject({ created: 0, changeSet: null })
    expect(result.problems.map(({ file, code }) => `${file} ${code}`)).toEqual(expect.arrayContaining(['empty.csv emptyFile', 'nobody.vcf emptyCard']))
  })
})

describe('what is not a file that can be read', () => {
  test('a missing one, a folder, a pipe, a link to nothing: each is told by name, and the rest goes on', async () => {
    const pipe = join(folder, 'pipe.csv')
    if (process.platform !== 'win32') execFileSync('mkfifo', [pipe])
    else write('pipe.csv', '')
    mkdirSync(join(folder, 'folder.vcf'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link.vcf'))
    const result = await run([join(folder, 'missing.vcf'), join(folder, 'folder.vcf'), pipe, join(folder, 'link.vcf'), '/dev/zero', write('good.vcf', card('Good'))])
    expect(result.created).toBe(1)
    expect(new Set(result.problems.map(({ file }) => file))).toEqual(new Set(['missing.vcf', 'pipe.csv', 'link.vcf', 'zero']))
    await core.undo()
  })

  const strange = ['-rf', '--file', '--help', ' blank .vcf', 'a\nb.vcf', '\u0007bell.vcf', '\u202egpj.fcv.vcf', '👩‍👩‍👧.vcf', `${'x'.repeat(251)}.vcf`, '…', 'CON.vcf', '"quotes\'.vcf', '$(touch x).vcf', '%00.vcf', 'a.vcf.', '.hidden.vcf', 'é.vcf']
  test('any name a file can have is taken, and told as it is', async () => {
    const home = join(folder, 'names')
    mkdirSync(home)
    for (const name of strange) writeFileSync(join(home, name), `${card(`Good ${strange.indexOf(name)}`)}junk ${name === 'a\nb.vcf' ? '' : name}\r\n`)
    const result = await run(strange.map((name) => join(home, name)))
    expect(result.created).toBe(strange.length)
    expect(result.problems.map(({ file }) => file)).toEqual(expect.arrayContaining(strange))
    await core.undo()
  })

  test('a name that comes with an upload is a name and never a path', async () => {
    const upload = async (text: string) => ((await (await core.fetch(new Request('http://core/api/upload', { method: 'POST', body: text }))).json()) as { uploadId: string }).uploadId
    for (const name of ['../../../etc/passwd', '/etc/passwd', '..\\..\\x.vcf', 'C:\\x.vcf', '\0.vcf', '.', '..', '', '__proto__']) {
      const { jobId } = await core.api.imports.start({ files: [{ uploadId: await upload(`${card('Sent')}junk\r\n`), name }] })
      expect(await core.finish<ImportResult>(Promise.resolve({ jobId })), name).toMatchObject({ created: 1, problems: [{ file: name, line: 6, code: 'junkLine' }] })
      await core.undo()
    }
    for (const uploadId of ['../../../etc/passwd', '/etc/passwd', '..', '', '%2e%2e', 'in-', '\0'.repeat(10)]) {
      await expect(core.api.imports.preview({ uploadId, name: 'x.csv' })).rejects.toMatchObject({ cause: { code: 'notFound' } })
    }
  })
})
