import { Buffer } from 'node:buffer'
import type { ContactContent } from '#shared/contacts.ts'
import { CardReader } from './card-reader.ts'
import { CardView } from './card-view.ts'
import type { ContentLine, RawCard, WriteOptions } from './card.ts'
import { convertLine } from './convert-line.ts'
import { Draft } from './draft.ts'
import { restorePayload } from './payload.ts'
import { carriedContent, isListKey, type Piece, type PieceData, type PieceKey } from './piece.ts'
import { readPieces } from './read-pieces.ts'
import { uidKey } from './read-life.ts'
import { writeCard } from './to-content.ts'
import { writeFullName } from './write-name.ts'
import { piecesOf, PieceWriter } from './write-pieces.ts'

/**
 * Writes a contact as one card with CRLF line ends. With `original`, whatever there means the same as the contact
 * stands as it was, changed values take the place of the old, and what we do not know is written back.
 * Reading the card gives `carriedContent(content)`: control characters and rows without anything are not carried.
 */
export function fromContent(content: ContactContent, options: WriteOptions): string {
  const base = options.original === undefined ? null : parseCard(options.original)
  const pieces = base ? readPieces(new CardView(base), true).pieces : []
  const carried = carriedContent(options.groupTags ? withoutGroups(content, options.groupTags, pieces) : content)
  const wanted = piecesOf(carried, options.related)
  const writer = new PieceWriter(carried, options)
  if (base && base.version === options.version && isUnchanged(pieces, wanted)) {
    const same = new Draft(restoredLines(base, wanted, options))
    complete(same, carried, wanted, writer, options)
    return writeCard(same.lines(), options)
  }
  const draft = base ? editedDraft(base, pieces, wanted, writer, options) : newDraft(wanted, writer, options)
  mend(draft, wanted, writer, options)
  complete(draft, carried, wanted, writer, options)
  return writeCard(draft.lines(), options)
}

function withoutGroups(content: ContactContent, groupTags: ReadonlySet<string>, pieces: readonly Piece[]): ContactContent {
  const said = pieces.find((piece) => piece.key === 'tags')?.data ?? []
  return { ...content, tags: content.tags.filter((tag) => !groupTags.has(tag) || said.includes(tag)) }
}

/** The card of a stored original, or null when it holds none. */
export function parseCard(original: string): RawCard | null {
  const reader = new CardReader()
  const cards = [...reader.push(Buffer.from(original)), ...reader.end()]
  return cards[0] ?? null
}

/** The hashes of the payloads that a stored original names and that must be kept with it. */
export function blobsOf(original: string): string[] {
  return [...new Set([...original.replaceAll('\r\n ', '').matchAll(/blob:([0-9a-f]{64})\r\n/g)].map((match) => match[1] ?? ''))]
}

function newDraft(wanted: readonly PieceData[], writer: PieceWriter, { version }: WriteOptions): Draft {
  const draft = new Draft([{ group: null, name: 'VERSION', params: [], value: version }, { group: null, name: 'PRODID', params: [], value: '-//Touchbase//Touchbase//EN' }])
  const usual = new UsualDates()
  for (const [at, piece] of wanted.entries()) draft.append(writer.write(piece, isPreferred(wanted, at), usual.isFirst(piece)))
  return draft
}

/** The first of several phones, e-mails or addresses is the preferred one. */
function isPreferred(wanted: readonly PieceData[], at: number): boolean {
  const key = wanted[at]?.key
  return (key === 'phones' || key === 'emails' || key === 'addresses') && wanted[at - 1]?.key !== key && wanted[at + 1]?.key === key
}

/** A card has one BDAY and one ANNIVERSARY (RFC 6350, section 6.2.5): only the first date of a label is written so. */
class UsualDates {
  readonly #seen = new Set<string>()
  isFirst(piece: PieceData): boolean {
    if (piece.key !== 'dates') return true
    const isFirst = !this.#seen.has(piece.data.label)
    this.#seen.add(piece.data.label)
    return isFirst
  }
}

/** Whether the card says already what is wanted, row for row: then nothing need be written and read to see. */
function isUnchanged(pieces: readonly Piece[], wanted: readonly PieceData[]): boolean {
  if (pieces.length !== wanted.length) return false
  const said = new Map<PieceKey, Piece[]>()
  for (const piece of pieces) {
    const list = said.get(piece.key)
    if (list) list.push(piece)
    else said.set(piece.key, [piece])
  }
  const places = new Map<PieceKey, number>()
  return wanted.every((piece) => {
    const at = places.get(piece.key) ?? 0
    places.set(piece.key, at + 1)
    const old = said.get(piece.key)?.[at]
    return old !== undefined && (typeof old.data === 'string' ? old.data === piece.data : pieceKey(old) === pieceKey(piece))
  })
}

/** The lines of a stored card with their payloads, in the ways of the version; null for one whose payload is gone. */
function restoredLines(base: RawCard, wanted: readonly PieceData[], options: WriteOptions): (ContentLine | null)[] {
  const photo = wanted.find((piece) => piece.key === 'photo')?.data
  return base.lines.map((line) => {
    const restored = restorePayload(line, (sha256) => (options.photo && sha256 === photo ? options.photo.bytes : (options.blob?.(sha256) ?? null)))
    return restored && convertLine(restored, { version: base.version }, options.version)
  })
}

function editedDraft(base: RawCard, pieces: readonly Piece[], wanted: readonly PieceData[], writer: PieceWriter, options: WriteOptions): Draft {
  const draft = new Draft(restoredLines(base, wanted, options))
  let isChanged = false
  const usual = new UsualDates()
  for (const key of new Set([...pieces, ...wanted].map((piece) => piece.key))) {
    const olds = pieces.filter((piece) => piece.key === key)
    const news = wanted.filter((piece) => piece.key === key)
    const { pairs, dropped } = pairUp(olds, news, options)
    for (const { old, piece, isSame } of pairs) {
      const isFirst = usual.isFirst(piece)
      if (isSame && old) { draft.keep(old); continue }
      isChanged = true
      if (old) draft.replace(old, piece, writer.write(piece, false, isFirst))
      else draft.append(writer.write(piece, false, isFirst), key)
    }
    for (const old of dropped) { isChanged = true; draft.drop(old) }
  }
  draft.sweep()
  if (isChanged && options.revisedAt !== undefined) draft.set('REV', revision(options))
  return draft
}

interface Pair { old: Piece | null; piece: PieceData; isSame: boolean }

/** Finds for every wanted piece the one of the card it is, or has come of. */
function pairUp(olds: readonly Piece[], news: readonly PieceData[], options: WriteOptions): { pairs: Pair[]; dropped: Piece[] } {
  const left = new Map<string, Piece[]>()
  for (const old of olds) left.set(pieceKey(old), [...(left.get(pieceKey(old)) ?? []), old])
  const pairs = news.map((piece): Pair => {
    const old = left.get(pieceKey(piece))?.shift() ?? null
    return { old, piece, isSame: old !== null }
  })
  const taken = new Set(pairs.map((pair) => pair.old))
  const free = olds.filter((old) => !taken.has(old))
  for (const pair of pairs) {
    if (pair.old) continue
    const at = bestMatch(free, pair.piece)
    if (at === -1) continue
    pair.old = free.splice(at, 1)[0] ?? null
    pair.isSame = pair.old !== null && isSamePiece(pair.old, pair.piece, options)
  }
  return { pairs, dropped: free.filter((old) => !isUnresolved(old, options)) }
}

function bestMatch(free: readonly Piece[], piece: PieceData): number {
  if (free.length === 0) return -1
  if (!isListKey(piece.key)) return 0
  const features = (data: object) => Object.entries(data).filter(([, value]) => value).map(([key, value]) => `${key} ${String(value)}`)
  const mine = new Set(features(piece.data as object))
  let best = -1
  let most = 0
  for (const [at, old] of free.entries()) {
    // A tie to a card we do not know is nobody's to take over.
    if (old.key === 'relations' && !old.data.name) {
      if (piece.key === 'relations' && old.data.uid !== null && piece.data.uid !== null && uidKey(old.data.uid) === uidKey(piece.data.uid)) return at
      continue
    }
    const same = features(old.data as object).filter((feature) => mine.has(feature)).length
    if (same > most || best === -1) { best = at; most = same }
  }
  return best
}

function isSamePiece(old: Piece, piece: PieceData, options: WriteOptions): boolean {
  if (old.key === 'photo') return options.isPhotoUnchanged === true
  if (old.key !== 'relations' || piece.key !== 'relations') return false
  const { uid } = old.data
  return old.data.label === piece.data.label && (old.data.name === '' || old.data.name === piece.data.name) && (uid === null || !options.related?.isKnown(uid) || (piece.data.uid !== null && uidKey(uid) === uidKey(piece.data.uid)))
}

/** A tie by UID to a card that is not (yet) among the contacts is kept: nobody can have removed it. */
function isUnresolved(old: Piece, options: WriteOptions): boolean {
  return old.key === 'relations' && !old.data.name && old.data.uid !== null && !options.related?.isKnown(old.data.uid)
}

function isLeftAlone(piece: Piece, wanted: readonly PieceData[], options: WriteOptions): boolean {
  return isUnresolved(piece, options) && !wanted.some((other) => isSamePiece(piece, other, options) && piece.key === 'relations' && other.key === 'relations' && other.data.uid === piece.data.uid)
}

function pieceKey(piece: PieceData): string {
  return JSON.stringify(piece.data)
}

/** How often the card is read again: each round can uncover lines that another had hidden (a second BDAY). */
const rounds = 6

/**
 * Reads the card as it now stands and writes anew what does not read as wanted: rows in another order, names that would
 * read as a company. Invariant: what comes out reads as the content, whatever the original was.
 */
function mend(draft: Draft, wanted: readonly PieceData[], writer: PieceWriter, options: WriteOptions): void {
  for (let round = 0; round < rounds; round += 1) {
    const { pieces } = readPieces(new CardView({ line: 0, version: options.version, lines: draft.settle() }), false)
    const keys = new Set([...pieces, ...wanted].map((piece) => piece.key).filter((key) => key !== 'photo'))
    const wrong = [...keys].filter((key) => !readsAs(pieces, wanted, key, options))
    if (wrong.length === 0) return
    for (const key of wrong) mendKey(draft, key, pieces, wanted, writer, options, round > 0)
    draft.sweep()
  }
}

function readsAs(pieces: readonly Piece[], wanted: readonly PieceData[], key: PieceKey, options: WriteOptions): boolean {
  const want = wanted.filter((piece) => piece.key === key)
  const read = pieces.filter((piece) => piece.key === key && !isLeftAlone(piece, want, options))
  return read.length === want.length && want.every((piece, at) => {
    const other = read[at]
    return other !== undefined && (pieceKey(other) === pieceKey(piece) || isSamePiece(other, piece, options))
  })
}

function mendKey(draft: Draft, key: PieceKey, pieces: readonly Piece[], wanted: readonly PieceData[], writer: PieceWriter, options: WriteOptions, isHard: boolean): void {
  const olds = pieces.filter((piece) => piece.key === key && !isLeftAlone(piece, wanted, options))
  const usual = new UsualDates()
  const rows = wanted.map((piece, at) => ({ piece, isFirst: isPreferred(wanted, at) })).filter(({ piece }) => piece.key === key)
  const written = rows.map(({ piece, isFirst }) => {
    const isUsual = usual.isFirst(piece)
    const old = isHard ? undefined : olds.find((other) => pieceKey(other) === pieceKey(piece) && !draft.isMoved(other))
    return old ? { lines: draft.take(old, isFirst ? writer.make.pref() : []), hasGroup: false } : writer.write(piece, isFirst, isUsual)
  })
  const place = Math.min(...olds.flatMap((old) => old.lines), Number.POSITIVE_INFINITY)
  for (const old of olds) draft.drop(old)
  draft.insert(Number.isFinite(place) ? place : -1, written)
}

/** What every card must have, whatever the original was: VERSION, and FN from 3.0 on. */
function complete(draft: Draft, content: ContactContent, wanted: readonly PieceData[], writer: PieceWriter, options: WriteOptions): void {
  const name = wanted.find((piece) => piece.key === 'name')
  if (!draft.has('VERSION')) draft.prepend({ group: null, name: 'VERSION', params: [], value: options.version })
  if (options.version !== '2.1' && !draft.has('FN') && name) draft.append({ lines: [writeFullName(name.data, content, writer.make)], hasGroup: false })
  if (options.original === undefined && options.revisedAt !== undefined) draft.set('REV', revision(options))
}

function revision({ revisedAt = 0 }: WriteOptions): ContentLine {
  return { group: null, name: 'REV', params: [], value: new Date(revisedAt).toISOString().replace(/[-:]|\.\d+/g, '') }
}

