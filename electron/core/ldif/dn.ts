/** Distinguished names (RFC 4514). */

/** The parts of a DN's first name: `cn=Ann,mail=a@b` gives both; escapes undone, in the order written. */
export function partsOf(dn: string): { type: string; value: string }[] {
  const parts: { type: string; value: string }[] = []
  for (const part of dn.split(/(?<!\\)[,+]/)) {
    const match = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/s.exec(part)
    if (match) parts.push({ type: (match[1] ?? '').toLowerCase(), value: unescape(match[2] ?? '') })
  }
  return parts
}

function unescape(value: string): string {
  return value.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_, hex: string | undefined, char: string) => (hex ? Buffer.from(hex.replaceAll('\\', ''), 'hex').toString('utf8') : char))
}

/** A form two DNs can be compared by: case and blanks around the parts do not count (RFC 4517, caseIgnoreMatch). */
export function dnKey(dn: string): string {
  return partsOf(dn).map(({ type, value }) => `${type}=${value.toLowerCase().replace(/\s+/g, ' ')}`).join(',')
}

/** One part of a DN, escaped (RFC 4514, section 2.4). */
export function dnPart(type: string, value: string): string {
  // eslint-disable-next-line no-control-regex -- control signs are what is meant
  const escaped = value.replace(/[\u0000-\u001f]/g, ' ').replace(/[\\",;+<>=]/g, '\\$&').replace(/^[ #]/, '\\$&').replace(/ $/, '\\ ')
  return `${type}=${escaped}`
}
