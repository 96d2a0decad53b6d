import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { historyContentSchema, type HistoryContent } from '#shared/history.ts'
import type { FileResult } from '#shared/jobs.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const start = Date.UTC(2026, 10, 22, 23, 30)
const log = async ({ api }: TestCore, changes: Partial<HistoryContent>) => (await api.history.log({ entry: historyContentSchema.parse({ typeId: 1, at: start, people: [], ...changes }) })).id

async function exported(core: TestCore, input: Parameters<TestCore['api']['exports']['startHistory']>[0]): Promise<string> {
  const { download } = await core.finish<FileResult>(core.api.exports.startHistory({ timeZone: 'Europe/Berlin', ...input }))
  return (await core.fetch(new Request(`http://touchbase.invalid${download}`))).text()
}

test('history becomes a table that a spreadsheet reads and does not run', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: { givenName: 'Ana, "A"', familyName: 'Müller' } })
  await log(core, { at: start + 1, result: 'held', typeId: 2, duration: 5_400, regarding: '=HYPERLINK("x")', details: 'two\nlines; "quoted"', people: [{ contactId: id, remark: '+1' }] })
  await log(core, { result: 'own word', direction: 'in', regarding: '王总' })
  const { data } = Papa.parse<Record<string, string>>(await exported(core, {}), { header: true, skipEmptyLines: true })
  expect(data).toMatchObject([
    { 'Date': '2026-11-23 00:30', 'Type': 'Call', 'Direction': 'Incoming', 'Result': 'own word', 'Minutes': '', 'Regarding': '王总', 'People': '' },
    { 'Date': '2026-11-23 00:30', 'Type': 'Meeting', 'Result': 'Held', 'Minutes': '90', 'Regarding': `'=HYPERLINK("x")`, 'Details': 'two\nlines; "quoted"', 'People': 'Ana, "A" Müller', 'Remarks': 'Ana, "A" Müller: +1' },
  ])
})

test('JSON has it all, and a lookup or some days of the reader choose', async () => {
  const core = openTestCore()
  const [ana, bo] = [(await core.api.contacts.create({ changes: { givenName: 'Ana' } })).id, (await core.api.contacts.create({ changes: { givenName: 'Bo' } })).id]
  await log(core, { regarding: 'one', people: [{ contactId: ana, remark: '' }, { contactId: bo, remark: 'r' }] })
  await log(core, { at: start - 3_600_000, regarding: 'two', people: [{ contactId: bo, remark: '' }] })
  const regardings = async (input: Parameters<TestCore['api']['exports']['startHistory']>[0]) => (JSON.parse(await exported(core, { as: 'json', ...input })) as { entries: { regarding: string }[] }).entries.map(({ regarding }) => regarding)
  expect(await regardings({})).toEqual(['two', 'one'])
  expect(await regardings({ lookup: { where: { join: 'and', conditions: [{ field: 'ids', in: [ana] }] } } })).toEqual(['one'])
  expect(await regardings({ from: '2026-11-23' })).toEqual(['one'])
  expect(await regardings({ from: '2026-11-22', to: '2026-11-23' })).toEqual(['two'])
  expect(await regardings({ from: '2026-11-23', timeZone: 'America/New_York' })).toEqual([])
  expect(JSON.parse(await exported(core, { as: 'json' }))).toMatchObject({ format: 'touchbase-history', entries: [{}, { at: '2026-11-22T23:30:00.000Z', type: 'call', people: [{ name: 'Ana' }, { name: 'Bo', remark: 'r' }] }] })
})
