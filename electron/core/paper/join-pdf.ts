/**
 * Lays PDFs of our own compiler under each other and joins them. It knows only what that compiler writes: plain objects found
 * by a classic cross-reference table, one content stream a page, a flat outline (ISO 32000-1, 7.5.4, 7.7.3.3, 12.3.3).
 * Anything else is refused, never guessed.
 */
export interface PdfPart {
  bytes: Uint8Array
  /** So many of its pages are used, from the first; the rest are left out with all that only they need. */
  pages: number
}

interface Pdf {
  bytes: Buffer
  /** Number of an object → where it stands. */
  spans: Map<number, { start: number; end: number }>
  trailer: string
  root: number
  pages: number[]
}

interface OutlineItem { title: string; destination: string }

/** Strings, in which nothing is a reference, and references. */
const stringOrReference = /\((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*\)|\b(?<id>\d+) 0 R\b/gu

/**
 * In: `frame`, a PDF with the heads and feet of all pages, and the parts that fill its pages, in order. Out: one PDF in which
 * each page shows the part's page below the frame's, with the title and dates of the frame and the outlines of all parts.
 * The same input gives the same bytes. Errors: a plain Error when a file is not as the compiler writes it, or the pages do not add up.
 */
export function joinPdf(frame: Uint8Array, parts: readonly PdfPart[]): Uint8Array<ArrayBuffer> {
  const base = readPdf(frame)
  const total = parts.reduce((sum, part) => sum + part.pages, 0)
  if (total !== base.pages.length) throw new Error(`The parts have ${total} pages, their frame ${base.pages.length}.`)
  const out = new Writer(base)
  const outline: OutlineItem[] = []
  let at = 0
  for (const { bytes, pages } of parts) {
    outline.push(...layUnder(out, base, base.pages.slice(at, at + pages), readPdf(bytes)))
    at += pages
  }
  if (outline.length > 0) addOutline(out, base, outline)
  return out.finish()
}

/** Copies the first pages of a part under the frame's pages given. Gives the outline of these pages. */
function layUnder(out: Writer, base: Pdf, framePages: readonly number[], part: Pdf): OutlineItem[] {
  const ids = new Map<number, number>()
  const waiting: number[] = []
  const renumber = (id: number) => {
    const known = ids.get(id)
    if (known !== undefined) return known
    const added = out.newId()
    ids.set(id, added)
    waiting.push(id)
    return added
  }
  for (const [index, framePage] of framePages.entries()) {
    const page = dictionary(part, part.pages[index] ?? 0)
    const contents = reference(page, 'Contents')
    const form = out.newId()
    // What was the content of a page is drawn as a form: it keeps its own resources, so that no names clash (8.10).
    const head = dictionary(part, contents).replace('<<', `<<\n  /Type /XObject\n  /Subtype /Form\n  /BBox ${mediaBox(page)}\n  /Resources ${renumber(reference(page, 'Resources'))} 0 R`)
    out.add(form, head, rest(part, contents))
    out.add(framePages[index] ?? 0, withBody(out, base, framePage, form))
    ids.set(part.pages[index] ?? 0, framePage)
  }
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    out.add(ids.get(id) ?? 0, dictionary(part, id).replaceAll(stringOrReference, (all, old?: string) => (old === undefined ? all : `${renumber(Number(old))} 0 R`)), rest(part, id))
  }
  return outlineOf(part).flatMap(({ title, destination }) => {
    const page = ids.get(Number(/^\d+/u.exec(destination)?.[0]))
    return page === undefined ? [] : [{ title, destination: destination.replace(/^\d+/u, String(page)) }]
  })
}

/** The frame's page, drawn over a form. */
function withBody(out: Writer, base: Pdf, pageId: number, form: number): string {
  const page = dictionary(base, pageId)
  const resources = dictionary(base, reference(page, 'Resources'))
  const images = dictionary(base, reference(resources, 'XObject')).replace(/^\s*<<|>>\s*$/gu, '')
  return page
    .replace(/\/Contents (\d+ 0 R)/u, `/Contents [${out.bodyCall} 0 R $1]`)
    .replace(/\/Resources \d+ 0 R/u, () => `/Resources ${resources.trim().replace(/\/XObject \d+ 0 R/u, () => `/XObject <<${images} /Body ${form} 0 R >>`)}`)
}

function outlineOf(pdf: Pdf): OutlineItem[] {
  const root = dictionary(pdf, pdf.root)
  if (!root.includes('/Outlines')) return []
  const items: OutlineItem[] = []
  for (let id: number | null = reference(dictionary(pdf, reference(root, 'Outlines')), 'First'); id !== null;) {
    const item = dictionary(pdf, id)
    const { title, destination } = /\/Title (?<title>\(.*\)|<[0-9A-F]*>)\s+\/Dest \[(?<destination>\d+ 0 R [^\]]*)\]/isu.exec(item)?.groups ?? {}
    if (!title || !destination || item.includes('/First')) throw new Error('The outline of a PDF is not as expected.')
    items.push({ title, destination })
    id = item.includes('/Next') ? reference(item, 'Next') : null
  }
  return items
}

function addOutline(out: Writer, base: Pdf, items: readonly OutlineItem[]): void {
  const root = out.newId()
  const ids = items.map(() => out.newId())
  for (const [index, { title, destination }] of items.entries()) {
    const neighbour = (key: string, id: number | undefined) => (id === undefined ? '' : ` /${key} ${id} 0 R`)
    out.add(ids[index] ?? 0, `<< /Parent ${root} 0 R${neighbour('Prev', ids[index - 1])}${neighbour('Next', ids[index + 1])} /Title ${title} /Dest [${destination}] >>\n`)
  }
  out.add(root, `<< /Type /Outlines /First ${ids[0]} 0 R /Last ${ids.at(-1)} 0 R /Count ${ids.length} >>\n`)
  out.add(base.root, dictionary(base, base.root).replace('<<', `<<\n  /Outlines ${root} 0 R`))
}

function readPdf(file: Uint8Array): Pdf {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(bytes.subarray(-64).toString('latin1'))?.[1] ?? NaN)
  const { entries = '', trailer = '' } = /^xref\s+0 \d+\s+(?<entries>(?:\d{10} \d{5} [nf]\s\s)+)trailer\s*(?<trailer><<[\s\S]*>>)\s*startxref/u.exec(bytes.subarray(table).toString('latin1'))?.groups ?? {}
  const starts = Array.from({ length: entries.length / 20 }, (_, id) => ({ id, start: Number(entries.slice(id * 20, id * 20 + 10)), isUsed: entries[id * 20 + 17] === 'n' }))
    .filter((one) => one.isUsed).sort((a, b) => a.start - b.start)
  const spans = new Map(starts.map(({ id, start }, index) => [id, { start: start + `${id} 0 obj\n`.length, end: starts[index + 1]?.start ?? table }]))
  const pdf = { bytes, spans, trailer, root: reference(trailer, 'Root'), pages: [] }
  return { ...pdf, pages: pagesBelow(pdf, reference(dictionary(pdf, pdf.root), 'Pages')) }
}

function pagesBelow(pdf: Pdf, id: number): number[] {
  const kids = /\/Kids \[(?<kids>[^\]]*)\]/u.exec(dictionary(pdf, id))?.groups?.kids
  return kids === undefined ? [id] : [...kids.matchAll(/(\d+) 0 R/gu)].flatMap((match) => pagesBelow(pdf, Number(match[1])))
}

/** The text of an object before its stream, or all of it. */
function dictionary(pdf: Pdf, id: number): string {
  const { start, end } = cut(pdf, id)
  return pdf.bytes.toString('latin1', start, end)
}

/** What follows: the stream, or just the end of the object. */
function rest(pdf: Pdf, id: number): Buffer {
  return pdf.bytes.subarray(cut(pdf, id).end, pdf.spans.get(id)?.end)
}

function cut(pdf: Pdf, id: number): { start: number; end: number } {
  const span = pdf.spans.get(id)
  if (!span) throw new Error('An object of a PDF is missing.')
  const found = pdf.bytes.subarray(span.start, span.end)
  const stream = found.indexOf('>>\nstream\n')
  const end = stream >= 0 ? stream + 3 : found.lastIndexOf('endobj')
  if (end < 0) throw new Error('An object of a PDF has no end.')
  return { start: span.start, end: span.start + end }
}

function reference(text: string, key: string): number {
  const id = new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(text)?.[1]
  if (id === undefined) throw new Error(`A PDF has no ${key}.`)
  return Number(id)
}

function mediaBox(page: string): string {
  const box = /\/MediaBox (\[[^\]]*\])/u.exec(page)?.[1]
  if (box === undefined) throw new Error('A page of a PDF has no size.')
  return box
}

/** Keeps the objects of the frame but those that are given anew, and numbers those that are added. */
class Writer {
  readonly bodyCall: number
  readonly #base: Pdf
  readonly #objects = new Map<number, readonly [string, Buffer]>()
  #lastId: number

  constructor(base: Pdf) {
    this.#base = base
    this.#lastId = Math.max(...base.spans.keys())
    this.bodyCall = this.newId()
    const call = 'q /Body Do Q\n'
    this.add(this.bodyCall, `<< /Length ${call.length} >>\nstream\n${call}endstream\n`)
  }

  newId(): number {
    return ++this.#lastId
  }

  /** `after` is the stream and the end of the object; without it there is none. */
  add(id: number, text: string, after: Buffer = Buffer.from('endobj\n\n')): void {
    this.#objects.set(id, [text, after])
  }

  finish(): Uint8Array<ArrayBuffer> {
    const first = Math.min(...Array.from(this.#base.spans, ([id, { start }]) => start - `${id} 0 obj\n`.length))
    const chunks = [this.#base.bytes.subarray(0, first)]
    let size = first
    let table = `xref\n0 ${this.#lastId + 1}\n0000000000 65535 f\r\n`
    for (let id = 1; id <= this.#lastId; id++) {
      const [text, after] = this.#objects.get(id) ?? [dictionary(this.#base, id), rest(this.#base, id)]
      const head = Buffer.from(`${id} 0 obj\n${text}`, 'latin1')
      chunks.push(head, after)
      table += `${String(size).padStart(10, '0')} 00000 n\r\n`
      size += head.length + after.length
    }
    const trailer = this.#base.trailer.replace(/\/Size \d+/u, `/Size ${this.#lastId + 1}`)
    chunks.push(Buffer.from(`${table}trailer\n${trailer}\nstartxref\n${size}\n%%EOF`, 'latin1'))
    return new Uint8Array(Buffer.concat(chunks))
  }
}
