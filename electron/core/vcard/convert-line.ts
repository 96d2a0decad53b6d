import { Buffer } from 'node:buffer'
import type { ContentLine, Param, VCardVersion } from './card.ts'
import { isBase64, isQuotedPrintable, makeParam, paramOf, paramValues } from './content-line.ts'
import { decodeQuotedPrintable, encodeQuotedPrintable, escapeText, type ValueContext } from './decode-value.ts'
import { readPayload } from './payload.ts'

/**
 * A line of one version in the ways of another: types, PREF, encodings, inline bytes. The meaning of the property does
 * not matter here, so that also properties unknown to us go over.
 */
export function convertLine(line: ContentLine, from: ValueContext, to: VCardVersion): ContentLine {
  // What could not be read is kept where no reader stumbles over it.
  if (!line.name) return { group: null, name: 'X-TOUCHBASE-UNREAD', params: [], value: escapeText(line.value) }
  if (from.version === to) return line
  if (/^VERSION$/i.test(line.name)) return { ...line, params: [], value: to }
  const payload = isBase64(line) || /^\s*data:/i.test(line.value) ? readPayload(line) : null
  if (payload && !(to === '4.0' && !/^(?:PHOTO|LOGO|SOUND|KEY)$/i.test(line.name))) return convertPayload(line, payload, from.version, to)
  const isQuoted = isQuotedPrintable(line)
  const value = convertValue(isQuoted ? decodeQuotedPrintable(line, from.encoding) : line.value, isQuoted, from.version, to)
  const params = convertParams(line, from.version, to)
  if (to !== '2.1' || isBase64(line) || /^[\x20-\x7e]*$/.test(value)) return { ...line, params, value }
  return { ...line, params: [...params, makeParam('ENCODING', 'QUOTED-PRINTABLE'), makeParam('CHARSET', 'UTF-8')], value: encodeQuotedPrintable(value) }
}

function convertValue(value: string, isQuoted: boolean, from: VCardVersion, to: VCardVersion): string {
  if (to === '2.1') return value.replace(/\\([\\nN,])/g, (whole, char: string) => (char === '\\' ? whole : char === ',' ? ',' : '\n'))
  if (from !== '2.1') return value
  // In 2.1 a backslash escapes only a few characters; elsewhere it is one.
  const escaped = isQuoted ? value.replace(/\\(?![\\;,:"])/g, '\\\\') : value
  return escaped.replace(/\r\n?|\n/g, '\\n')
}

function convertPayload(line: ContentLine, payload: NonNullable<ReturnType<typeof readPayload>>, from: VCardVersion, to: VCardVersion): ContentLine {
  const base64 = Buffer.from(payload.bytes).toString('base64')
  const params = convertParams(line, from, to).filter((param) => !/^(?:ENCODING|VALUE|MEDIATYPE|TYPE|)$/i.test(param.name))
  if (to === '4.0') return { ...line, params, value: `data:${payload.mediaType};base64,${base64}` }
  const type = payload.mediaType.replace(/^image\//, '').toUpperCase()
  const types: Param[] = to === '3.0' ? [makeParam('ENCODING', 'b'), makeParam('TYPE', type)] : [makeParam('ENCODING', 'BASE64'), { name: '', raw: type.replace(/[^A-Z0-9-]/g, '') || 'JPEG' }]
  return { ...line, params: [...params, ...types], value: base64 }
}

function convertParams(line: ContentLine, from: VCardVersion, to: VCardVersion): Param[] {
  const params: Param[] = []
  const add = (type: string) => {
    if (/^pref$/i.test(type) && to === '4.0') params.push(makeParam('PREF', '1'))
    else if (to === '2.1' && /^[A-Za-z0-9-]+$/.test(type)) params.push({ name: '', raw: type })
    else params.push(makeParam('TYPE', type))
  }
  for (const param of line.params) {
    const name = param.name.toUpperCase()
    if (name === 'CHARSET' || /^(?:quoted-printable|8bit|7bit)$/i.test(param.raw)) continue
    if (name === 'ENCODING' || (name === '' && /^base64$/i.test(param.raw))) params.push(makeParam('ENCODING', to === '2.1' ? 'BASE64' : 'b'))
    else if (name === '') add(param.raw)
    else if (name === 'TYPE') for (const type of paramValues(param).flatMap((value) => value.split(','))) add(type.trim())
    else if (name === 'PREF' && from === '4.0') {
      // Only "first" can be said before 4.0; the finer order goes along for the way back.
      if (paramOf(line, 'PREF')?.[0] === '1') add('PREF')
      else params.push({ name: 'X-PREF', raw: param.raw })
    } else if (name === 'X-PREF' && to === '4.0') params.push({ name: 'PREF', raw: param.raw })
    else params.push(param)
  }
  return params
}
