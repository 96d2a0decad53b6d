import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { verify } from '../../electron/core/backups/verify.ts'
import { knownLayouts } from '../../electron/core/db/known-layouts.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seeded } from '../support/random.ts'
import { importedName, nameOf, type Step, type Told } from './victim.ts'

/**
 * A process that edits, imports, undoes and backs up is killed (SIGKILL) at random moments. After each, the file opens,
 * nothing that was said to be done is lost, and nothing is there by half. More rounds: TB_KILL_ROUNDS; another run of
 * moments: TB_KILL_SEED.
 */
const rounds = Number(process.env['TB_KILL_ROUNDS'] ?? 50)
const firstSeed = Number(process.env['TB_KILL_SEED'] ?? 1)
const lanes = 2
/** Rounds on one file before a new one is begun: what a kill leaves must bear the next. */
const roundsPerFile = 9
/** Longest time from the start of the process to its end, in milliseconds; its start-up and opening are among the moments. */
const longestLife = 2_000

const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, `node_modules/.cache/touchbase-victim-${process.pid}`)

beforeAll(async () => {
  await build({
    root, configFile: false, logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true, outDir: bundle, emptyOutDir: true, target: 'node24',
      rolldownOptions: {
        input: { victim: join(root, 'tests/faults/victim.ts'), 'backup-worker': join(root, 'electron/core/backups/backup-worker.ts') },
        external: [/^@myriaddreamin\//],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
})
afterAll(() => rmSync(bundle, { recursive: true, force: true }))

/** The data as it should be: a contact by its number, an import by its size; and the states that undo and redo lead to. */
type Data = ReadonlyMap<number, { nickname: string; phones: string[]; isRemoved: boolean } | { count: number }>
interface Model {
  now: Data
  undo: Data[]
  redo: Data[]
}

function after({ now, undo, redo }: Model, step: Step): Model {
  if (step.op === 'backup') return { now, undo, redo }
  if (step.op === 'undo') return { now: undo.at(-1) ?? now, undo: undo.slice(0, -1), redo: [...redo, now] }
  if (step.op === 'redo') return { now: redo.at(-1) ?? now, undo: [...undo, now], redo: redo.slice(0, -1) }
  const next = new Map(now)
  const before = now.get(step.key)
  if (step.op === 'import') next.set(step.key, { count: step.count })
  else if (step.op === 'remove') next.set(step.key, { nickname: '', phones: [], ...before, isRemoved: true })
  else next.set(step.key, { nickname: step.nickname, phones: step.phones, isRemoved: false })
  return { now: next, undo: [...undo, now], redo: [] }
}

/** The lines that the data should make, and those that the file makes. */
function expected(data: Data): string[] {
  return [...data].flatMap(([key, entry]) => 'count' in entry
    ? Array.from({ length: entry.count }, (_, index) => `${importedName(key, index)} | +1 202 ${index}`)
    : [`${nameOf(key)}${entry.isRemoved ? ' removed' : ''} ${entry.nickname} | ${entry.phones.join(', ')}`]).sort()
}

function found({ services }: TestCore): string[] {
  return services.store.read.column<string>(
    `SELECT familyName || iif(deletedAt IS NULL, '', ' removed') || coalesce(' ' || nickname, '') || ' | ' || coalesce((SELECT group_concat(value, ', ' ORDER BY rank) FROM phone WHERE contactId = contact.id), '') FROM contact`).sort()
}

/** What is there too much and too little, in short; empty when nothing is. */
function difference(is: string[], should: string[]): string {
  const [has, wants] = [new Set(is), new Set(should)]
  const extra = is.filter((line) => !wants.has(line))
  const missing = should.filter((line) => !has.has(line))
  if (extra.length + missing.length === 0) return is.length === should.length ? '' : 'something is there twice'
  return `${extra.length} too many (${extra.slice(0, 3).join('; ')}), ${missing.length} missing (${missing.slice(0, 3).join('; ')})`
}

/** Lets the victim work for a while, kills it, and gives what it said. */
async function runVictim(file: string, backups: string, seed: number, firstKey: number): Promise<Told[]> {
  const victim = spawn(process.execPath, [join(bundle, 'victim.js'), '--victim', file, backups, String(seed), String(firstKey)], {
    // What it leaves in its work folder goes with the test's own.
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: dirname(dirname(file)), TEMP: dirname(dirname(file)), TMP: dirname(dirname(file)) },
  })
  let said = ''
  let complaint = ''
  victim.stdout.on('data', (bytes: Buffer) => { said += bytes.toString() })
  victim.stderr.on('data', (bytes: Buffer) => { complaint += bytes.toString() })
  // A third of the deaths come at any time, opening included; the others while it works.
  const random = seeded(seed)
  const ended = new Promise<NodeJS.Signals | null>((done) => victim.once('close', (_, signal) => done(signal)))
  if (random() > 0.33) await Promise.race([ended, new Promise<void>((opened) => victim.stdout.once('data', () => opened()))])
  await Promise.race([ended, new Promise((wait) => setTimeout(wait, random() * longestLife))])
  victim.kill('SIGKILL')
  expect(await ended, complaint).toBe('SIGKILL')
  // A line that was cut by the end was not said.
  return said.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Told)
}

async function checkSearch(core: TestCore, data: Data, random: () => number): Promise<void> {
  const entries = [...data]
  for (let turn = 0; turn < 5 && entries.length > 0; turn++) {
    const [key, entry] = entries[Math.floor(random() * entries.length)] ?? [0, { count: 0 }]
    const { total } = await core.api.contacts.list({ lookup: { text: nameOf(key) } })
    expect(total, `searching ${nameOf(key)}`).toBe('count' in entry ? entry.count : entry.isRemoved ? 0 : 1)
  }
}

test.concurrent.each(Array.from({ length: lanes }, (_, lane) => lane))(`killed at random, nothing said is lost and nothing is there by half (lane %i of ${rounds} rounds)`, { timeout: 120_000 + rounds * 10_000 }, async (lane) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-kill-'))
  const tally = { steps: 0, pending: 0 }
  let model: Model = { now: new Map(), undo: [], redo: [] }
  const proven = new Set<string>()
  let name = ''
  let nextKey = 1
  for (let round = 0; lane + round * lanes < rounds; round++) {
    if (round % roundsPerFile === 0) {
      name = join(folder, String(round))
      model = { now: new Map(), undo: [], redo: [] }
    }
    const [file, backups] = [join(name, 'a.touchbase'), join(name, 'backups')]
    const seed = firstSeed * 1_000 + lane + round * lanes
    const told = await runVictim(file, backups, seed, nextKey)
    nextKey += told.length + 1
    const done = told.flatMap((line) => (line.told === 'done' ? [line.step] : []))
    model = done.reduce(after, model)
    const last = told.at(-1)
    const pending = last?.told === 'begin' ? last.step : null
    tally.steps += done.length

    const core = openTestCore({ file, log: () => {} })
    const lines = found(core)
    if (pending && pending.op !== 'backup') {
      // What was under way when it was killed is there whole, or not at all.
      tally.pending += 1
      const next = after(model, pending)
      if (JSON.stringify(lines) === JSON.stringify(expected(next.now)) && JSON.stringify(lines) !== JSON.stringify(expected(model.now))) model = next
    }
    expect(difference(lines, expected(model.now)), `seed ${seed}, file ${name}: ${JSON.stringify(told)}`).toBe('')
    // Much that search does not know yet is left to a job at the opening.
    for (const { id } of core.services.jobs.list()) await core.services.jobs.ended(id)
    expect(verify({ path: file, openFile: file, known: knownLayouts() }).notes, `seed ${seed}`).toEqual([])
    await checkSearch(core, model.now, seeded(seed))
    await core.close()
    // Whatever has a backup's name is a whole one.
    for (const backup of existsSync(backups) ? readdirSync(backups).filter((entry) => !entry.startsWith('.')) : []) {
      const path = join(backups, backup)
      if (!proven.has(path)) expect(verify({ path, openFile: null, known: knownLayouts() }).kind).toBe('backup')
      proven.add(path)
    }
  }
  rmSync(folder, { recursive: true, force: true })
  // The rounds must have met real work, and work cut in two, or they have shown nothing.
  expect(tally.steps).toBeGreaterThan(rounds)
  expect(tally.pending).toBeGreaterThan(0)
})
