import { emptyContent, limits, type ContactContent } from '#shared/contacts.ts'
import { listName } from '#shared/names.ts'
import type { CardView } from './card-view.ts'
import type { Payload } from './card.ts'
import { listOf, splitTags } from './decode-value.ts'
import { readPayload, takenPayload } from './payload.ts'
import { isTextPiece, listKeys, type Piece, type TextKey } from './piece.ts'
import { readAndroid, readDates, readPositions, readRelations } from './read-life.ts'
import { readName } from './read-name.ts'
import { readAddresses, readEmails, readLinks, readPhones } from './read-rows.ts'

/** All that a card says in our terms, as pieces in the order of the content; and a content made of pieces. */
export interface ReadPieces {
  pieces: Piece[]
  photo: Payload | null
}

/** `isStored` tells a card of our own keeping, whose large payloads are named by their hash. */
export function readPieces(view: CardView, isStored: boolean): ReadPieces {
  const name = readName(view)
  const own = new Set(name.lines)
  const rows = [
    ...readPhones(view), ...readEmails(view), ...readAddresses(view), ...readLinks(view), ...readDates(view),
    ...readPositions(view, (at) => own.has(at)), ...readRelations(view), ...readAndroid(view),
  ]
  const photo = readPhoto(view, isStored)
  const pieces = [name, ...readTexts(view), ...photo.pieces, ...readTags(view), ...inOrder(view, rows)]
  const fileAs = readFileAs(view, pieces)
  return { pieces: fileAs ? [...pieces, fileAs] : pieces, photo: photo.payload }
}

/** A content with what the pieces say. Rows stand in the order of the pieces. */
export function contentOf(pieces: readonly Piece[]): ContactContent {
  const content = emptyContent({ uid: '' })
  for (const piece of pieces) {
    if (isTextPiece(piece)) content[piece.key] = piece.data
    else if (piece.key === 'name') Object.assign(content, piece.data)
    else if (piece.key === 'phonetic') Object.assign(content, { phoneticGivenName: piece.data.given, phoneticFamilyName: piece.data.family })
    else if (piece.key === 'isFavourite') content.isFavourite = true
    else if (piece.key === 'tags') content.tags = piece.data
    else if (piece.key === 'phones' || piece.key === 'emails') content[piece.key].push({ ...piece.data })
    else if (piece.key === 'addresses') content.addresses.push({ ...piece.data })
    else if (piece.key === 'links') content.links.push({ ...piece.data })
    else if (piece.key === 'dates') content.dates.push({ ...piece.data })
    else if (piece.key === 'positions') content.positions.push({ ...piece.data })
    else if (piece.key === 'relations') {
      if (piece.data.name) content.relations.push({ label: piece.data.label, name: piece.data.name })
    }
  }
  return content
}

/** The preferred row of a list first, the others as they stand; and no more rows than a contact has. */
function inOrder(view: CardView, rows: readonly Piece[]): Piece[] {
  return listKeys.flatMap((key) => {
    const list = rows.filter((row) => row.key === key).sort((a, b) => a.pref - b.pref || (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
    if (list.length > limits.rows) view.problem('rowsCut', `Of ${list.length} rows (${key}) only ${limits.rows} were read; the others are kept in the original card.`)
    return list.slice(0, limits.rows)
  })
}

function readTexts(view: CardView): Piece[] {
  const joined = (key: TextKey, lines: readonly number[], glue: string, limit?: number, read = (at: number) => view.text(at, limit)): Piece[] => {
    const filled = lines.map((at) => ({ at, text: read(at) })).filter(({ text }) => text)
    const text = view.fit(filled.map((line) => line.text).join(glue), limit)
    return text ? [{ key, data: text, lines: filled.map(({ at }) => at), pref: 101 }] : []
  }
  const first = (key: TextKey, name: string, isRead = (_: number) => true): Piece[] => joined(key, view.at(name).filter((at) => view.text(at) && isRead(at)).slice(0, 1), '')
  const languages = [...view.at('LANG')].sort((a, b) => view.pref(a) - view.pref(b))
  const nicknames = [...view.at('NICKNAME'), ...view.at('X-ANDROID-CUSTOM').filter((at) => view.components(at)[0]?.endsWith('/nickname'))]
  return [
    ...first('uid', 'UID'),
    ...joined('nickname', nicknames, ', ', limits.text, (at) => readNickname(view, at)),
    ...readPhonetic(view),
    ...first('salutation', 'X-TOUCHBASE-SALUTATION'),
    ...joined('language', languages.filter((at) => view.text(at)).slice(0, 1), ''),
    ...first('timeZone', 'TZ', (at) => view.isExact(at) || isTimeZone(view.text(at))),
    ...joined('howWeMet', view.at('X-TOUCHBASE-HOW-WE-MET'), '\n\n', limits.longText),
    ...joined('note', view.at('NOTE'), '\n\n', limits.longText),
    ...readFavourite(view),
  ]
}

function readNickname(view: CardView, at: number): string {
  const isAndroid = view.get(at).name.toUpperCase() !== 'NICKNAME'
  if (isAndroid) return view.components(at)[1] ?? ''
  return listOf(view.get(at), view.context).map((name) => view.fit(name)).filter(Boolean).join(', ')
}

/** How the name is spoken: Apple's properties, or the kana of Japanese phones (`SOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ`). */
function readPhonetic(view: CardView): Piece[] {
  const given = view.at('X-PHONETIC-FIRST-NAME').find((at) => view.text(at))
  const family = view.at('X-PHONETIC-LAST-NAME').find((at) => view.text(at))
  if (given !== undefined || family !== undefined) {
    const data = { given: given === undefined ? null : view.text(given), family: family === undefined ? null : view.text(family) }
    return [{ key: 'phonetic', data, lines: [given, family].filter((at) => at !== undefined), pref: 101 }]
  }
  const kana = view.at('SOUND').find((at) => view.types(at).some((type) => /^X-IRMC-N$/i.test(type)))
  const [last = '', first = ''] = kana === undefined ? [] : view.components(kana)
  return kana !== undefined && (last || first) ? [{ key: 'phonetic', data: { given: first || null, family: last || null }, lines: [kana], pref: 101 }] : []
}

function readFavourite(view: CardView): Piece[] {
  const lines = ['X-TOUCHBASE-FAVOURITE', 'X-FAVORITE', 'X-FAVORITES', 'X-FAVOURITE'].flatMap((name) => view.at(name)).filter((at) => /^(?:1|true|yes)$/i.test(view.text(at)))
  return lines.length > 0 ? [{ key: 'isFavourite', data: true, lines, pref: 101 }] : []
}

function readTags(view: CardView): Piece[] {
  const lines = view.at('CATEGORIES')
  const tags = new Set(lines.flatMap((at) => splitTags(view.get(at), view.context)).map((tag) => view.fit(tag, limits.label)).filter(Boolean))
  return tags.size > 0 ? [{ key: 'tags', data: [...tags].slice(0, limits.rows), lines: [...lines], pref: 101 }] : []
}

function readPhoto(view: CardView, isStored: boolean): { pieces: Piece[]; payload: Payload | null } {
  for (const at of view.at('PHOTO')) {
    const line = view.get(at)
    const taken = isStored ? takenPayload(line) : null
    const payload = taken ? null : readPayload(line)
    if (taken ?? payload) return { pieces: [{ key: 'photo', data: taken ?? payload?.sha256 ?? '', lines: [at], pref: 101 }], payload }
    if (line.value && !/^\s*[a-z][a-z0-9+.-]+:/i.test(line.value)) view.problem('unreadablePhoto', 'The photo could not be read; it is kept in the original card.')
  }
  return { pieces: [], payload: null }
}

/** Evolution always writes a form to file by; it is one of the user's own only if it is not the usual one. */
function readFileAs(view: CardView, pieces: readonly Piece[]): Piece | null {
  const own = view.at('X-TOUCHBASE-FILE-AS').find((at) => view.text(at))
  const at = own ?? view.at('X-EVOLUTION-FILE-AS').find((line) => view.text(line))
  if (at === undefined) return null
  const content = contentOf(pieces)
  const usual = [listName(content), [content.familyName, content.givenName].filter(Boolean).join(', ')]
  if (own === undefined && usual.includes(view.text(at))) return null
  return { key: 'fileAs', data: view.text(at), lines: [at], pref: 101 }
}

const zones = new Map<string, boolean>()

/** Whether a text is the IANA name of a time zone; `-0500` and "Eastern time" are not. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][\w+/-]{2,60}$/.test(text)) return false
  let isZone = zones.get(text)
  if (isZone === undefined) {
    try {
      isZone = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
    } catch {
      isZone = false // A RangeError: no such zone.
    }
    if (zones.size < 2000) zones.set(text, isZone)
  }
  return isZone
}

