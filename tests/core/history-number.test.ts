import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema } from '#shared/history.ts'
import type { FileResult } from '#shared/jobs.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const number = '+43 660 123 45 67'
const call = (changes: { phone?: string; regarding?: string } = {}) => historyContentSchema.parse({ typeId: 1, at: 0, people: [], regarding: 'Offer', ...changes })
const phones = async ({ api }: TestCore, text = '') => (await api.history.timeline(timelineSchema.parse({ text }))).items.map(({ phone }) => phone)

test('the number that was called stays with the entry, through edits that say nothing of it, undo and redo', async () => {
  const core = openTestCore()
  const { id } = await core.api.history.log({ entry: call({ phone: number }) })
  await core.api.history.log({ entry: call({ regarding: 'Without' }) })
  expect([(await core.api.history.get({ id })).phone, await phones(core)]).toEqual([number, ['', number]])
  expect(await core.api.history.update({ id, content: call({ regarding: 'Price' }), newContacts: [] })).toEqual({ isChanged: true })
  expect(await core.api.history.get({ id })).toMatchObject({ regarding: 'Price', phone: number })
  expect(await core.api.history.update({ id, content: call({ regarding: 'Price', phone: '' }), newContacts: [] })).toEqual({ isChanged: true })
  expect((await core.api.history.get({ id })).phone).toBe('')
  await core.undo()
  expect((await core.api.history.get({ id })).phone).toBe(number)
  await core.api.history.remove({ ids: [id] })
  await core.undo()
  expect((await core.api.history.get({ id })).phone).toBe(number)
  expect([await phones(core, '660 123'), await phones(core, '661')]).toEqual([[number], []])
  await core.close()
})

test('the number goes out with the history, as a number and never as a formula', async () => {
  const core = openTestCore()
  await core.api.history.log({ entry: call({ phone: number }) })
  await core.api.history.log({ entry: call({ phone: '+1+cmd|x' }) })
  const exported = async (as: 'csv' | 'json') => {
    const { download } = await core.finish<FileResult>(core.api.exports.startHistory({ timeZone: 'Europe/Vienna', as }))
    return (await core.fetch(new Request(`http://touchbase.invalid${download}`))).text()
  }
  expect(Papa.parse<Record<string, string>>((await exported('csv')).replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data.map((row) => [row['Number'], row['Regarding']])).toEqual([[number, 'Offer'], ["'+1+cmd|x", 'Offer']])
  expect((JSON.parse(await exported('json')) as { entries: { phone: string }[] }).entries.map(({ phone }) => phone)).toEqual([number, '+1+cmd|x'])
  await core.close()
})
