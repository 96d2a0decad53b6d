import type { ContentLine, Param, VCardVersion } from './card.ts'
import { makeParam } from './content-line.ts'
import { encodeQuotedPrintable, escapeText, escapeUri } from './decode-value.ts'

/** Makes new content lines in the ways of one version. */
export class LineMaker {
  readonly version: VCardVersion

  constructor(version: VCardVersion) {
    this.version = version
  }

  text(name: string, value: string, params: readonly Param[] = []): ContentLine {
    return this.version === '2.1' ? this.#encoded(name, value.replaceAll('\\', '\\\\'), params) : { group: null, name, params, value: escapeText(value) }
  }

  /** A structured value: N, ADR, ORG. Also a list of one, such as NICKNAME. */
  parts(name: string, parts: readonly string[], params: readonly Param[] = []): ContentLine {
    const escape = this.version === '2.1' ? (text: string) => text.replace(/[\\;]/g, '\\$&') : escapeText
    return this.#encoded(name, parts.map(escape).join(';'), params)
  }

  list(name: string, values: readonly string[]): ContentLine {
    const escape = this.version === '2.1' ? (text: string) => text.replace(/[\\;,]/g, '\\$&') : escapeText
    return this.#encoded(name, values.map(escape).join(','), [])
  }

  uri(name: string, value: string, params: readonly Param[] = []): ContentLine {
    return this.#encoded(name, this.version === '2.1' ? value.replaceAll('\\', '\\\\') : escapeUri(value), params)
  }

  /** Types: bare in 2.1 (`TEL;CELL`), TYPE=CELL in 3.0, TYPE=cell in 4.0. */
  types(types: readonly string[]): Param[] {
    if (this.version === '2.1') return types.map((type) => ({ name: '', raw: type.toUpperCase() }))
    return types.map((type) => makeParam('TYPE', this.version === '3.0' ? type.toUpperCase() : type))
  }

  /** Says that a row comes first (RFC 6350, section 5.3; a type before 4.0). */
  pref(): Param[] {
    return this.version === '4.0' ? [makeParam('PREF', '1')] : this.types(['pref'])
  }

  #encoded(name: string, value: string, params: readonly Param[]): ContentLine {
    const isPlain = this.version !== '2.1' || (/^[\x20-\x7e]*$/.test(value) && value === value.trim())
    if (isPlain) return { group: null, name, params, value }
    return { group: null, name, params: [...params, makeParam('ENCODING', 'QUOTED-PRINTABLE'), makeParam('CHARSET', 'UTF-8')], value: encodeQuotedPrintable(value) }
  }
}
