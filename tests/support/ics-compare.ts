/**
 * A reader of iCalendar of its own, as simple as can be, so that what an export lost is not hidden by the reader that lost it.
 * Each component becomes a list of its properties: name, sorted parameters, value.
 */
interface Plain {
  name: string
  lines: string[]
  parts: Plain[]
}

export function plainCalendar(text: string): Plain[] {
  const root: Plain = { name: '', lines: [], parts: [] }
  const open = [root]
  for (const line of text.replace(/^\ufeff?[ \t]*/, '').replace(/\0/g, '').replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '').split('\n')) {
    const bound = /^(BEGIN|END)\s*:\s*(\S+)\s*$/i.exec(line)
    if (bound?.[1]?.toUpperCase() === 'BEGIN') {
      const part: Plain = { name: (bound[2] ?? '').toUpperCase(), lines: [], parts: [] }
      open.at(-1)?.parts.push(part)
      open.push(part)
    } else if (bound) {
      if (open.length > 1) open.pop()
    } else if (line.trim() !== '') open.at(-1)?.lines.push(plainLine(line))
  }
  return root.parts
}

/** Names in upper case, parameters in order of their names: what the standard says makes no difference. */
function plainLine(line: string): string {
  let isQuoted = false
  let colon = -1
  const cuts: number[] = []
  for (let at = 0; at < line.length && colon === -1; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (!isQuoted && line[at] === ';') cuts.push(at)
    else if (!isQuoted && line[at] === ':') colon = at
  }
  if (colon === -1) return line
  const parts = [...cuts, colon].map((end, index) => line.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, end))
  const [name = '', ...params] = parts
  return `${name.trim().toUpperCase()}${params.filter((param) => param !== '').sort().map((param) => `;${param}`).join('')}:${line.slice(colon + 1)}`
}

/** The lines of all events, tasks and journals, each as one text; `without` names properties that a writer may add. */
export function entriesOf(text: string, without: readonly string[] = []): string[] {
  const found: string[] = []
  const walk = (parts: readonly Plain[]) => {
    for (const part of parts) {
      if (/^V(?:EVENT|TODO|JOURNAL)$/.test(part.name)) found.push(told(part, without))
      else if (part.name === 'VCALENDAR') walk(part.parts)
    }
  }
  walk(plainCalendar(text))
  return found.sort()
}

function told(part: Plain, without: readonly string[]): string {
  const lines = part.lines.filter((line) => !without.some((name) => line.startsWith(`${name}:`))).sort()
  return [part.name, ...lines, ...part.parts.map((inner) => told(inner, [])).sort()].join('\n')
}
