import Database from 'better-sqlite3'
import { pause, type BuiltCore } from './core-thread.ts'
import { best, spread, tell } from './figures.ts'

const words = 'offer quote invoice delivery meeting project Berlin summer winter spring autumn machine contract budget order workshop travel sample price visit'.split(' ')
const hour = 3_600_000

/** Writes entries into a closed file: `own` about its first contact, `others` about the next thousand. The core draws their words when it opens it. */
export function fillHistory(file: string, own: number, others: number): void {
  const sqlite = new Database(file)
  const contacts = sqlite.prepare('SELECT id FROM contact ORDER BY id LIMIT 1001').pluck().all() as number[]
  const entry = sqlite.prepare(`INSERT INTO historyEntry (uid, typeId, at, duration, direction, result, regarding, details, isPinned, createdAt, updatedAt) VALUES (?, ?, ?, 600, NULL, 'held', ?, ?, ?, 0, 0)`)
  const person = sqlite.prepare(`INSERT INTO historyContact (historyEntryId, contactId, rank, at, typeId, isPinned, isReached, remark) VALUES (?, ?, 0, ?, ?, ?, 1, '')`)
  const stale = sqlite.prepare('INSERT INTO historyStale (historyEntryId) VALUES (?)')
  const word = (seed: number) => words[Math.floor((Math.abs(Math.sin(seed)) * 10_000) % words.length)] ?? ''
  const now = Date.now()
  sqlite.transaction(() => {
    for (let n = 0; n < own + others; n++) {
      const [at, typeId, isPinned] = [now - ((n * 7_919) % 50_000) * hour, [1, 2, 4, 5][n % 4] ?? 1, n % 2_500 === 0 ? 1 : 0]
      const details = Array.from({ length: 30 }, (_, place) => word(n * 31 + place)).join(' ')
      const id = entry.run(`bench-${n}`, typeId, at, `${word(n)} no. ${n}`, details, isPinned).lastInsertRowid
      person.run(id, contacts[n < own ? 0 : 1 + (n % (contacts.length - 1))] ?? 1, at, typeId, isPinned)
      stale.run(id)
    }
  })()
  sqlite.close()
}

/** The first page of the contact with most entries, a page by type, and what a text finds: many, few, none. */
export async function measureTimeline(core: BuiltCore, own: number): Promise<void> {
  // fillHistory gives them to the first contact of the file.
  const contactId = 1
  // The words are drawn by a job of the opened file.
  const find = async () => (await core.read<{ items: unknown[] }>('history.timeline', { contactId, text: String(own - 1) })).data.items.length
  for (let wait = 0; wait < 600 && (await isDrawing(core)); wait++) await pause(200)
  if ((await find()) === 0) throw new Error('The words of the history were not drawn.')
  const asked: [string, object][] = [
    ['first page', {}], ['first page in full', { isFull: true }], ['meetings', { typeIds: [2] }], ['frequent text', { text: 'offer' }], ['rare text', { text: String(own - 1) }],
    ['unfinished word', { text: 'qu' }], ['two words', { text: 'offer contract' }], ['text of others only', { text: String(own + 11) }], ['no such text', { text: 'zebra' }],
  ]
  for (const [name, more] of asked) {
    const times = await best(2, async () => {
      const round: number[] = []
      for (let turn = 0; turn < 20; turn++) round.push((await core.read('history.timeline', { contactId, ...more })).time)
      return round
    })
    tell(`timeline of ${own} entries, ${name}: ms p50 / p95`, spread(times))
  }
}

async function isDrawing(core: BuiltCore): Promise<boolean> {
  const { data } = await core.read<{ state: string }[]>('jobs.list')
  return data.some(({ state }) => state === 'running')
}
