import { limits } from '#shared/contacts.ts'
import { parsePartialDate } from '#shared/partial-date.ts'
import { ownValue } from '#shared/own-value.ts'
import type { CardView } from './card-view.ts'
import type { RelatedCard } from './card.ts'
import { readDate } from './dates.ts'
import { readLabelText } from './labels.ts'
import type { Piece, PositionData } from './piece.ts'

/** The rows that need more than one look: dates, positions, relations. */
const dateLabels: Record<string, string> = {
  BDAY: 'birthday', ANNIVERSARY: 'anniversary', DEATHDATE: 'death', 'X-DEATHDATE': 'death', 'X-ANNIVERSARY': 'anniversary', 'X-WEDDING-ANNIVERSARY': 'anniversary',
  'X-EVOLUTION-ANNIVERSARY': 'anniversary', 'X-MS-ANNIVERSARY': 'anniversary', 'X-KADDRESSBOOK-X-ANNIVERSARY': 'anniversary', 'X-ABDATE': 'other',
}
const relationLabels: Record<string, string> = {
  'X-SPOUSE': 'spouse', 'X-MS-SPOUSE': 'spouse', 'X-EVOLUTION-SPOUSE': 'spouse', 'X-KADDRESSBOOK-X-SPOUSESNAME': 'spouse', 'X-ABRELATEDNAMES': 'other',
  'X-MANAGER': 'manager', 'X-MS-MANAGER': 'manager', 'X-EVOLUTION-MANAGER': 'manager', 'X-KADDRESSBOOK-X-MANAGERSNAME': 'manager',
  'X-ASSISTANT': 'assistant', 'X-MS-ASSISTANT': 'assistant', 'X-EVOLUTION-ASSISTANT': 'assistant', 'X-KADDRESSBOOK-X-ASSISTANTSNAME': 'assistant', 'X-MS-CHILD': 'child',
}
const dateProperties = Object.entries(dateLabels)
const relationProperties = Object.entries(relationLabels)
/** Types of RELATED (RFC 6350, section 6.6.6) that have another name with us. */
const relatedTypes: Record<string, string> = { 'co-worker': 'colleague', 'co-resident': 'other', contact: 'other', acquaintance: 'other' }

/** Android's numbers for the types of an event and of a relation (ContactsContract.CommonDataKinds). */
const androidEvents = ['', 'anniversary', 'other', 'birthday']
const androidRelations = ['', 'assistant', 'Brother', 'child', 'partner', 'Father', 'friend', 'manager', 'Mother', 'parent', 'partner', 'referredBy', 'Relative', 'Sister', 'spouse']

export function readDates(view: CardView): Piece[] {
  const pieces: Piece[] = []
  for (const [name, usual] of dateProperties) {
    for (const at of view.at(name)) {
      const text = view.text(at)
      if (!text) continue
      const value = view.isExact(at) ? asDate(text) : readDate(text)
      const said = view.label(at, 'dates')
      const label = said.lines.length > 1 ? said.label : usual
      if (value) pieces.push({ key: 'dates', data: { label, value }, lines: said.lines, pref: 101 })
      else view.problem('unreadableDate', `The date "${text.slice(0, 60)}" could not be read; it is kept in the original card.`)
    }
  }
  return pieces
}

export function readRelations(view: CardView): Piece[] {
  const pieces: Piece[] = []
  const add = (label: string, name: string, uid: string | null, lines: number[]) => {
    if (name || uid) pieces.push({ key: 'relations', data: { label, name, uid }, lines, pref: 101 })
  }
  for (const [property, usual] of relationProperties) {
    for (const at of view.at(property)) {
      const said = view.label(at, 'relations')
      add(said.lines.length > 1 ? said.label : usual, view.text(at), uidParam(view, at), said.lines)
    }
  }
  for (const at of view.at('RELATED')) {
    const said = view.label(at, 'relations')
    const types = view.types(at)
    const label = said.lines.length > 1 ? said.label : types.length > 0 ? relatedLabel(types) : 'other'
    const text = view.text(at)
    const isText = /^text$/i.test(view.param(at, 'VALUE')?.[0] ?? '') || !/^[a-z][a-z0-9+.-]*:\S/i.test(text)
    if (isText) add(label, text, uidParam(view, at), said.lines)
    else add(label, view.fit(view.param(at, 'X-TOUCHBASE-NAME')?.[0] ?? ''), text, said.lines)
  }
  return pieces
}

function relatedLabel(types: readonly string[]): string {
  const type = types.find((word) => !/^(?:contact|acquaintance|pref)$/i.test(word)) ?? types[0] ?? 'other'
  return ownValue(relatedTypes, type.toLowerCase()) ?? readLabelText('relations', type)
}

function uidParam(view: CardView, at: number): string | null {
  return view.param(at, 'X-TOUCHBASE-UID')?.[0] || null
}

/** A UID in the form two cards can be compared by: with and without `urn:uuid:`, in any case (RFC 6350, section 6.7.6). */
export function uidKey(uid: string): string {
  return uid.trim().replace(/^urn:uuid:/i, '').toLowerCase()
}

/** The ties by UID, for the importer, which knows the other cards. */
export function relatedCards(pieces: readonly Piece[]): RelatedCard[] {
  let row = 0
  return pieces.flatMap((piece): RelatedCard[] => {
    if (piece.key !== 'relations') return []
    const place = piece.data.name ? row++ : null
    return piece.data.uid === null ? [] : [{ row: place, label: piece.data.label, uid: piece.data.uid }]
  })
}

/** Lines of Android's own fields: `X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Jane;14;;…` (data1, type, label). */
export function readAndroid(view: CardView): Piece[] {
  return view.at('X-ANDROID-CUSTOM').flatMap((at): Piece[] => {
    const [kind = '', value = '', type = '', custom = ''] = view.components(at)
    const label = (names: readonly string[], list: 'dates' | 'relations') => (type === '0' && custom ? readLabelText(list, custom) : names[Number(type)] || 'other').slice(0, limits.label)
    const date = kind.endsWith('/contact_event') ? readDate(value) : null
    if (date) return [{ key: 'dates', data: { label: label(androidEvents, 'dates'), value: date }, lines: [at], pref: 101 }]
    if (kind.endsWith('/relation') && value) return [{ key: 'relations', data: { label: label(androidRelations, 'relations'), name: value, uid: null }, lines: [at], pref: 101 }]
    return []
  })
}

/**
 * Positions: the ORG, TITLE and ROLE of one group belong together; the others by their order, first with first.
 * X-TOUCHBASE-POSITION in a group says that the group is one position, and its `from/to`.
 */
export function readPositions(view: CardView, ownLine: (at: number) => boolean): Piece[] {
  if (positionProperties.every((name) => view.at(name).length === 0)) return []
  const names = ['ORG', 'TITLE', 'ROLE'] as const
  const grouped = new Map<string, Partial<Record<(typeof names)[number] | 'mark', number>>>()
  const enter = (at: number, name: (typeof names)[number] | 'mark') => {
    const group = view.get(at).group?.toLowerCase()
    if (group === undefined) return
    const known = grouped.get(group) ?? {}
    if (known[name] === undefined) known[name] = at
    grouped.set(group, known)
  }
  const lines = Object.fromEntries(names.map((name) => [name, view.at(name).filter((at) => !ownLine(at) && (name === 'ORG' ? view.components(at).some(Boolean) : view.text(at)))])) as Record<(typeof names)[number], number[]>
  for (const name of names) for (const at of lines[name]) enter(at, name)
  for (const at of view.at('X-TOUCHBASE-POSITION')) enter(at, 'mark')
  const sets = [...grouped.values()].filter((set) => set.mark !== undefined || Object.keys(set).length > 1)
  const taken = new Set(sets.flatMap((set) => Object.values(set)))
  const left = names.map((name) => lines[name].filter((at) => !taken.has(at)))
  const count = Math.max(...left.map((list) => list.length))
  for (let row = 0; row < count; row += 1) {
    const set = Object.fromEntries(names.flatMap((name, column) => (left[column]?.[row] === undefined ? [] : [[name, left[column][row]]])))
    sets.push(set)
  }
  return sets.map((set): Piece => ({ key: 'positions', data: readPosition(view, set), lines: Object.values(set).sort((a, b) => a - b), pref: set.ORG === undefined ? 101 : view.pref(set.ORG) }))
}

const positionProperties = ['ORG', 'TITLE', 'ROLE', 'X-TOUCHBASE-POSITION']

function readPosition(view: CardView, set: Partial<Record<'ORG' | 'TITLE' | 'ROLE' | 'mark', number>>): PositionData {
  const [company = '', ...units] = set.ORG === undefined ? [] : view.components(set.ORG)
  const [from, to] = (set.mark === undefined ? '' : view.text(set.mark)).split('/')
  return {
    company, department: view.fit(units.filter(Boolean).join(', ')),
    title: set.TITLE === undefined ? '' : view.text(set.TITLE), role: set.ROLE === undefined ? '' : view.text(set.ROLE),
    startedOn: asDate(from), endedOn: asDate(to),
  }
}

function asDate(text: string | undefined): string | null {
  return text && parsePartialDate(text) ? text : null
}

