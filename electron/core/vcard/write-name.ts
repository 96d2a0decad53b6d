import type { ContactContent } from '#shared/contacts.ts'
import { composeName, displayName } from '#shared/names.ts'
import type { ContentLine, Param } from './card.ts'
import { makeParam } from './content-line.ts'
import type { LineMaker } from './make-line.ts'
import { exactParam, type NameData } from './piece.ts'
import { readFullName } from './read-name.ts'

/** N, FN, KIND, ORG of a company, and marks where reading them again would give another name. */
export function writeName(name: NameData, content: ContactContent, make: LineMaker): ContentLine[] {
  const isCompany = name.kind === 'company'
  const parts = [name.familyName, name.givenName, name.middleName, name.prefix, name.suffix].map((part) => part ?? '')
  const hasParts = parts.some(Boolean)
  const sortParams = make.version === '4.0' && name.sortAs ? [makeParam('SORT-AS', name.sortAs)] : []
  const lines = writeKind(isCompany, hasParts, content, make)
  // RFC 2426 requires N; RFC 6350 does not, and a company has none.
  if (make.version !== '4.0' || hasParts || sortParams.length > 0 || !isCompany) lines.push(make.parts('N', parts, sortParams))
  lines.push(writeFullName(name, content, make))
  if (isCompany && name.fullName) lines.push(make.parts('ORG', [name.fullName]))
  const order = orderToState(name)
  if (order !== undefined) lines.push(make.text('X-TOUCHBASE-FAMILY-NAME-FIRST', order === null ? 'auto' : String(order)))
  if (name.sortAs && make.version !== '4.0') lines.push(make.text('SORT-STRING', name.sortAs))
  return lines
}

function writeKind(isCompany: boolean, hasParts: boolean, content: ContactContent, make: LineMaker): ContentLine[] {
  if (make.version === '4.0') return [make.text('KIND', isCompany ? 'org' : 'individual')]
  if (isCompany) return [make.text('X-ABShowAs', 'COMPANY')]
  // A card with an organization and no name reads as a company's.
  return !hasParts && content.positions.length > 0 ? [make.text('X-TOUCHBASE-KIND', 'individual')] : []
}

/** FN, which every card must have (RFC 6350, section 6.2.1): the name as shown where the contact has none. */
export function writeFullName(name: NameData, content: ContactContent, make: LineMaker): ContentLine {
  const text = shownName(name)
  const params: Param[] = []
  if (!text) params.push(make.version === '4.0' ? makeParam('DERIVED', 'TRUE') : makeParam('X-TOUCHBASE-DERIVED', '1'))
  else if (readFullName(name.kind === 'company', text, name, orderToState(name)).fullName !== name.fullName) params.push(makeParam(exactParam, '1'))
  return make.text('FN', text || displayName(content), params)
}

function shownName(name: NameData): string {
  return name.fullName ?? (name.kind === 'company' ? '' : composeName(name))
}

/** The order of the names where FN does not tell it, or tells another; undefined where it does. */
function orderToState(name: NameData): boolean | null | undefined {
  const read = readFullName(name.kind === 'company', shownName(name), name)
  const isExact = read.fullName !== name.fullName
  return (isExact ? null : read.familyNameFirst) === name.familyNameFirst ? undefined : name.familyNameFirst
}
