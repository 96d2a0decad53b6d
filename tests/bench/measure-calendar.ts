import { openAsBlob } from 'node:fs'
import { addDays, addMinutes } from '#shared/wall-time.ts'
import type { BuiltCore } from './core-thread.ts'
import { spread, tell } from './figures.ts'

const rules = ['FREQ=WEEKLY', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=YEARLY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', 'FREQ=DAILY;COUNT=20']

/** iCalendar of so many events over six years, every tenth of them a series without an end or a short one. */
export function* calendarOf(count: number): Generator<string> {
  yield 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Touchbase//bench//EN\r\n'
  for (let at = 0; at < count; at++) {
    // Series grow with the span they fill, so that a month holds as much of ten thousand as of a hundred thousand over ten times the years.
    const day = addDays('2026-11-15', ((at * 7_919) % Math.max(2_190, Math.floor(count / 5))) - Math.max(1_095, Math.floor(count / 10)))
    const start = `${day}T${String(8 + (at % 10)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}:00`
    const compact = (time: string) => time.replace(/[-:]/g, '')
    yield `BEGIN:VEVENT\r\nUID:bench-${at}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Event ${at}\r\nDTSTART;TZID=Europe/Berlin:${compact(start)}\r\nDTEND;TZID=Europe/Berlin:${compact(addMinutes(start, 45))}\r\n`
    if (at % 10 === 0 && at < 10_000) yield `RRULE:${rules[(at / 10) % rules.length]}\r\n`
    yield 'END:VEVENT\r\n'
  }
  yield 'END:VCALENDAR\r\n'
}

/** A month of a file that holds so many events, warm, as the calendar asks for it. */
export async function measureMonth(core: BuiltCore, path: string, count: number): Promise<void> {
  const answer = await core.fetch(new Request('http://core/api/upload', { method: 'POST', body: await openAsBlob(path) }))
  const { uploadId } = (await answer.json()) as { uploadId: string }
  const cpu = process.cpuUsage()
  await core.job('imports.start', { files: [{ uploadId, name: 'calendar.ics' }] })
  const { user, system } = process.cpuUsage(cpu)
  tell(`iCalendar import of ${count} events: CPU s`, ((user + system) / 1e6).toFixed(2))
  const times: number[] = []
  let found = 0
  for (let at = 0; at < 40; at++) {
    const { time, data } = await core.read<unknown[]>('calendar.window', { from: '2026-11-01', to: '2026-12-01', timeZone: 'Europe/Berlin' })
    if (at >= 5) times.push(time)
    found = data.length
  }
  tell(`a month of ${count} events (${found} occurrences): ms p50 / p95`, spread(times))
}
