import { openReadOnly } from '../../electron/core/db/foreign-file.ts'
import { matchExpressions } from '../../electron/core/search/fold.ts'
import type { BuiltCore } from './core-thread.ts'
import { best, spread, tell } from './figures.ts'
import { person } from './people.ts'

/** What is typed, by kind, for a file of so many people of people.ts. */
export function typedTexts(count: number): Record<string, string[]> {
  const some = Array.from({ length: 200 }, (_, index) => person(Math.floor((index * count) / 200)))
  const european = some.filter((one) => /^[\p{Script=Latin}’]+$/u.test(one['Last Name']))
  const chinese = some.filter((one) => /\p{Script=Han}/u.test(one['Last Name']))
  return {
    '1 letter': european.map((one) => one['Last Name'].slice(0, 1)), '2 letters': european.map((one) => one['Last Name'].slice(0, 2)), '3 letters': european.map((one) => one['Last Name'].slice(0, 3)),
    'two words': european.map((one) => `${one['Last Name'].slice(0, 3)} ${one['First Name'].slice(0, 2)}`),
    '1 Chinese character': chinese.map((one) => one['Last Name'].slice(0, 1)), '2 Chinese characters': chinese.map((one) => (one['Last Name'] + one['First Name']).slice(0, 2)),
    'pinyin, initials': ['wang', 'xiaoming', 'liwei', 'zhang', 'oy', 'chenf', 'lix', 'wxm'], 'last four phone digits': some.map((one) => one['Business Phone'].slice(-4)),
    'part of an e-mail domain': some.map((one) => one['E-mail Address'].split('@')[1]?.split('.')[0]?.split('-')[1] ?? 'foods'),
    'a whole word': european.map((one) => one['Last Name']), 'everybody’s word': ['example', 'exam', 'street', 'main'],
  }
}

/**
 * Search as you type through `fetch`: the first fifty rows, with the number that follows measured by itself, beside the
 * bare query in SQLite. A file is given where the bare one is wanted.
 */
export async function measureSearch(core: BuiltCore, count: number, file: string): Promise<void> {
  const sqlite = openReadOnly(file)
  const bare = sqlite.prepare('SELECT r.contactId FROM typeAhead t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE typeAhead MATCH ? ORDER BY t.rowid LIMIT 50').pluck()
  const isStart = sqlite.prepare('SELECT 1 FROM typeAheadStart WHERE word = ?').pluck()
  const time = async (work: () => unknown) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  for (const [kind, texts] of Object.entries(typedTexts(count))) {
    const expressions = texts.map((text) => matchExpressions(text, (start) => isStart.get(start) !== undefined)?.near ?? '')
    const inSqlite = await best(2, () => inTurn(expressions, (near) => time(() => bare.all(near))))
    // The limit changes, so that nobody answers from memory.
    const rows = await best(3, () => inTurn(texts, (text, at) => core.read('contacts.list', { lookup: { text }, limit: 50 + (at % 2), isCountLate: true }).then((answer) => answer.time)))
    const counts = await inTurn(texts.slice(0, 20), (text) => core.read('contacts.count', { lookup: { text } }).then((answer) => answer.time))
    tell(`search, ${kind}: ms p50 / p95`, `${spread(rows)}   (SQLite alone ${spread(inSqlite)}; the count ${spread(counts)})`)
  }
  sqlite.close()
}

async function inTurn<T>(items: readonly T[], measure: (item: T, at: number) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  while (times.length < Math.min(100, items.length * 10)) for (const item of items) times.push(await measure(item, times.length))
  return times
}
