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
  const read = readFullName(isCompany, name.fullName ?? composeName({ ...name, familyNameFirst: name.familyNameFirst }), name)
  const readsExact = isExactName(name, read.fullName)
  if ((readsExact ? null : read.familyNameFirst) !== name.familyNameFirst) lines.push(make.text('X-TOUCHBASE-FAMILY-NAME-FIRST', name.familyNameFirst === null ? 'auto' : String(name.familyNameFirst)))
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
  const composed = name.kind === 'company' ? '' : composeName(name)
  const text = name.fullName ?? composed
  const params: Param[] = []
  if (!text) params.push(make.version === '4.0' ? makeParam('DERIVED', 'TRUE') : makeParam('X-TOUCHBASE-DERIVED', '1'))
  else if (isExactName(name, readFullName(name.kind === 'company', text, name).fullName)) params.push(makeParam(exactParam, '1'))
  return make.text('FN', text || displayName(content), params)
}

function isExactName(name: NameData, read: string | null): boolean {
  return name.fullName !== null && read !== name.fullName
}
