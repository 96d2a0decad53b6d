import type { Problem } from '#shared/errors.ts'
import { foldContentLine, formatContentLine, paramOf, parseContentLine, unescapeText, type ContentLine } from '../vcard/vcard.ts'

/** The words of the iCalendar codec: components and their lines as written (RFC 5545, section 3.6). Nothing is decoded here. */
export interface Component {
  /** In upper case. */
  name: string
  /** The line of BEGIN in its file, counted from 1; 0 for what came from no file. */
  line: number
  properties: ContentLine[]
  components: Component[]
}

/** A problem met in a calendar. The caller, who knows the file, adds its name. */
export type CalendarProblem = Omit<Problem, 'file'>

export const makeComponent = (name: string, line = 0): Component => ({ name, line, properties: [], components: [] })

/** Whether a property has this name, given in upper case. */
export function isNamed(line: ContentLine, name: string): boolean {
  return line.name.length === name.length && (line.name === name || line.name.toUpperCase() === name)
}

export const propertyOf = (component: Component, name: string): ContentLine | undefined => component.properties.find((line) => isNamed(line, name))
export const propertiesOf = (component: Component, name: string): ContentLine[] => component.properties.filter((line) => isNamed(line, name))

/** The value of a text property; empty where it is not there. */
export function textOf(component: Component, name: string): string {
  const line = propertyOf(component, name)
  return line ? unescapeText(line.value) : ''
}

/** The first value of a parameter; undefined for none. */
export const paramValue = (line: ContentLine, name: string): string | undefined => (line.params.length === 0 ? undefined : paramOf(line, name)?.[0])

export const makeLine = (name: string, value: string, params: ContentLine['params'] = []): ContentLine => ({ group: null, name, params, value })

/** The component as unfolded lines parted by a line feed: how it is kept. */
export function componentText(component: Component): string {
  const lines: string[] = []
  gather(component, (line) => lines.push(formatContentLine(line)))
  return lines.join('\n')
}

/** The component as it stands in a file: folded, with CRLF. */
export function foldedComponent(component: Component): string {
  let text = ''
  gather(component, (line) => { text += foldContentLine(line, '4.0') })
  return text
}

function gather(component: Component, add: (line: ContentLine) => void): void {
  add(makeLine('BEGIN', component.name))
  for (const line of component.properties) add(line)
  for (const inner of component.components) gather(inner, add)
  add(makeLine('END', component.name))
}

/** Where a component begins or ends, and its name in upper case; null for any other line, also for a damaged `END:VEV ENT`. Names are tokens (RFC 5545, section 3.1). */
export function boundOf(text: string): { isBegin: boolean; name: string } | null {
  // B, E or what is left out before them: most lines are something else.
  const code = text.charCodeAt(0)
  if (code > 32 && (code | 32) !== 98 && (code | 32) !== 101) return null
  // oxlint-disable-next-line no-control-regex -- around a name the lexer leaves them out too
  const found = /^[\0- ]*(BEGIN|END)[\0- ]*:\s*([^\s:;,"]+)\s*$/i.exec(text)
  return found ? { isBegin: found[1]?.toUpperCase() === 'BEGIN', name: (found[2] ?? '').toUpperCase() } : null
}

/** A component that was kept by `componentText`; null for what is none. */
export function parseComponent(text: string): Component | null {
  const open: Component[] = []
  for (const row of text.split('\n')) {
    const bound = boundOf(row)
    if (bound?.isBegin) {
      const component = makeComponent(bound.name)
      open.at(-1)?.components.push(component)
      open.push(component)
    } else if (bound) {
      const ended = open.pop()
      if (ended && open.length === 0) return ended
    } else open.at(-1)?.properties.push(parseContentLine(row) ?? makeLine('', row))
  }
  return null
}

/** The parts of a value between commas (or semicolons) that no backslash escapes, unescaped. */
export function listOf(value: string, isParting = /,/): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? ''
    if (sign === '\\' && at + 1 < value.length) part += sign + (value[++at] ?? '')
    else if (isParting.test(sign)) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  parts.push(part)
  return parts.map((one) => unescapeText(one).trim()).filter(Boolean)
}
