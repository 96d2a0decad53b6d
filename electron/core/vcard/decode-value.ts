import { Buffer, isUtf8 } from 'node:buffer'
import type { ContentLine, VCardVersion } from './card.ts'
import { isQuotedPrintable, paramOf } from './content-line.ts'
import { decoderFor } from './line-source.ts'

/** Raw values to text, and back. The rules of escaping differ by version and are all here. */
export interface ValueContext {
  version: VCardVersion
  /** The encoding of quoted-printable that is not UTF-8 and names none. */
  encoding?: string | undefined
}

/** The value as one text. */
export function textOf(line: ContentLine, context: ValueContext): string {
  const isQuoted = isQuotedPrintable(line)
  return unescapeText(isQuoted ? decodeQuotedPrintable(line, context.encoding) : line.value, context.version === '2.1' && isQuoted)
}

/** The parts of a structured value (N, ADR, ORG), split at the semicolons that are not escaped. */
export function componentsOf(line: ContentLine, context: ValueContext): string[] {
  return splitOf(line, ';', context)
}

/** The texts of a list (NICKNAME, CATEGORIES), split at the commas that are not escaped. */
export function listOf(line: ContentLine, context: ValueContext): string[] {
  return splitOf(line, ',', context)
}

/** The parts of a structured value, of which each may be a list again (RFC 6350, section 6.2.2). In 2.1 a comma is a comma. */
export function componentListsOf(line: ContentLine, context: ValueContext): string[][] {
  const { value, isPlain } = decoded(line, context)
  const parts = splitUnescaped(value, ';')
  return parts.map((part) => (context.version === '2.1' ? [part] : splitUnescaped(part, ',')).map((text) => unescapeText(text, isPlain)))
}

function splitOf(line: ContentLine, separator: ';' | ',', context: ValueContext): string[] {
  const { value, isPlain } = decoded(line, context)
  return splitUnescaped(value, separator).map((part) => unescapeText(part, isPlain))
}

function decoded(line: ContentLine, context: ValueContext): { value: string; isPlain: boolean } {
  const isQuoted = isQuotedPrintable(line)
  return { value: isQuoted ? decodeQuotedPrintable(line, context.encoding) : line.value, isPlain: context.version === '2.1' && isQuoted }
}

function splitUnescaped(text: string, separator: string): string[] {
  if (!text.includes('\\')) return text.split(separator)
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === separator) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/**
 * Undoes backslash escapes (RFC 6350, section 3.4). `\:` and `\"` are no escapes of any version but Apple and Google
 * write them. Quoted-printable carries its own line ends, so there `\n` is a backslash and a letter (`C:\new`).
 */
export function unescapeText(text: string, isPlain = false): string {
  const value = text.includes('\\') ? text.replace(/\\([\\;,:"nN])/g, (whole, char: string) => (char === 'n' || char === 'N' ? (isPlain ? whole : '\n') : char)) : text
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value
}

/** Escapes a text value, or one part of a structured value (RFC 6350, section 3.4). */
export function escapeText(text: string): string {
  return text.replace(/[\\,;\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`))
}

/** Escapes for a value that is a URI: commas and semicolons belong to it. */
export function escapeUri(text: string): string {
  return text.replace(/[\\\n]/g, (char) => (char === '\n' ? '\\n' : '\\\\'))
}

/** Decodes quoted-printable (RFC 2045, section 6.7) in the character set the line names. Broken escapes stay as they are. */
export function decodeQuotedPrintable(line: ContentLine, encoding: string | undefined): string {
  const charset = paramOf(line, 'CHARSET')?.[0]
  let text = ''
  let run: number[] = []
  const { value } = line
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    if (code > 127) {
      // Already text: the reader has decoded bytes above 127 that stood unencoded.
      text += decodeRun(run, charset, encoding) + value[at]
      run = []
      continue
    }
    const byte = code === 61 ? Number.parseInt(/^[0-9a-f]{2}/i.exec(value.slice(at + 1, at + 3))?.[0] ?? '', 16) : Number.NaN
    run.push(Number.isNaN(byte) ? code : byte)
    if (!Number.isNaN(byte)) at += 2
  }
  return text + decodeRun(run, charset, encoding)
}

function decodeRun(run: readonly number[], charset: string | undefined, encoding: string | undefined): string {
  if (run.length === 0) return ''
  const bytes = Buffer.from(run)
  const named = charset && !/^(?:us-)?ascii$/i.test(charset) ? decoderFor(charset) : null
  if (named && named.encoding !== 'utf-8') return named.decode(bytes)
  if (named || isUtf8(bytes)) return bytes.toString('utf8')
  const other = encoding && !/^utf-?(?:8|16)/i.test(encoding) ? decoderFor(encoding) : null
  return (other ?? decoderFor('windows-1252'))?.decode(bytes) ?? bytes.toString('latin1')
}

/** Encodes text as quoted-printable of UTF-8. Line ends are CRLF (vCard 2.1, section 2.1.3). */
export function encodeQuotedPrintable(text: string): string {
  let encoded = ''
  for (const byte of Buffer.from(text.replaceAll('\n', '\r\n'))) {
    const isPlain = byte >= 32 && byte < 127 && byte !== 61
    encoded += isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  // A space at the end would be lost on the way (RFC 2045, section 6.7, rule 3), and where a soft break puts `END:VCARD`
  // at the start of a line, a reader would end the card.
  return encoded.replace(/ $/, '=20').replace(/(BEGIN|END) *:/gi, (word) => `${word.slice(0, -1)}=3A`)
}

/** The texts of CATEGORIES; vCard 2.1 has no such list and programs write it with commas or semicolons. */
export function splitTags(line: ContentLine, context: ValueContext): string[] {
  const { value, isPlain } = decoded(line, context)
  const parts = context.version === '2.1' ? splitUnescaped(value, ';').flatMap((part) => splitUnescaped(part, ',')) : splitUnescaped(value, ',')
  return parts.map((part) => unescapeText(part, isPlain))
}
