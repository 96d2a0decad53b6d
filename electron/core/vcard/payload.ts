import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { ownValue } from '#shared/own-value.ts'
import type { ContentLine, Payload, VCardVersion } from './card.ts'
import { isBase64, makeParam, paramOf } from './content-line.ts'

/** Bytes inside cards: PHOTO, LOGO, SOUND, KEY; as base64 (2.1, 3.0) or as data: URIs (4.0). Nothing remote is ever fetched. */
const mediaTypes: Record<string, string> = { jpeg: 'image/jpeg', jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp', bmp: 'image/bmp', tiff: 'image/tiff', heic: 'image/heic', 'svg+xml': 'image/svg+xml' }

/** Payloads of more characters than this are kept apart from the text of a card. */
const inlineLimit = 1024
const mark = /^(.*?)blob:([0-9a-f]{64})$/s

/** The bytes a property holds, or null when it holds none that can be read. */
export function readPayload(line: ContentLine): Payload | null {
  const { prefix, base64 } = base64Of(line)
  if (base64 === null) return null
  const bytes = Buffer.from(base64.replace(/\s/g, ''), 'base64')
  if (bytes.length === 0) return null
  const stated = /^data:([^;,]+)/i.exec(prefix)?.[1] ?? [...(paramOf(line, 'MEDIATYPE') ?? []), ...(paramOf(line, 'TYPE') ?? []), ...line.params.filter((param) => !param.name).map((param) => param.raw)].map((type) => ownValue(mediaTypes, type.toLowerCase().replace(/^image\//, ''))).find(Boolean)
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType: sniff(bytes) ?? stated ?? 'application/octet-stream' }
}

/** The base64 of a value and what stands before it; null when the value is something else, a URI for example. */
function base64Of(line: ContentLine): { prefix: string; base64: string | null } {
  const data = /^\s*data:[^,\\]*;base64\\?,/i.exec(line.value)
  if (data) return { prefix: data[0], base64: line.value.slice(data[0].length) }
  if (isBase64(line)) return { prefix: '', base64: /^[A-Za-z0-9+/=\s]+$/.test(line.value) ? line.value : null }
  // Some writers forget to say that it is base64; a picture is known by its first bytes.
  const looksIt = line.value.length > 100 && /^[A-Za-z0-9+/=\s]+$/.test(line.value) && sniff(Buffer.from(line.value.slice(0, 40), 'base64')) !== null
  return { prefix: '', base64: looksIt ? line.value : null }
}

function sniff(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n')) return 'image/png'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'image/webp'
  if (head.slice(4) === 'ftypheic') return 'image/heic'
  return null
}

/** A PHOTO of bytes, as the version writes it. */
export function photoLine(bytes: Uint8Array, mediaType: string, version: VCardVersion): ContentLine {
  const base64 = Buffer.from(bytes).toString('base64')
  const type = mediaType.replace(/^image\//, '').toUpperCase()
  if (version === '4.0') return { group: null, name: 'PHOTO', params: [], value: `data:${mediaType};base64,${base64}` }
  const params = version === '2.1' ? [makeParam('ENCODING', 'BASE64'), { name: '', raw: type.replace(/[^A-Z0-9-]/g, '') || 'JPEG' }] : [makeParam('ENCODING', 'b'), makeParam('TYPE', type)]
  return { group: null, name: 'PHOTO', params, value: base64 }
}

/** Takes a large payload out of a line; `keep` gets it. A mark that the file itself brought is not one of ours and goes. */
export function takePayload(line: ContentLine, keep: (payload: Payload) => void): ContentLine {
  if (isMarkable(line) && mark.test(line.value)) return { ...line, value: '' }
  if (line.value.length <= inlineLimit || !line.name) return line
  const { prefix, base64 } = base64Of(line)
  const payload = base64 === null ? null : readPayload(line)
  // Only what comes back the same, character by character.
  if (!payload || base64 === null || Buffer.from(payload.bytes).toString('base64') !== base64) return line
  keep(payload)
  return { ...line, value: `${prefix}blob:${payload.sha256}` }
}

/** The hash of the payload taken out of a line, or null. */
export function takenPayload(line: ContentLine): string | null {
  return isMarkable(line) ? (mark.exec(line.value)?.[2] ?? null) : null
}

/** Puts a payload back; null when it is gone. */
export function restorePayload(line: ContentLine, blob: (sha256: string) => Uint8Array | null): ContentLine | null {
  const taken = isMarkable(line) ? mark.exec(line.value) : null
  if (!taken) return line
  const bytes = blob(taken[2] ?? '')
  return bytes && { ...line, value: `${taken[1] ?? ''}${Buffer.from(bytes).toString('base64')}` }
}

function isMarkable(line: ContentLine): boolean {
  return line.value.length < inlineLimit && /^\s*(?:data:|blob:)/i.test(line.value) && line.value.includes('blob:')
}
