import type { ReadDb } from '../db/query.ts'
import { makeLine, parseComponent, putFiles, textOf, type Component } from '../icalendar/icalendar.ts'
import { escapeText } from '../vcard/vcard.ts'
import type { AttachedFiles } from './attached-files.ts'

/** The journals that came with calendars and are notes of the history now, as they were but for what was changed since. */
export function* journals(db: ReadDb, files: AttachedFiles): Generator<Component> {
  const rows = db.rows<{ id: number; original: string; regarding: string; details: string }>(
    `SELECT h.id, c.original, h.regarding, h.details FROM calendarSource c JOIN historyEntry h ON h.uid = substr(c.hash, 9) WHERE c.hash LIKE 'journal %' ORDER BY c.id`)
  for (const { id, original, regarding, details } of rows) {
    const component = parseComponent(original)
    if (!component) continue
    const before = [textOf(component, 'SUMMARY'), component.properties.filter(({ name }) => name.toUpperCase() === 'DESCRIPTION').map((line) => textOf({ ...component, properties: [line] }, 'DESCRIPTION')).join('\n\n')]
    change(component, 'SUMMARY', before[0] ?? '', regarding)
    change(component, 'DESCRIPTION', before[1] ?? '', details)
    putFiles(component, files.of('historyEntryId', id))
    yield component
  }
}

function change(component: Component, name: string, before: string, now: string): void {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  if (plain(before) === plain(now)) return
  component.properties = component.properties.filter((line) => line.name.toUpperCase() !== name)
  if (now !== '') component.properties.push(makeLine(name, escapeText(now)))
}
