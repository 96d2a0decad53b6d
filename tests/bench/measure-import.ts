import { spawnSync } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { pause, type BuiltCore } from './core-thread.ts'
import { spread, tell } from './figures.ts'

export interface ImportCost {
  /** CPU seconds of the whole process, and the highest of its resident memory, in bytes. */
  seconds: number
  peak: number
}

/** Brings a file in as a shell does, with a list and a contact read over and over meanwhile. */
export async function measureImport(core: BuiltCore, kind: string, path: string, peer: number | null): Promise<ImportCost> {
  const answer = await core.fetch(new Request('http://core/api/upload', { method: 'POST', body: await openAsBlob(path) }))
  const { uploadId } = (await answer.json()) as { uploadId: string }
  const times: number[] = []
  let peak = 0
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await core.job<{ created: number; problems: unknown[] }>('imports.start', { files: [{ uploadId, name: `people.${kind.startsWith('CSV') ? 'csv' : 'vcf'}` }] }, async () => {
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
  return { seconds, peak }
}

/** The least that the same file costs: one flat table, an index by name, one full-text index with prefixes. CPU seconds; null without sqlite3. */
export function sqliteSeconds(csv: string, work: string): number | null {
  const script = [
    '.mode csv', `.import "${csv}" people`, 'CREATE INDEX byName ON people ("Last Name", "First Name");',
    `CREATE VIRTUAL TABLE found USING fts5("First Name", "Last Name", Company, "E-mail Address", "Business Phone", "Mobile Phone", "Business City", Notes, content='people', prefix='1 2 3');`,
    `INSERT INTO found (found) VALUES ('rebuild');`,
  ].join('\n')
  // A child's use is only told by the system's shell: `times` counts user and system time of ended children.
  const { status, stdout } = spawnSync('sh', ['-c', 'sqlite3 "$0" && times', join(work, 'peer.db')], { input: script, encoding: 'utf8' })
  if (status !== 0) return null
  return (stdout.trim().split('\n').at(-1) ?? '').split(' ').reduce((sum, text) => {
    const [minutes = '0', seconds = '0'] = text.replace('s', '').split('m')
    return sum + Number(minutes) * 60 + Number(seconds)
  }, 0)
}
