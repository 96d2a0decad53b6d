import { openAsBlob } from 'node:fs'
import { addDays } from '#shared/wall-time.ts'
import type { BuiltCore } from './core-thread.ts'
import { spread, tell } from './figures.ts'

/** iCalendar of so many tasks and appointments around today: of the tasks of the past a third was never done. */
export function* dayOf(count: number, today: string): Generator<string> {
  yield 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Touchbase//bench//EN\r\n'
  for (let at = 0; at < count; at++) {
    const day = addDays(today, ((at * 7_919) % 1_460) - 730).replaceAll('-', '')
    const person = `ATTENDEE;CN=Person ${at % 5_000}:mailto:person${at % 5_000}@example.org\r\n`
    const head = `UID:today-${at}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Matter ${at}\r\n${person}`
    const alarm = 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n'
    if (at % 10 < 7) yield `BEGIN:VTODO\r\n${head}DTSTART;TZID=Europe/Berlin:${day}T${10 + (at % 8)}0000\r\nDUE;TZID=Europe/Berlin:${day}T${10 + (at % 8)}3000\r\n${at % 3 > 0 ? 'STATUS:COMPLETED\r\n' : alarm}END:VTODO\r\n`
    else yield `BEGIN:VEVENT\r\n${head}DTSTART;TZID=Europe/Berlin:${day}T${10 + (at % 8)}0000\r\nDTEND;TZID=Europe/Berlin:${day}T${10 + (at % 8)}4500\r\n${alarm}END:VEVENT\r\n`
  }
  yield 'END:VCALENDAR\r\n'
}

/** Today, reminders and the list of tasks of a file with many contacts and as many activities, as the screens ask for them. */
export async function measureToday(core: BuiltCore, path: string, count: number): Promise<void> {
  const answer = await core.fetch(new Request('http://core/api/upload', { method: 'POST', body: await openAsBlob(path) }))
  const { uploadId } = (await answer.json()) as { uploadId: string }
  await core.job('imports.start', { files: [{ uploadId, name: 'day.ics' }] })
  const timeZone = 'Europe/Berlin'
  const asked: [string, string, object][] = [['Today', 'today.get', { timeZone }], ['the list of reminders', 'reminders.due', { timeZone }], ['a hundred open tasks', 'activities.list', { filter: { kind: 'task' }, timeZone }]]
  for (const [name, procedure, input] of asked) {
    const times: number[] = []
    for (let at = 0; at < 40; at++) {
      const { time } = await core.read<unknown>(procedure, input)
      if (at >= 5) times.push(time)
    }
    tell(`${name} of ${count} activities: ms p50 / p95`, spread(times))
  }
}
