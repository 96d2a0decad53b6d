import { writeFileSync, writeSync } from 'node:fs'
import { beforeImport } from '../../electron/core/backups/backups.ts'
import { openCore, type Core } from '../../electron/core/core.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { seeded } from '../support/random.ts'

/**
 * The process that kill.test.ts kills. It works on a file without end, and says on standard output what it is about to do
 * and, once the core has answered, that it is done: a said `done` is what a user has seen as saved.
 */
export type Step =
  | { op: 'create'; key: number; nickname: string; phones: string[] }
  | { op: 'update'; key: number; nickname: string; phones: string[] }
  | { op: 'remove'; key: number }
  | { op: 'import'; key: number; count: number }
  | { op: 'undo' }
  | { op: 'redo' }
  | { op: 'backup' }
export type Told = { told: 'open' } | { told: 'begin'; step: Step } | { told: 'done'; step: Step }

/** Names rise with their number, so that one text finds one contact or one import. */
export const nameOf = (key: number) => `k${String(key).padStart(6, '0')}`
export const importedName = (key: number, index: number) => `${nameOf(key)} ${String(index).padStart(4, '0')}`

function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n`)
}

async function work(file: string, backups: string, seed: number, firstKey: number): Promise<never> {
  const core = openCore({ file, folders: { resources: '', backups }, shell: 'victim' })
  const random = seeded(seed)
  const below = (count: number) => Math.floor(random() * count)
  tell({ told: 'open' })
  for (let key = firstKey; ; key++) {
    const step = await chooseStep(core, key, below)
    tell({ told: 'begin', step })
    await take(core, file, step)
    tell({ told: 'done', step })
  }
}

async function chooseStep(core: Core, key: number, below: (count: number) => number): Promise<Step> {
  const api = core.caller('victim')
  const texts = { nickname: `n${key}`, phones: Array.from({ length: below(4) }, (_, index) => `+48 22 ${key} ${index}`) }
  const ids = core.services.store.read.column<string>(`SELECT familyName FROM contact WHERE deletedAt IS NULL AND nickname IS NOT NULL ORDER BY id DESC LIMIT 20`)
  const other = Number(ids[below(ids.length)]?.slice(1) ?? 0)
  const next = await api.changes.next()
  const dice = below(100)
  if (dice < 25) return { op: 'import', key, count: 20 + below(600) }
  if (dice < 30) return { op: 'backup' }
  if (dice < 45 && next.undo) return { op: 'undo' }
  if (dice < 52 && next.redo) return { op: 'redo' }
  if (dice < 75 && other > 0) return { op: 'update', key: other, ...texts }
  if (dice < 82 && other > 0) return { op: 'remove', key: other }
  return { op: 'create', key, ...texts }
}

async function take(core: Core, file: string, step: Step): Promise<void> {
  const api = core.caller('victim')
  const id = 'key' in step ? core.services.store.read.value<number>('SELECT id FROM contact WHERE familyName = ? AND nickname IS NOT NULL', nameOf(step.key)) ?? 0 : 0
  switch (step.op) {
    case 'create': return void await api.contacts.create({ changes: { familyName: nameOf(step.key), nickname: step.nickname, phones: phones(step.phones) } })
    case 'update': return void await api.contacts.update({ id, changes: { nickname: step.nickname, phones: phones(step.phones) } })
    case 'remove': return void await api.contacts.remove({ ids: [id] })
    case 'undo': return finish(core, api.changes.undo({}))
    case 'redo': return finish(core, api.changes.redo({}))
    case 'backup': return finish(core, api.backups.start({}))
    case 'import': return importMany(core, file, step)
  }
}

const phones = (values: readonly string[]) => values.map((value) => ({ label: 'work', value }))

async function finish(core: Core, started: Promise<{ jobId: number }>): Promise<void> {
  const job = await core.services.jobs.ended((await started).jobId)
  if (job.state !== 'done') throw new Error(job.failure?.message ?? job.state)
}

/** A real import of a file of cards, with the backup that comes before it. */
async function importMany(core: Core, file: string, { key, count }: { key: number; count: number }): Promise<void> {
  const card = (index: number) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${importedName(key, index)}\r\nN:${importedName(key, index)};;;;\r\nTEL;TYPE=work:+1 202 ${index}\r\nEND:VCARD\r\n`
  const path = `${file}.vcf`
  writeFileSync(path, Array.from({ length: count }, (_, index) => card(index)).join(''))
  const { jobs } = core.services
  return finish(core, Promise.resolve({
    jobId: jobs.start('import', 'victim', async (ctx) => {
      await beforeImport(ctx, core.services)
      return importFiles(ctx, core.services, [path], { reading: {}, duplicates: 'add' })
    }),
  }))
}

const [role, file, backups, seed, firstKey] = process.argv.slice(2)
// The test imports this file too, for its types and names: only its own process works.
if (role === '--victim' && file && backups && seed && firstKey) await work(file, backups, Number(seed), Number(firstKey))
