import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openBuiltCore } from './core-thread.ts'
import { tell } from './figures.ts'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
/** A start is measured so often; the quickest counts. */
const rounds = 5

/** Start to usable list of a full file beside that of an empty one: the core's thread with its first list, and the whole command line. */
export async function measureStart(full: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-start-'))
  try {
    const empty = join(folder, 'empty.touchbase')
    const threads = { empty: await startThread(empty, folder), full: await startThread(full, folder) }
    tell('start of the core to its first list: ms, empty / full', `${threads.empty.toFixed(0)} / ${threads.full.toFixed(0)}: ${(threads.full / threads.empty).toFixed(2)} times`)
    const commands = { empty: startCommand(empty, folder), full: startCommand(full, folder) }
    tell('command line, list of 50: ms, empty / full', `${commands.empty.toFixed(0)} / ${commands.full.toFixed(0)}: ${(commands.full / commands.empty).toFixed(2)} times`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startThread(file: string, backups: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    const core = await openBuiltCore(file, backups)
    await core.read('contacts.list', { limit: 100, isCountLate: true })
    // The first start makes an empty file, or brings an older one up to date.
    if (round > 0) least = Math.min(least, performance.now() - start)
    await core.close()
  }
  return least
}

function startCommand(file: string, folder: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [cli, '--file', file, 'list', 'contacts', '--limit', '50', '--json'], { env: { ...process.env, TB_DATA: folder }, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    least = Math.min(least, performance.now() - start)
  }
  return least
}
