import { createHash } from 'node:crypto'
import { isBase64, makeParam, type ContentLine } from '../vcard/vcard.ts'
import { isNamed, makeLine, paramValue, type Component } from './component.ts'

/** A file inside a component. `name` is as the component says, or made of its kind. */
export interface InlineFile {
  hash: string
  bytes: Uint8Array
  mediaType: string
  name: string
}

/** A file that is attached, by its SHA-256; `bytes` is asked only for those that are written. */
export interface AttachedFile {
  hash: string
  name: string
  mediaType: string
  bytes: () => Uint8Array | null
}

const mark = /^blob:([0-9a-f]{64})$/
const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'text/plain': 'txt', 'application/pdf': 'pdf', 'text/calendar': 'ics', 'text/html': 'html' }

/**
 * Takes the files out of a component (ATTACH as base64, RFC 5545, section 3.8.1.1): a mark with the SHA-256 stands in their
 * place where writing the bytes again gives the same text. Links are left as they are; nothing is ever fetched.
 */
export function takeFiles(component: Component): InlineFile[] {
  const files: InlineFile[] = []
  for (const [at, line] of component.properties.entries()) {
    if (!isNamed(line, 'ATTACH')) continue
    // A mark that the file itself brought is none of ours.
    if (mark.test(line.value)) component.properties[at] = { ...line, value: `X-${line.value}` }
    const file = fileOf(line, files.length)
    if (!file) continue
    files.push(file)
    if (isBase64(line) && Buffer.from(file.bytes).toString('base64') === line.value) component.properties[at] = { ...line, value: `blob:${file.hash}` }
  }
  return files
}

function fileOf(line: ContentLine, count: number): InlineFile | null {
  const data = /^data:([^;,]*)[^,]*;base64,/i.exec(line.value)
  const base64 = data ? line.value.slice(data[0].length) : isBase64(line) ? line.value : null
  if (base64 === null || !/^[A-Za-z0-9+/=\s]+$/.test(base64)) return null
  const bytes = Buffer.from(base64.replace(/\s/g, ''), 'base64')
  if (bytes.length === 0) return null
  const mediaType = (paramValue(line, 'FMTTYPE') ?? data?.[1] ?? '').toLowerCase() || 'application/octet-stream'
  const given = ['FILENAME', 'X-FILENAME', 'X-APPLE-FILENAME', 'X-ORACLE-FILENAME', 'X-EVOLUTION-CALDAV-ATTACHMENT-NAME', 'X-LABEL'].map((name) => paramValue(line, name)?.trim()).find(Boolean)
  const name = (given?.replace(/^.*[/\\]/, '') || `attachment${count === 0 ? '' : `-${count + 1}`}.${endings[mediaType] ?? 'bin'}`).slice(0, 200)
  return { hash: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType, name }
}

/** The hash of the file that a line of a kept component stands for; null for none. */
const markedFile = (line: ContentLine): string | null => (isNamed(line, 'ATTACH') ? (mark.exec(line.value)?.[1] ?? null) : null)

/** Puts the files back that stood in the component, leaves out those that are gone, adds the new; gives whether any differ. */
export function putFiles(component: Component, files: readonly AttachedFile[]): boolean {
  const known = new Set<string>()
  let isChanged = false
  component.properties = component.properties.flatMap((line) => {
    const hash = markedFile(line)
    if (hash === null) return [line]
    known.add(hash)
    const bytes = files.find((file) => file.hash === hash)?.bytes() ?? null
    if (bytes === null) isChanged = true
    return bytes === null ? [] : [{ ...line, value: Buffer.from(bytes).toString('base64') }]
  })
  const links = new Set(component.properties.filter((line) => isNamed(line, 'ATTACH')).map((line) => paramValue(line, 'FILENAME') ?? paramValue(line, 'X-FILENAME')))
  for (const { hash, name, mediaType, bytes } of files) {
    // A file that the original holds in a way of its own stands there already.
    if (known.has(hash) || links.has(name)) continue
    const content = bytes()
    if (!content) continue
    isChanged = true
    component.properties.push(makeLine('ATTACH', Buffer.from(content).toString('base64'), [makeParam('FMTTYPE', mediaType), { name: 'ENCODING', raw: 'BASE64' }, { name: 'VALUE', raw: 'BINARY' }, makeParam('FILENAME', name)]))
  }
  return isChanged
}
