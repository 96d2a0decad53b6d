import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const program = resolve(import.meta.dirname, '../../out/main/cli.js')
const folder = mkdtempSync(join(tmpdir(), 'touchbase-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'people.touchbase')

interface Answer {
  status: number | null
  json: Record<string, never> & { [key: string]: unknown }
  out: string
  err: string
}
function touchbase(...args: string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--file', file, ...args], { encoding: 'utf8', env: { ...process.env, TB_DATA: folder } })
  let json: unknown = null
  if (args.includes('--json')) json = JSON.parse(stdout)
  return { status, json: json as Answer['json'], out: stdout, err: stderr }
}

const card = (name: string, more = '') => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${name}\r\nFN:${name}\r\nN:${name};;;;\r\n${more}END:VCARD\r\n`

// `npm test` builds before it tests; alone, this asks for the build.
describe.runIf(existsSync(program))('the command line', () => {
  test('import, search, list, show, export, undo, redo and changes, each one JSON document', () => {
    const vcf = join(folder, 'two.vcf')
    writeFileSync(vcf, card('Nowak', 'TEL:+48221234567\r\n') + card('王小明'))
    expect(touchbase('--json', 'import', vcf)).toMatchObject({ status: 0, json: { created: 2, updated: 0, skipped: 0, failed: 0, changeSet: 1, problems: [] } })
    expect(touchbase('--json', 'search', 'wxm')).toMatchObject({ status: 0, json: { total: 1, items: [{ name: '王小明' }] } })
    const list = touchbase('--json', 'list', 'contacts', '--fields', 'id,name', '--limit', '1').json as unknown as { total: number; items: { id: number; name: string }[] }
    expect(list).toEqual({ total: 2, items: [{ id: expect.any(Number) as number, name: 'Nowak' }] })
    const id = list.items[0]?.id ?? 0
    expect(touchbase('--json', 'show', String(id)).json).toMatchObject({ id, phones: [{ e164: '+48221234567' }] })
    const out = join(folder, 'out.json')
    expect(touchbase('--json', 'export', 'contacts', '--to', out).json).toMatchObject({ count: 2 })
    expect((JSON.parse(readFileSync(out, 'utf8')) as { contacts: unknown[] }).contacts).toHaveLength(2)
    expect(touchbase('--json', 'undo').json).toMatchObject({ changeSet: { id: 1 } })
    expect(touchbase('--json', 'info').json).toMatchObject({ contacts: 0 })
    expect(touchbase('--json', 'redo').json).toMatchObject({ changeSet: { id: 1 } })
    expect(touchbase('--json', 'changes').json).toMatchObject({ total: 1, items: [{ action: 'imports.run', state: 'done' }] })
  })

  test('a report and a proven backup, verified, damaged, restored', () => {
    const pdf = join(folder, 'directory.pdf')
    expect(touchbase('--json', 'report', 'directory', '--to', pdf, '--language', 'zh-CN').status).toBe(0)
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    const backups = join(folder, 'backups')
    expect(touchbase('--json', 'backup', backups).status).toBe(0)
    const [name = ''] = readdirSync(backups)
    expect(touchbase('--json', 'verify', join(backups, name))).toMatchObject({ status: 0, json: { kind: 'backup', contacts: 2 } })
    expect(touchbase('--json', 'verify', file)).toMatchObject({ status: 0, json: { kind: 'file', contacts: 2 } })
    const bytes = readFileSync(join(backups, name))
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1
    writeFileSync(join(folder, 'damaged.touchbase-backup'), bytes)
    expect(touchbase('--json', 'verify', join(folder, 'damaged.touchbase-backup'))).toMatchObject({ status: 1, json: { error: { code: 'damagedFile' } } })
    const restored = join(folder, 'restored.touchbase')
    expect(touchbase('--json', 'restore', join(backups, name), '--to', restored).status).toBe(0)
    expect(touchbase('--json', 'restore', join(backups, name), '--to', restored)).toMatchObject({ status: 1, json: { error: { code: 'conflict' } } })
  })

  test.each([
    [['nonsense'], 2, 'There is no command'],
    [['list', 'unicorns'], 2, 'list takes one of'],
    [['list', 'contacts', '--lookup', 'colour=red'], 2, 'no field'],
    [['list', 'contacts', '--limit', 'many'], 2, '--limit'],
    [['export', 'contacts'], 2, '--to'],
    [['show', '999'], 1, 'not there'],
    [['undo', '999'], 1, 'no change 999'],
    [['import', '/nowhere/at/all.vcf'], 3, ''],
  ] as const)('%j ends with status %i', (args, status, words) => {
    const answer = touchbase(...args)
    expect(answer.status).toBe(status)
    expect(answer.err).toContain(words)
  })

  test('help names every command of the design', () => {
    const { out, status } = touchbase('--help')
    expect(status).toBe(0)
    for (const name of ['info', 'demo', 'import', 'export', 'search', 'list', 'show', 'report', 'undo', 'redo', 'changes', 'backup', 'verify', 'restore', 'serve']) expect(out).toContain(`  ${name}`)
  })
})
