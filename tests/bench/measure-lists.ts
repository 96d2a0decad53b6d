import { contactColumnKeys } from '#shared/contacts.ts'
import type { BuiltCore } from './core-thread.ts'
import { pause } from './core-thread.ts'
import { best, percentile, spread, tell } from './figures.ts'

interface Window {
  total: number
  rows: { id: number; name: string }[]
}

/** Every column: its first sort, what others wait meanwhile, jumps to all places, and the list after an edit. */
export async function measureLists(core: BuiltCore): Promise<void> {
  for (const column of contactColumnKeys) {
    const sort = { column, direction: 'ascending' }
    const meanwhile: number[] = []
    const state = { isDone: false }
    const first = core.read<Window>('contacts.list', { sort, limit: 60, offset: 1_000 }).finally(() => { state.isDone = true })
    while (!state.isDone) {
      meanwhile.push((await core.read('contacts.get', { id: 1 })).time)
      await pause(5)
    }
    const { data: { total }, time } = await first
    const jumps = await best(2, async () => {
      const times: number[] = []
      for (let jump = 0; jump < 100; jump++) times.push((await core.read('contacts.list', { sort, limit: 60, offset: Math.floor((total * ((jump * 37) % 100)) / 100) })).time)
      return times
    })
    tell(`list by ${column}: first ms (others wait p95); jumps`, `${time.toFixed(0)} (${percentile(meanwhile, 0.95).toFixed(0)}); ${spread(jumps)}`)
  }
  await measureEdit(core)
}

/** A change of one contact must not throw long lists away: the jump after it costs what the others do. */
async function measureEdit(core: BuiltCore): Promise<void> {
  const sort = { column: 'company', direction: 'ascending' }
  const { data } = await core.read<Window>('contacts.list', { sort, limit: 60, offset: 500 })
  const times: number[] = []
  for (const [at, { id }] of data.rows.slice(0, 30).entries()) {
    await core.write('contacts.update', { id, changes: { nickname: `Bench ${at}` } })
    times.push((await core.read('contacts.list', { sort, limit: 60, offset: Math.floor(data.total / 2) })).time)
  }
  tell('list by company after an edit: ms p50 / p95', spread(times))
}
