import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tell } from './figures.ts'

const root = resolve(import.meta.dirname, '../..')

/** Calendars beside calcurse and evolution-data-server: CPU seconds of whole processes for the same file, ours from the command line. */
export function measureIcs(ics: string, events: number, work: string): void {
  const ours = cpuOf([process.execPath, join(root, 'out/main/cli.js'), '--file', join(work, 'events.touchbase'), '--json', 'import', ics])
  tell(`iCalendar import, ${events} events: CPU s, whole process`, ours === null ? 'failed' : ours.seconds.toFixed(2))
  if (ours === null) return
  const { created, problems } = JSON.parse(ours.output) as { created: number; problems: unknown[] }
  tell('iCalendar import: events taken / problems', `${created} / ${problems.length}`)
  tell('iCalendar import: CPU µs per event', ((ours.seconds / events) * 1e6).toFixed(0))
  mkdirSync(join(work, 'calcurse'), { recursive: true })
  const calcurse = cpuOf([process.env['TB_CALCURSE'] ?? 'calcurse', '-D', join(work, 'calcurse'), '-i', ics])
  tell('calcurse -i, the same file: CPU s', calcurse ? `${calcurse.seconds.toFixed(2)} (${calcurse.output.trim().split('\n').at(-1) ?? ''})` : 'calcurse is not on this machine')
  if (calcurse) tell('iCalendar import: times the CPU of calcurse', (ours.seconds / calcurse.seconds).toFixed(2))
  // Its server is driven through libecal's binding for Debian's Python, in a session bus of its own; it tells what its processes took.
  const folders = Object.fromEntries(['XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR'].map((name) => [name, join(work, 'eds')]))
  mkdirSync(join(work, 'eds'), { recursive: true, mode: 0o700 })
  const eds = cpuOf(['dbus-run-session', '--', process.env['TB_PYTHON'] ?? '/usr/bin/python3', join(import.meta.dirname, 'eds-import.py'), ics], folders)
  const [taken = 0, seconds = 0] = (eds?.output.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  tell('evolution-data-server, the same file: CPU s', eds ? `${seconds.toFixed(2)} (${taken} events)` : 'it, its bus or its binding (gir1.2-ecal-2.0, python3-gi) is not on this machine')
  if (eds) tell('iCalendar import: times the CPU of evolution-data-server', (ours.seconds / seconds).toFixed(2))
}

/** A command with the CPU seconds of it and all its children that ended, which only the system's shell tells; null where it is absent or fails. */
function cpuOf(command: readonly string[], env: Record<string, string> = {}): { seconds: number; output: string } | null {
  const { status, stdout } = spawnSync('sh', ['-c', '"$@"; code=$?; echo; echo @@; times; exit $code', 'sh', ...command], { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 28, timeout: 600_000 })
  // calcurse tells of skipped events by its exit status; 127 is a command that is not there.
  if (status === 127 || stdout === null || (status !== 0 && !command.some((word) => word.endsWith('calcurse')))) return null
  const [output = '', times = ''] = stdout.split('\n@@\n')
  const seconds = (times.trim().split('\n').at(-1) ?? '').split(' ').reduce((sum, text) => {
    const [minutes = '0', rest = '0'] = text.replace('s', '').split('m')
    return sum + Number(minutes) * 60 + Number(rest)
  }, 0)
  return { seconds, output }
}

/** A calendar of so many events of three years: a tenth of them recur, a quarter has an alarm, a fifth somebody to meet. */
export function icsOf(count: number): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Touchbase//bench//EN']
  const rules = ['FREQ=WEEKLY;COUNT=10', 'FREQ=DAILY;COUNT=5', 'FREQ=MONTHLY;COUNT=12']
  for (let at = 0; at < count; at += 1) {
    const day = new Date(Date.UTC(2024, 0, 1) + ((at * 7919) % 1095) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    const hour = String(8 + (at % 10)).padStart(2, '0')
    lines.push('BEGIN:VEVENT', `UID:e${at}@bench.example`, 'DTSTAMP:20260101T000000Z', `DTSTART;TZID=Europe/Berlin:${day}T${hour}0000`, `DTEND;TZID=Europe/Berlin:${day}T${hour}3000`,
      `SUMMARY:Event number ${at} about something`, `DESCRIPTION:A longer text\\, with a comma and a second line\\nwhich is here ${at}`, `LOCATION:Room ${at % 50}`)
    if (at % 10 === 0) lines.push(`RRULE:${rules[(at / 10) % 3] ?? ''}`)
    if (at % 4 === 0) lines.push('BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'DESCRIPTION:Soon', 'END:VALARM')
    if (at % 5 === 0) lines.push(`ATTENDEE;CN=Person ${at};PARTSTAT=ACCEPTED:mailto:p${at}@example.com`)
    lines.push('END:VEVENT')
  }
  return [...lines, 'END:VCALENDAR', ''].join('\r\n')
}
