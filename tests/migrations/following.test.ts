import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../../electron/core/db/migrate.ts'

test('what was imported for its one occurrence, though it was meant for all that follow, stands for them after the migration', () => {
  const sqlite = new Database(':memory:')
  const index = migrations.findIndex(({ name }) => name.endsWith('following'))
  for (const { up } of migrations.slice(0, index)) up(sqlite)
  const activity = sqlite.prepare(`INSERT INTO activity (id, uid, seriesId, recurrenceId, typeId, isTask, regarding, details, location, start, status, priority, isFree, isPrivate, createdAt, updatedAt)
    VALUES (?, 's', ?, ?, (SELECT min(id) FROM activityType), 0, '', '', '', '2026-11-02', 'planned', 0, 0, 0, 0, 0)`)
  const source = sqlite.prepare(`INSERT INTO activitySource (activityId, format, hash, original) VALUES (?, 'icalendar', ?, ?)`)
  const texts = ['RRULE:FREQ=DAILY', 'RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20261104', 'RECURRENCE-ID;VALUE=DATE:20261105\nSUMMARY:RANGE=THISANDFUTURE']
  for (const [at, text] of texts.entries()) {
    activity.run(at + 1, at === 0 ? null : 1, at === 0 ? null : `2026-11-0${at + 3}`)
    source.run(at + 1, `h${at}`, `BEGIN:VEVENT\n${text}\nEND:VEVENT`)
  }
  migrations[index]?.up(sqlite)
  expect(sqlite.prepare('SELECT id FROM activity WHERE isFollowing = 1').pluck().all()).toEqual([2])
  expect(sqlite.prepare('SELECT activityId FROM activityStale').pluck().all()).toEqual([2])
})
