import { constants, inflateSync } from 'node:zlib'

/**
 * Reads enough of a PDF to test it without a program from outside: pages, fonts, title, and the text of each page as a
 * reader would copy it. It understands what our compiler writes (plain objects, Flate streams, Identity-H fonts with
 * ToUnicode, ISO 32000-1 sections 7.3, 9.4 and 9.10.3) and what join-pdf.ts makes of it (a form below each page), and fails on anything else.
 */
export interface ReadPdf {
  title: string
  /** Width and height of the first page, in points, rounded. */
  size: [number, number]
  /** The text of each page in the order of drawing (a form before the page over it), without marks for lines. */
  pages: string[]
  /** Names of the fonts whose files are embedded, without the prefix of their subset. */
  fonts: string[]
  /** The letters of the outline, in order. */
  outline: string[]
}

type Objects = Map<number, string>

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1')
  if (!file.startsWith('%PDF-1.')) throw new Error('not a PDF')
  const objects: Objects = new Map([...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => [Number(match[1]), match[2] ?? '']))
  const all = [...objects.values()]
  const pageObjects = all.filter((body) => /\/Type \/Page\b/.test(head(body)))
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pageObjects[0] ?? '')
  return {
    title: all.filter((body) => body.includes('/Creator (Typst')).map(titleOf).join(''),
    size: [Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))],
    pages: pageObjects.map((body) => pageText(body, objects)),
    fonts: [...new Set(all.filter((body) => /\/FontFile[23] \d/.test(head(body))).map((body) => /\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/.exec(body)?.[1] ?? ''))].sort(),
    outline: all.filter((body) => /\/Dest|\/A <</.test(head(body)) && head(body).includes('/Parent')).map(titleOf).filter(Boolean),
  }
}

function head(body: string): string {
  return body.split('stream\n', 1)[0] ?? ''
}

function titleOf(body: string): string {
  const hex = /\/Title <([0-9A-F]+)>/i.exec(body)
  if (hex) return Buffer.from(hex[1] ?? '', 'hex').swap16().toString('utf16le').replace('\ufeff', '')
  return /\/Title \(((?:[^\\)]|\\.)*)\)/.exec(body)?.[1]?.replace(/\\(.)/g, '$1') ?? ''
}

function stream(body: string): string {
  const start = body.indexOf('stream\n')
  if (start < 0 || !body.slice(0, start).includes('/FlateDecode')) throw new Error('not a Flate stream')
  return inflateSync(Buffer.from(body.slice(start + 7), 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
}

function referred(body: string, key: string, objects: Objects): string {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]
  const found = objects.get(Number(id))
  if (found === undefined) throw new Error(`no ${key}`)
  return found
}

function pageText(page: string, objects: Objects): string {
  const form = /\/Body (\d+) 0 R/.exec(page)?.[1]
  const body = form === undefined ? '' : textOf(objects.get(Number(form)) ?? '', objects.get(Number(form)) ?? '', objects)
  return body + textOf(page, referred(page.replace(/\/Contents \[\d+ 0 R (\d+ 0 R)\]/, '/Contents $1'), 'Contents', objects), objects)
}

/** The text of a content stream; `owner` is what names its resources. */
function textOf(owner: string, content: string, objects: Objects): string {
  const resources = head(owner).includes('/Resources <<') ? owner : referred(owner, 'Resources', objects)
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((match) => [match[1] ?? '', glyphTexts(objects.get(Number(match[2])) ?? '', objects)]))
  let glyphs = new Map<number, string>()
  let text = ''
  // Balanced parentheses stand in a string without escapes (ISO 32000-1, 7.3.4.2); two levels are enough for subsets of fonts.
  for (const match of stream(content).matchAll(/\/(F\d+) [\d.]+ Tf|\((?<plain>(?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*)\)|<(?<hex>[0-9A-Fa-f]+)>/g)) {
    if (match[1]) glyphs = fonts.get(match[1]) ?? new Map()
    else text += decode(match.groups?.hex === undefined ? unescaped(match.groups?.plain ?? '') : Buffer.from(match.groups.hex, 'hex'), glyphs)
  }
  return text
}

function decode(codes: Buffer, glyphs: Map<number, string>): string {
  let text = ''
  for (let at = 0; at + 1 < codes.length; at += 2) text += glyphs.get(codes.readUInt16BE(at)) ?? '\ufffd'
  return text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
function unescaped(text: string): Buffer {
  return Buffer.from(text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal: string | undefined, letter: string) => (octal ? String.fromCharCode(parseInt(octal, 8)) : escapes[letter] ?? letter)), 'latin1')
}

function glyphTexts(font: string, objects: Objects): Map<number, string> {
  const map = stream(referred(font, 'ToUnicode', objects))
  const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  return new Map([...map.matchAll(/^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$/gim)].map((match) => [parseInt(match[1] ?? '', 16), utf16(match[2] ?? '')]))
}
