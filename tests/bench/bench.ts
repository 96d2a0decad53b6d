import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBuiltCore, pause, type BuiltCore } from './core-thread.ts'
import { measureDirectory } from './directory.ts'
import { spread, tell } from './figures.ts'
import { measureFuzz } from './fuzz.ts'
import { measureScreen } from './keystroke.ts'
import { icsOf, measureIcs } from './measure-ics.ts'
import { calendarOf, measureMonth } from './measure-calendar.ts'
import { measureImport, sqliteSeconds } from './measure-import.ts'
import { measureLists } from './measure-lists.ts'
import { measureSearch } from './measure-search.ts'
import { measureStart } from './measure-start.ts'
import { dayOf, measureToday } from './measure-today.ts'
import { fillHistory, measureTimeline } from './measure-timeline.ts'
import { csvOf, vcardOf } from './people.ts'

/**
 * `npm run bench`: what imports, search, lists, start, screen, undo, export and print cost over TB_BENCH_N invented contacts
 * (100,000), beside what others need for the same. It drives the built core by `fetch`, as the shells do. Nothing is
 * asserted: figures are for people, and CPU seconds compare better between machines and busy hours than times do.
 * - TB_BENCH_ICS: how many events the calendar has (10,000); TB_CALCURSE: where calcurse is, if not on the path.
 * - TB_BENCH_ONLY: a few parts by name, with commas.
 * - TB_BENCH_MILLION=1: the CSV import of ten times as many too, and how many times the cost it is.
 * - TB_BENCH_FILE: a file of TB_BENCH_N people of people.ts to measure on, instead of one imported now. A copy is used.
 */
const count = Number(process.env['TB_BENCH_N'] ?? 100_000)
const only = (process.env['TB_BENCH_ONLY'] ?? '').split(',').filter(Boolean)
const given = process.env['TB_BENCH_FILE']
const work = mkdtempSync(join(tmpdir(), 'touchbase-bench-'))
const backups = join(work, 'backups')
const full = join(work, 'csv.touchbase')

const icsCount = Number(process.env['TB_BENCH_ICS'] ?? 10_000)

type Part = 'import' | 'search' | 'lists' | 'start' | 'screen' | 'export' | 'undo' | 'vcard' | 'ics' | 'directory' | 'calendar' | 'timeline' | 'today' | 'fuzz'
const isWanted = (part: Part) => only.length === 0 || only.includes(part)

try {
  console.log(`Touchbase over ${count} contacts; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}\n`)
  const peer = await fillFile()
  if (isWanted('start')) await measureStart(full)
  await onFile(full, async (core) => {
    if (isWanted('search')) await measureSearch(core, count, full)
    if (isWanted('lists')) await measureLists(core)
    if (isWanted('export')) await measureExport(core)
  })
  if (isWanted('screen')) await measureScreen(full)
  if (isWanted('undo') && !given) await onFile(full, measureUndo)
  if (isWanted('today')) {
    const day = write('day.ics', dayOf(100_000, new Date().toISOString().slice(0, 10)))
    await onFile(full, (core) => measureToday(core, day, 100_000))
  }
  if (isWanted('timeline')) {
    fillHistory(full, 10_000, 100_000)
    await onFile(full, (core) => measureTimeline(core, 10_000))
  }
  if (isWanted('vcard')) {
    const vcard = write('people.vcf', vcardOf(count))
    await onFile(join(work, 'vcard.touchbase'), async (core) => void (await measureImport(core, 'vCard', vcard, peer)))
  }
  if (isWanted('ics')) measureIcs(write('events.ics', icsOf(icsCount)), icsCount, work)
  if (isWanted('directory')) await measurePrint(10_000)
  if (isWanted('calendar')) {
    for (const events of [10_000, 100_000]) {
      const calendar = write(`calendar-${events}.ics`, calendarOf(events))
      await onFile(join(work, `calendar-${events}.touchbase`), (core) => measureMonth(core, calendar, events))
    }
  }
  if (isWanted('fuzz')) await measureFuzz(Number(process.env['TB_FUZZ_N'] ?? 200_000))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Makes the file that everything is measured on; gives what sqlite3 needs for the like. */
async function fillFile(): Promise<number | null> {
  if (given) {
    copyFileSync(given, full)
    return null
  }
  const csv = write('people.csv', csvOf(count))
  const peer = sqliteSeconds(csv, work)
  tell('sqlite3 .import + FTS5, CSV: CPU s', peer === null ? 'sqlite3 is not on this machine' : peer.toFixed(2))
  let seconds = 0
  await onFile(full, async (core) => { ({ seconds } = await measureImport(core, 'CSV', csv, peer)) })
  // Closing writes the log back into the file.
  tell('file: bytes per contact', String(Math.round(statSync(full).size / count)))
  if (process.env['TB_BENCH_MILLION']) {
    const more = write('more.csv', csvOf(10 * count))
    const large = join(work, 'large.touchbase')
    await onFile(large, async (core) => {
      const cost = await measureImport(core, 'CSV × 10', more, null)
      tell('ten times as many: times the CPU', (cost.seconds / seconds).toFixed(1))
    })
    tell('ten times as many: bytes per contact', String(Math.round(statSync(large).size / count / 10)))
  }
  return peer
}

async function onFile(file: string, measure: (core: BuiltCore) => Promise<void>): Promise<void> {
  const core = await openBuiltCore(file, backups)
  try {
    await measure(core)
  } finally {
    await core.close()
  }
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

async function measureExport(core: BuiltCore): Promise<void> {
  const start = performance.now()
  const { size } = await core.job<{ size: number }>('exports.start', { format: 'json' })
  tell('JSON export: elapsed s, MB', `${((performance.now() - start) / 1_000).toFixed(1)}, ${Math.round(size / 1e6)}`)
}

async function measureUndo(core: BuiltCore): Promise<void> {
  const times: number[] = []
  const { data: sets } = await core.read<{ id: number; action: string }[]>('changes.list', { limit: 50 })
  const set = sets.find(({ action }) => action === 'imports.run')
  const start = performance.now()
  await core.job('changes.undo', { ...(set ? { id: set.id } : {}), overwrite: true }, async () => {
    times.push((await core.read('contacts.list', { limit: 40 })).time)
    await pause(20)
  })
  tell('undo of the import: elapsed s', ((performance.now() - start) / 1_000).toFixed(1))
  tell('undo: a list read meanwhile, ms p50 / p95', spread(times))
}

async function measurePrint(people: number): Promise<void> {
  const csv = join(work, 'directory.csv')
  writeFileSync(csv, [...csvOf(people)].join(''))
  await onFile(join(work, 'directory.touchbase'), async (core) => {
    await measureImport(core, `CSV of ${people}`, csv, null)
    const { ours, memory, pages, wkhtmltopdf, chromium, chromiumTables } = await measureDirectory(core, people)
    const times = (peer: number | null) => (peer === null ? 'not on this machine' : `${peer.toFixed(2)}, ours is ${(ours / peer).toFixed(2)} of it`)
    tell(`directory of ${people}: CPU s, pages, MB`, `${ours.toFixed(2)}, ${pages}, ${memory}`)
    tell('the same by wkhtmltopdf: CPU s', times(wkhtmltopdf))
    tell('the same by Chromium, CSS columns: CPU s', times(chromium))
    tell('the same by Chromium, tables: CPU s', times(chromiumTables))
  })
}
