import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openAsBlob, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBuiltCore, pause, type BuiltCore } from './core-thread.ts'
import { csvOf, person, vcardOf } from './people.ts'

/**
 * `npm run bench`: what imports, searches, lists, undo and export cost over TB_BENCH_N invented contacts (100,000), beside
 * what the sqlite3 command line needs for the same file. It drives the built core by `fetch`, as the shells do. Nothing is
 * asserted: figures are for people, and CPU seconds compare better between machines and busy hours than times do.
 */
const count = Number(process.env['TB_BENCH_N'] ?? 100_000)
const work = mkdtempSync(join(tmpdir(), 'touchbase-bench-'))
const tell = (what: string, figure: string) => console.log(`${what.padEnd(52)} ${figure}`)

try {
  console.log(`Touchbase over ${count} contacts; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}\n`)
  const csv = write('people.csv', csvOf(count))
  const vcard = write('people.vcf', vcardOf(count))
  const peer = sqliteSeconds(csv)
  tell('sqlite3 .import + FTS5, CSV: CPU s', peer === null ? 'sqlite3 is not on this machine' : peer.toFixed(2))
  let core = await openBuiltCore(join(work, 'csv.touchbase'), join(work, 'backups'))
  await measureImport(core, 'CSV', csv, peer)
  // Closing writes the log back into the file.
  await core.close()
  tell('file: bytes per contact', String(Math.round(statSync(join(work, 'csv.touchbase')).size / count)))
  core = await openBuiltCore(join(work, 'csv.touchbase'), join(work, 'backups'))
  await measureSearch(core)
  await measureLists(core)
  await measureExport(core)
  await measureUndo(core)
  await core.close()
  const second = await openBuiltCore(join(work, 'vcard.touchbase'), join(work, 'backups'))
  await measureImport(second, 'vCard', vcard, peer)
  await second.close()
} finally {
  rmSync(work, { recursive: true, force: true })
}

function write(name: string, pieces: Iterable<string>): string {
  const path = join(work, name)
  const descriptor = openSync(path, 'w')
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < 1_000_000) continue
    writeSync(descriptor, waiting)
    waiting = ''
  }
  writeSync(descriptor, waiting)
  closeSync(descriptor)
  return path
}

/** The least that the same file costs: one flat table, an index by name, one full-text index with prefixes. CPU seconds; null without sqlite3. */
function sqliteSeconds(csv: string): number | null {
  const script = [
    '.mode csv', `.import "${csv}" people`, 'CREATE INDEX byName ON people ("Last Name", "First Name");',
    `CREATE VIRTUAL TABLE found USING fts5("First Name", "Last Name", Company, "E-mail Address", "Business Phone", "Mobile Phone", "Business City", Notes, content='people', prefix='1 2 3');`,
    `INSERT INTO found (found) VALUES ('rebuild');`,
  ].join('\n')
  // A child's use is only told by the system's shell: `times` counts user and system time of ended children.
  const { status, stdout } = spawnSync('sh', ['-c', 'sqlite3 "$0" && times', join(work, 'peer.db')], { input: script, encoding: 'utf8' })
  if (status !== 0) return null
  const [user, system] = (stdout.trim().split('\n').at(-1) ?? '').split(' ').map((text) => {
    const [minutes = '0', seconds = '0'] = text.replace('s', '').split('m')
    return Number(minutes) * 60 + Number(seconds)
  })
  return (user ?? 0) + (system ?? 0)
}

async function measureImport(core: BuiltCore, kind: string, path: string, peer: number | null): Promise<void> {
  const answer = await core.fetch(new Request('http://core/api/upload', { method: 'POST', body: await openAsBlob(path) }))
  const { uploadId } = (await answer.json()) as { uploadId: string }
  const times: number[] = []
  let peak = 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await core.job<{ created: number; problems: unknown[] }>('imports.start', { files: [{ uploadId, name: `people.${kind === 'CSV' ? 'csv' : 'vcf'}` }] }, async () => {
    times.push((await core.read('contacts.list', { limit: 40, offset: 0 })).time)
    peak = Math.max(peak, process.memoryUsage.rss())
    await pause(20)
  })
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (user + system) / 1e6
  tell(`${kind} import: CPU s (elapsed s)`, `${seconds.toFixed(2)} (${((performance.now() - start) / 1_000).toFixed(1)}), ${result.created} contacts, ${result.problems.length} problems`)
  if (peer !== null) tell(`${kind} import: times the CPU of sqlite3`, (seconds / peer).toFixed(1))
  tell(`${kind} import: peak memory of the process, MB`, String(peak >> 20))
  tell(`${kind} import: a list read meanwhile, ms p50 / p95`, spread(times))
}

async function measureSearch(core: BuiltCore): Promise<void> {
  const some = Array.from({ length: 200 }, (_, index) => person(Math.floor((index * count) / 200)))
  const european = some.filter((one) => /^[\p{Script=Latin}’]+$/u.test(one['Last Name']))
  const chinese = some.filter((one) => /\p{Script=Han}/u.test(one['Last Name']))
  const kinds: Record<string, string[]> = {
    '1 letter': european.map((one) => one['Last Name'].slice(0, 1)), '2 letters': european.map((one) => one['Last Name'].slice(0, 2)), '3 letters': european.map((one) => one['Last Name'].slice(0, 3)),
    'two words': european.map((one) => `${one['Last Name'].slice(0, 3)} ${one['First Name'].slice(0, 2)}`),
    '1 Chinese character': chinese.map((one) => one['Last Name'].slice(0, 1)), '2 Chinese characters': chinese.map((one) => (one['Last Name'] + one['First Name']).slice(0, 2)),
    pinyin: ['wang', 'xiaoming', 'liwei', 'zhang', 'oy', 'chenf', 'lix', 'wxm'], 'last four phone digits': some.map((one) => one['Business Phone'].slice(-4)),
    'part of an e-mail domain': some.map((one) => one['E-mail Address'].split('@')[1]?.split('.')[0]?.split('-')[1] ?? 'foods'),
  }
  for (const [kind, texts] of Object.entries(kinds)) {
    const times: number[] = []
    for (let round = 0; times.length < 100; round++) for (const text of texts) times.push((await core.read('contacts.list', { lookup: { text }, limit: 50 + (round % 2) })).time)
    tell(`search, ${kind}: ms p50 / p95`, spread(times))
  }
}

async function measureLists(core: BuiltCore): Promise<void> {
  for (const column of ['name', 'company', 'email', 'city', 'updatedAt']) {
    const sort = { column, direction: 'ascending' }
    const { data, time } = await core.read<{ total: number }>('contacts.list', { sort, limit: 60 })
    const times: number[] = []
    for (let jump = 0; jump < 100; jump++) times.push((await core.read('contacts.list', { sort, limit: 60, offset: Math.floor((data.total * ((jump * 37) % 100)) / 100) })).time)
    tell(`list by ${column}: first ms; then jumps p50 / p95`, `${time.toFixed(0)}; ${spread(times)}`)
  }
}

async function measureExport(core: BuiltCore): Promise<void> {
  const start = performance.now()
  const { size } = await core.job<{ size: number }>('exports.start', { format: 'json' })
  tell('JSON export: elapsed s, MB', `${((performance.now() - start) / 1_000).toFixed(1)}, ${Math.round(size / 1e6)}`)
}

async function measureUndo(core: BuiltCore): Promise<void> {
  const times: number[] = []
  const start = performance.now()
  await core.job('changes.undo', {}, async () => {
    times.push((await core.read('contacts.list', { limit: 40 })).time)
    await pause(20)
  })
  tell('undo of the import: elapsed s', ((performance.now() - start) / 1_000).toFixed(1))
  tell('undo: a list read meanwhile, ms p50 / p95', spread(times))
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  return `${at(0.5)} / ${at(0.95)}`
}
