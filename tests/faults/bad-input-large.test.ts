import { Buffer } from 'node:buffer'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import type { ImportResult } from '#shared/jobs.ts'
import { importFiles, previewFile } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

/**
 * Files that are too large, too long or too wide. TB_HUGE=1 makes them as large as people meet them (300 MB to 1 GB, some minutes);
 * otherwise they are a fortieth of it. What is good in them comes in, and memory stays in bounds.
 */
// A machine with much else to do takes its time.
vi.setConfig({ testTimeout: 900_000 })
const isHuge = process.env['TB_HUGE'] === '1'
const folder = mkdtempSync(join(tmpdir(), 'touchbase-large-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const mega = isHuge ? 2 ** 20 : 2 ** 20 / 40

let made = ''
afterEach(() => rmSync(made, { force: true }))

/** Writes pieces, those given as [text, bytes] over and over up to so many bytes. */
function write(name: string, ...pieces: (string | [string, number])[]): string {
  made = join(folder, name)
  const descriptor = openSync(made, 'w')
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      writeSync(descriptor, piece)
      continue
    }
    const block = Buffer.from(piece[0].repeat(Math.max(1, Math.floor(1_000_000 / piece[0].length))))
    for (let left = Math.floor(piece[1] / block.length) + 1; left > 0; left--) writeSync(descriptor, block)
  }
  closeSync(descriptor)
  return made
}

interface Measured extends ImportResult {
  /** How far memory rose while the import ran, in MB. */
  rose: number
}

async function run(core: TestCore, path: string): Promise<Measured> {
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()) }, 20)
  const start = performance.now()
  try {
    await previewFile({ path, name: basename(path) }, {})
    const { jobId } = { jobId: core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {}, duplicates: 'add' })) }
    const result = await core.finish<ImportResult>(Promise.resolve({ jobId }))
    const rose = Math.round((most - before) / 2 ** 20)
    if (isHuge) console.log(`${path.replace(/.*\//, '')}: ${Math.round(statSync(path).size / 2 ** 20)} MB, ${((performance.now() - start) / 1_000).toFixed(1)} s, memory rose by ${rose} MB; ${result.created} created, problems: ${result.problems.slice(0, 3).map(({ line, code }) => `${line} ${code}`).join(', ')}`)
    return { ...result, rose }
  } finally {
    clearInterval(watch)
  }
}

/** Half of what the issue allows an import of a million. */
const bound = 400
const person = (name: string) => `${name},Lee,${name}@example.com\r\n`
const card = (name: string, ...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', `N:Lee;${name};;;`, ...lines, 'END:VCARD', ''].join('\r\n')
const entry = (name: string, more = '') => `dn: cn=${name},mail=${name}@example.com\nobjectclass: person\ngivenName: ${name}\nsn: Lee\n${more}\n`
const head = 'First Name,Last Name,E-mail Address\r\n'

async function given(core: TestCore): Promise<string[]> {
  const { rows } = await core.api.contacts.list({ limit: 100 })
  return rows.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))
}

describe('one endless line', () => {
  test('in a table: the rows before and behind are kept, the line is named', async () => {
    const core = openTestCore()
    const result = await run(core, write('line.csv', head, person('Ann'), ['a', 300 * mega], '\r\n', person('Bob')))
    expect(await given(core)).toEqual(expect.arrayContaining(['Lee, Ann', 'Lee, Bob']))
    if (isHuge) expect(result.problems).toEqual(expect.arrayContaining([expect.objectContaining({ file: 'line.csv', line: 3, code: 'recordTooLong' })]))
    expect(result.rose).toBeLessThan(bound)
  })

  test('in cards: the cards before and behind are kept, the line is named', async () => {
    const core = openTestCore()
    const result = await run(core, write('line.vcf', card('Ann'), 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Cy;;;\r\nNOTE:', ['a', 300 * mega], '\r\nTEL:1\r\nEND:VCARD\r\n', card('Bob')))
    expect(await given(core)).toEqual(['Lee, Ann', 'Lee, Bob', 'Lee, Cy'])
    expect(result.problems.map(({ line }) => line)).toContain(isHuge ? 8 : 5)
    expect(result.rose).toBeLessThan(isHuge ? 800 : bound)
  })

  test('in a directory: the entries before and behind are kept', async () => {
    const core = openTestCore()
    const result = await run(core, write('line.ldif', entry('Ann'), 'dn: cn=Cy,mail=c@example.com\nobjectclass: person\nsn: Lee\ncn: Cy Lee\ndescription: ', ['a', 300 * mega], '\n\n', entry('Bob')))
    expect(await given(core)).toEqual(expect.arrayContaining(['Lee, Ann', 'Lee, Bob']))
    expect(result.rose).toBeLessThan(isHuge ? 800 : bound)
  })

  test('of nothing but NULs, or of one letter, under any name: nobody, and no memory', async () => {
    for (const name of ['nothing.csv', 'nothing.vcf', 'nothing.ldif']) {
      const core = openTestCore()
      for (const sign of ['\0', 'x']) {
        const result = await run(core, write(name, [sign, 500 * mega])).catch((error: unknown) => ({ created: 0, rose: 0, refused: error }))
        expect(result.created, `${name} of ${JSON.stringify(sign)}`).toBeLessThanOrEqual(1)
        expect(result.rose).toBeLessThan(bound)
      }
    }
  })
})

test('a quotation mark that never closes at the beginning of a large table costs its own line only', async () => {
  const core = openTestCore()
  const result = await run(core, write('quote.csv', head, '"Open,Lee,x@example.com\r\n', person('Ann'), [`${','.repeat(99)}\r\n`, 500 * mega], person('Bob'), [`${','.repeat(99)}\r\n`, 500 * mega], person('Cy')))
  expect(await given(core)).toEqual(['Lee, Ann', 'Lee, Bob', 'Lee, Cy', 'Lee, Open'])
  expect(result.problems).toEqual(expect.arrayContaining([expect.objectContaining({ line: 2, code: 'unclosedQuote' })]))
  expect(result.rose).toBeLessThan(bound)
})

test('hundreds of megabytes of cards that are none: the good ones among them are kept', async () => {
  const core = openTestCore()
  const result = await run(core, write('junk.vcf', card('Ann'), ['this is not a card: it is a text;\r\n', 250 * mega], card('Bob'), ['BEGIN:VCARD\r\nEND:VCARD\r\n', 20 * mega], card('Cy')))
  expect(await given(core)).toEqual(['Lee, Ann', 'Lee, Bob', 'Lee, Cy'])
  expect(result.rose).toBeLessThan(bound)
})

describe('a photo of a hundred megabytes', () => {
  test.each([['folded', '\r\n ', '3.0'], ['on one line', '', '3.0'], ['in lines of vCard 2.1', '\r\n', '2.1']])('%s: it is kept or told, its card and the next one are kept', async (_, fold, version) => {
    const core = openTestCore()
    const line = `${'A'.repeat(72)}${fold}`
    const head21 = version === '2.1' ? 'PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n' : 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/'
    const result = await run(core, write('photo.vcf', `BEGIN:VCARD\r\nVERSION:${version}\r\nN:Lee;Ann;;;\r\n${head21}`, [line, 133 * mega], `AAAA${version === '2.1' ? '\r\n' : ''}\r\nTEL:+49 30 1\r\nEND:VCARD\r\n`, card('Bob')))
    expect(await given(core)).toEqual(['Lee, Ann', 'Lee, Bob'])
    if (isHuge) expect(result.problems).toEqual([expect.objectContaining({ file: 'photo.vcf', line: 4, code: 'propertyTooLong' })])
    expect(result.rose).toBeLessThan(isHuge ? 800 : bound)
  })
})

describe('tables too wide or too long', () => {
  const columns = isHuge ? 1_000_000 : 30_000
  test.each(['plain', 'quoted'])('a header of so many %s columns: the rows are kept', async (kind) => {
    const core = openTestCore()
    const cell = (index: number) => (kind === 'quoted' ? `"c${index}"` : `c${index}`)
    const result = await run(core, write('wide.csv', `First Name,Last Name,E-mail Address,${Array.from({ length: columns }, (_, index) => cell(index)).join(',')}\r\n`, person('Ann'), person('Bob')))
    expect(await given(core)).toEqual(['Lee, Ann', 'Lee, Bob'])
    expect(result.rose).toBeLessThan(isHuge ? 1_500 : bound)
  })

  test('two hundred thousand rows of empty cells bring nobody in', async () => {
    const core = openTestCore()
    const result = await run(core, write('empty.csv', head, `${',,\r\n'.repeat(200_000)}${person('Ann')}`))
    expect(result).toMatchObject({ created: 1, failed: 0 })
    expect(result.rose).toBeLessThan(bound)
  })

  test('where every row has something wrong all are kept, and of the problems as many are told as can be read', async () => {
    const core = openTestCore()
    const rows = isHuge ? 200_000 : 12_000
    const result = await run(core, write('wrong.csv', `${head.trim()},Birthday\r\n`, Array.from({ length: rows }, (_, index) => `P${index},Lee,p${index}@example.com,neverday,"more" x\r\n`).join('')))
    expect(result.created).toBe(rows)
    expect(result.problems.length).toBeGreaterThan(9_999)
    expect(result.problems.length).toBeLessThan(10_100)
    expect(result.rose).toBeLessThan(isHuge ? 800 : bound)
  })
})
