import { Buffer } from 'node:buffer'
import type { ContentLine, Param, VCardVersion } from './card.ts'

/**
 * Content lines (RFC 6350, section 3.3) as data, and back. Reading and writing a line gives the same line: nothing is
 * decoded here. vCard 2.1 adds types without a name (`TEL;HOME;VOICE:`) and quoted-printable values with their own folding.
 */
const noParams: readonly Param[] = []

/** Reads one unfolded line; null when it is not a property: no colon, or a name with characters no name has. */
export function parseContentLine(text: string): ContentLine | null {
  const colon = text.indexOf(':')
  if (colon < 1) return null
  const semicolon = text.indexOf(';')
  if (semicolon === -1 || semicolon > colon) return lineOf(text.slice(0, colon), noParams, text.slice(colon + 1))
  let params: Param[] = []
  let end = readParams(text, semicolon, params, true)
  if (end === -1) {
    // A quote that pairs with one in the value hides the colon: read again with quotes as ordinary characters.
    params = []
    end = readParams(text, semicolon, params, false)
  }
  return end === -1 ? null : lineOf(text.slice(0, semicolon), params, text.slice(end + 1))
}

function lineOf(head: string, params: readonly Param[], value: string): ContentLine | null {
  let nameStart = 0
  let end = head.length
  // Some writers put spaces before the colon; they are no part of the name.
  while (end > 0 && head.charCodeAt(end - 1) <= 32) end -= 1
  let start = 0
  while (start < end && head.charCodeAt(start) <= 32) start += 1
  nameStart = start
  for (let at = start; at < end; at += 1) {
    const code = head.charCodeAt(at)
    if (code === 46) nameStart = at + 1
    else if (!isNameCode(code)) return null
  }
  if (nameStart >= end) return null
  return { group: nameStart > start ? head.slice(start, nameStart - 1) : null, name: head.slice(nameStart, end), params, value }
}

/** Letters, digits, hyphen; and underscore, slash, plus and dollar, which real X- names have. */
function isNameCode(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 47 && code <= 57) || code === 45 || code === 95 || code === 43 || code === 36
}

/** Reads the parameters from the semicolon at `from` on; gives the place of the colon that ends them, or -1. */
function readParams(text: string, from: number, params: Param[], withQuotes: boolean): number {
  let start = from + 1
  let equals = -1
  let isQuoted = false
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 34 && withQuotes) isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (code === 61) { if (equals === -1) equals = at }
    else if (code === 59 || code === 58) {
      if (at > start) params.push(equals === -1 ? { name: '', raw: text.slice(start, at) } : { name: text.slice(start, equals), raw: text.slice(equals + 1, at) })
      if (code === 58) return at
      start = at + 1
      equals = -1
    }
  }
  return -1
}

/** The line without folding, as one text. */
export function formatContentLine(line: ContentLine): string {
  if (!line.name) return line.value
  let text = line.group === null ? line.name : `${line.group}.${line.name}`
  for (const param of line.params) text += param.name ? `;${param.name}=${param.raw}` : `;${param.raw}`
  return `${text}:${line.value}`
}

/** The line folded for a file, with its line end: 75 octets at most (RFC 6350, section 3.2), never inside a character. */
export function foldContentLine(line: ContentLine, version: VCardVersion): string {
  const text = formatContentLine(line)
  if (isQuotedPrintable(line)) return `${foldQuotedPrintable(text, text.length - line.value.length)}\r\n`
  // A card within a card (AGENT of vCard 2.1) keeps its own lines.
  if (line.value.includes('\n')) return `${text}\r\n`
  if (version !== '2.1') return `${foldOctets(text)}\r\n`
  // Folding in 2.1 may stand only at a space and readers differ in whether that space remains, so text is not folded;
  // base64 is, and ends with an empty line (vCard 2.1, section 2.4.1).
  return isBase64(line) ? `${foldOctets(text)}\r\n\r\n` : `${text}\r\n`
}

function foldOctets(text: string): string {
  if (text.length <= 25) return text
  if (Buffer.byteLength(text) === text.length) {
    if (text.length <= 75) return text
    const lines: string[] = []
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + (at === 0 ? 75 : 74))
      // An "=" at the end of a line reads as a soft break of quoted-printable, where a line speaks of that.
      if (end < text.length && text.charCodeAt(end - 1) === 61) end -= 1
      lines.push(text.slice(at, end))
      at = end
    }
    return lines.join('\r\n ')
  }
  const lines: string[] = []
  let start = 0
  let octets = 0
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (octets + size > (lines.length === 0 ? 75 : 74)) {
      lines.push(text.slice(start, at))
      start = at
      octets = 0
    }
    octets += size
    at += code >= 0x10000 ? 2 : 1
  }
  lines.push(text.slice(start))
  return lines.join('\r\n ')
}

/** Soft line breaks (RFC 2045, section 6.7) after at most 75 characters, never inside `=XX`. */
function foldQuotedPrintable(text: string, head: number): string {
  const lines: string[] = []
  let start = head > 60 ? head : 0
  if (start) lines.push(text.slice(0, start))
  while (text.length - start > 75) {
    let end = start + 75
    if (text[end - 1] === '=') end -= 1
    else if (text[end - 2] === '=') end -= 2
    else if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end -= 1
    lines.push(text.slice(start, end))
    start = end
  }
  lines.push(text.slice(start))
  return lines.join('=\r\n')
}

/** The values of a parameter: split at commas outside quotes, unquoted, RFC 6868 escapes undone. */
export function paramValues(param: Param): string[] {
  if (!param.raw.includes('"') && !param.raw.includes('^')) return param.raw.includes(',') ? param.raw.split(',').map((value) => value.trim()) : [param.raw.trim()]
  const values: string[] = []
  let value = ''
  let isQuoted = false
  for (const char of param.raw) {
    if (char === '"') isQuoted = !isQuoted
    else if (char === ',' && !isQuoted) { values.push(value); value = '' }
    else value += char
  }
  values.push(value)
  return values.map((text) => text.replace(/\^([n'^])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === "'" ? '"' : '^')))
}

/** The values of all parameters of a name, or null when there is none. */
export function paramOf(line: ContentLine, name: string): string[] | null {
  let found: string[] | null = null
  for (const param of line.params) {
    if (param.name.length !== name.length || param.name.toUpperCase() !== name) continue
    found ??= []
    for (const value of paramValues(param)) found.push(value)
  }
  return found
}

/** A parameter with one value, quoted and escaped where it must be (RFC 6868). */
export function makeParam(name: string, value: string): Param {
  const escaped = value.replace(/[\^\n"]/g, (char) => (char === '^' ? '^^' : char === '\n' ? '^n' : "^'"))
  return { name, raw: /[,;:]/.test(escaped) || escaped !== escaped.trim() ? `"${escaped}"` : escaped }
}

/** Whether the value is quoted-printable, said in any of the ways writers of vCard 2.1 say it. */
export function isQuotedPrintable(line: ContentLine): boolean {
  return line.params.length > 0 && hasEncoding(line, 'QUOTED-PRINTABLE', 'Q')
}

/** Whether the value is base64: `ENCODING=b`, `ENCODING=BASE64`, or bare `BASE64`. */
export function isBase64(line: ContentLine): boolean {
  return line.params.length > 0 && hasEncoding(line, 'BASE64', 'B')
}

function hasEncoding(line: ContentLine, full: string, short: string): boolean {
  for (const param of line.params) {
    const value = param.raw.trim().toUpperCase()
    if (value === full && (param.name === '' || /^(?:encoding|type)$/i.test(param.name))) return true
    if (value === short && param.name.toUpperCase() === 'ENCODING') return true
  }
  return false
}
