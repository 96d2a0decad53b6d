import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeSeal } from '../../electron/core/backups/container.ts'
import { findBackups, rotate, selectOld } from '../../electron/core/backups/rotation.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 22, 9)

/** What stays of one backup every `step` for `count` times, as ages in days, the newest first. */
function stays(count: number, step: number): number[] {
  const all = Array.from({ length: count }, (_, index) => ({ at: start - index * step }))
  const old = new Set(selectOld(all))
  return all.filter((backup) => !old.has(backup)).map(({ at }) => (start - at) / day)
}

test('the last ten stay, however close together', () => {
  expect(stays(10, 1000)).toHaveLength(10)
  expect(stays(11, 1000)).toHaveLength(10)
  expect(stays(1, 1000)).toEqual([0])
})

test('of a year of daily backups stay fourteen days, eight weeks and twelve months', () => {
  const ages = stays(365, day)
  expect(ages.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, index) => index))
  // 22 November 2026 is a Sunday, so weeks end at ages 0, 7, 14, …, 49; months at 22 (31 October), 53 (30 September), …
  expect(ages.slice(14)).toEqual([14, 21, 22, 28, 35, 42, 49, 53, 83, 114, 145, 175, 206, 236, 267, 295, 326])
})

test('a clock that jumps makes nothing old, and the newest by number always stays', () => {
  const jumped = [{ at: start }, { at: start + 20 * 365 * day }, ...Array.from({ length: 12 }, (_, index) => ({ at: start - (index + 1) * day }))]
  expect(selectOld(jumped)).toEqual([])
  const back = [{ at: 0 }, ...Array.from({ length: 500 }, (_, index) => ({ at: start - index * 3_600_000 }))]
  expect(selectOld(back)).not.toContain(back[0])
})

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'touchbase-rotation-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function fake(name: string, source: string, sequence: number, at: number): void {
  writeFileSync(join(folder, name), 'a database')
  const descriptor = openSync(join(folder, name), 'r+')
  writeSeal(descriptor, { program: 'Touchbase', madeAt: new Date(at).toISOString(), reason: 'daily', source, sequence, mark: '0.0', applicationId: 1, format: 1, sqlite: '3', layout: 'a'.repeat(64), tables: {} })
  closeSync(descriptor)
}

test('rotation touches only old backups of its own file, whatever else lies in the folder', () => {
  for (let index = 1; index <= 40; index++) fake(`mine ${index}.touchbase-backup`, '/one/a.touchbase', index, start + index * 1000)
  for (let index = 1; index <= 40; index++) fake(`theirs ${index}.touchbase-backup`, '/two/a.touchbase', index, start + index * 1000)
  fake('renamed by hand', '/one/a.touchbase', 1, start)
  writeFileSync(join(folder, 'a.touchbase-backup'), 'not one of ours')
  mkdirSync(join(folder, 'folder.touchbase-backup'))
  symlinkSync(join(folder, 'mine 1.touchbase-backup'), join(folder, 'link.touchbase-backup'))
  const others = readdirSync(folder).filter((name) => !name.startsWith('mine'))

  const removed = rotate(folder, '/one/a.touchbase')
  expect(removed).toHaveLength(30)
  expect(findBackups(folder, '/one/a.touchbase').map(({ manifest }) => manifest.sequence)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 31])
  expect(readdirSync(folder).filter((name) => !name.startsWith('mine'))).toEqual(others)
  expect(rotate(folder, '/one/a.touchbase')).toEqual([])
})

test('the order is that of the numbers, not of the clock or the names', () => {
  fake('a.touchbase-backup', '/x', 12, start - day)
  for (let index = 1; index <= 11; index++) fake(`z${index}.touchbase-backup`, '/x', index, start + index)
  expect(findBackups(folder, '/x')[0]?.path).toBe(join(folder, 'a.touchbase-backup'))
  rotate(folder, '/x')
  expect(existsSync(join(folder, 'a.touchbase-backup'))).toBe(true)
})
