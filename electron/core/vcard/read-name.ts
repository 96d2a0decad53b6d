import { composeName, isFamilyNameFirst } from '#shared/names.ts'
import type { CardView } from './card-view.ts'
import type { NameData, Piece } from './piece.ts'

/** Who the card is of: N, FN, KIND and the ways programs say that a card is a company's. */
type Parts = Pick<NameData, 'prefix' | 'givenName' | 'middleName' | 'familyName' | 'suffix'>

export const kindNames = ['KIND', 'X-ADDRESSBOOKSERVER-KIND', 'X-TOUCHBASE-KIND', 'X-ABSHOWAS'] as const

/** The kind a card states, in small letters; null when it states none. */
export function statedKind(view: CardView): { kind: string; lines: number[] } | null {
  const lines = kindNames.flatMap((name) => view.at(name))
  const stated = lines.map((at) => view.text(at).toLowerCase()).filter(Boolean)
  if (stated.length === 0) return null
  const kind = stated.find((word) => word === 'group') ?? (stated.some((word) => word === 'org' || word === 'company') ? 'org' : (stated[0] ?? ''))
  return { kind, lines }
}

export function readName(view: CardView): Piece {
  const n = firstFilled(view, 'N')
  const fn = firstFilled(view, 'FN')
  const parts = n === null ? noParts : partsOf(view.componentLists(n))
  const isDerived = fn !== null && isDerivedName(view, fn)
  const fnText = fn === null || isDerived ? '' : view.text(fn)
  const stated = statedKind(view)
  const own = ownOrganization(view, fnText)
  const isNameless = Object.values(parts).every((part) => part === null)
  const isCompany = stated ? stated.kind === 'org' : isNameless && own !== null && !hasWork(view)
  const name = fnText || (isCompany && own ? own.name : '')
  // A company's card may carry the name of a person there; the company's name is then what ORG says.
  const whole = isCompany && own && !isNameless && loosely(name) === loosely(composeName({ ...parts, familyNameFirst: null })) ? own.name : name
  const order = view.at('X-TOUCHBASE-FAMILY-NAME-FIRST')[0]
  const statedOrder = order === undefined ? undefined : readOrder(view.text(order))
  const read = fn !== null && view.isExact(fn) ? { fullName: fnText || null, familyNameFirst: statedOrder ?? null } : readFullName(isCompany, whole, parts, statedOrder)
  const sort = readSortAs(view, n)
  const ownLine = isCompany && own && own.name === read.fullName ? [own.line] : []
  const data: NameData = {
    kind: isCompany ? 'company' : 'person', ...parts, fullName: read.fullName,
    familyNameFirst: read.familyNameFirst, sortAs: sort.text,
  }
  const lines = [...(stated?.lines ?? []), ...(n === null ? [] : [n]), ...(fn === null ? [] : [fn]), ...ownLine, ...(order === undefined ? [] : [order]), ...sort.lines]
  return { key: 'name', data, lines: [...new Set(lines)].sort((a, b) => a - b), pref: 101 }
}

/**
 * What an FN says beyond the parts. Programs differ in commas and spaces, which is no name of its own; the same parts in
 * the other order say that the family name comes first, unless the card states the order itself.
 */
export function readFullName(isCompany: boolean, text: string, parts: Parts, statedOrder?: boolean | null): Pick<NameData, 'fullName' | 'familyNameFirst'> {
  if (statedOrder !== undefined) {
    const isComposed = !isCompany && loosely(text) === loosely(composeName({ ...parts, familyNameFirst: statedOrder }))
    return { fullName: isComposed ? null : text || null, familyNameFirst: statedOrder }
  }
  if (isCompany || !text) return { fullName: text || null, familyNameFirst: null }
  const isFirst = isFamilyNameFirst({ ...parts, familyNameFirst: null })
  if (loosely(text) === loosely(composeName({ ...parts, familyNameFirst: null }))) return { fullName: null, familyNameFirst: null }
  const isOther = parts.familyName && parts.givenName && loosely(text) === loosely(composeName({ ...parts, familyNameFirst: !isFirst }))
  return isOther ? { fullName: null, familyNameFirst: !isFirst } : { fullName: text, familyNameFirst: null }
}

function loosely(text: string): string {
  const plain = text.replace(/[\s,]+/g, ' ').trim()
  // Chinese, Japanese and Korean names are the same with and without spaces inside.
  return plain.replace(/(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]) (?=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])/g, '')
}

const noParts: Parts = { prefix: null, givenName: null, middleName: null, familyName: null, suffix: null }

function partsOf(lists: string[][]): Parts {
  const part = (at: number, glue = ' ') => lists[at]?.join(glue) || null
  return { prefix: part(3), givenName: part(1), middleName: part(2), familyName: part(0), suffix: part(4, ', ') }
}

/** The first line of a name with something in it; phonetic alternatives (RFC 9554, section 4.6) are not names to show. */
function firstFilled(view: CardView, name: string): number | null {
  const isFilled = (at: number) => (name === 'N' ? view.componentLists(at).some((parts) => parts.length > 0) : view.text(at) !== '')
  return view.at(name).find((at) => isFilled(at) && !view.param(at, 'PHONETIC')) ?? null
}

function isDerivedName(view: CardView, at: number): boolean {
  return view.param(at, 'X-TOUCHBASE-DERIVED') !== null || /^true$/i.test(view.param(at, 'DERIVED')?.[0] ?? '')
}

/** The ORG that is the company's own name: one without a department, and the same as FN if there is one. */
function ownOrganization(view: CardView, fn: string): { name: string; line: number } | null {
  for (const line of view.at('ORG')) {
    const { group } = view.get(line)
    if (group && view.inGroup(group).some((at) => view.get(at).name === 'X-TOUCHBASE-POSITION')) continue
    const [name = '', ...units] = view.components(line)
    if (name && (!fn || loosely(fn) === loosely(name))) return units.some(Boolean) ? { name, line: -1 } : { name, line }
  }
  return null
}

function hasWork(view: CardView): boolean {
  return ['TITLE', 'ROLE'].some((name) => view.at(name).some((at) => view.text(at)))
}

function readOrder(text: string): boolean | null {
  return /^(?:true|1|yes)$/i.test(text) ? true : /^(?:false|0|no)$/i.test(text) ? false : null
}

function readSortAs(view: CardView, n: number | null): { text: string | null; lines: number[] } {
  const line = view.at('SORT-STRING').find((at) => view.text(at))
  if (line !== undefined) return { text: view.text(line), lines: [line] }
  const sources = [...(n === null ? view.at('N').slice(0, 1) : [n]), ...view.at('ORG').slice(0, 1)]
  for (const at of sources) {
    const text = view.fit(view.param(at, 'SORT-AS')?.filter(Boolean).join(' ') ?? '')
    if (text) return { text, lines: n === null && view.get(at).name.toUpperCase() === 'N' ? [at] : [] }
  }
  return { text: null, lines: [] }
}

