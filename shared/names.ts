import type { ContactContent } from './contacts.ts'
import { vietnameseSurnames } from './name-words-asia.ts'

/**
 * How names are put together for people to read. Sorting keys (pinyin, folding) are the core's: core/search.
 */
export type NameParts = Pick<ContactContent, 'kind' | 'prefix' | 'givenName' | 'middleName' | 'familyName' | 'suffix' | 'fullName' | 'fileAs' | 'nickname' | 'familyNameFirst'> & {
  phones: readonly { value: string }[]
  emails: readonly { value: string }[]
  positions: readonly { company: string }[]
}

const cjk = /[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]/u

const hangul = /[\uac00-\ud7af]/u

/** Whether a text has Chinese, Japanese or Korean characters. */
export function hasCjk(text: string): boolean {
  return cjk.test(text)
}

/** Whether a person's family name is written first: as the contact says, else by the script of the name. */
export function isFamilyNameFirst(parts: Pick<NameParts, 'familyNameFirst' | 'familyName' | 'givenName'>): boolean {
  return parts.familyNameFirst ?? hasCjk(`${parts.familyName ?? ''}${parts.givenName ?? ''}`)
}

/** The whole name made of its parts alone: "Dr. Ewa Maria Nowak, PhD", "王小明", "Nagy Anna". Empty when there are none. */
export function composeName(parts: Pick<NameParts, 'prefix' | 'givenName' | 'middleName' | 'familyName' | 'suffix' | 'familyNameFirst'>): string {
  const { prefix, suffix } = parts
  const isFirst = isFamilyNameFirst(parts)
  const core = orderParts(parts, isFirst).filter(Boolean)
  // Chinese, Japanese and Korean names stand without spaces, and a title follows them: 王先生, 김철수 씨.
  if (isFirst && core.length > 0 && core.every((part) => hasCjk(part ?? ''))) {
    const behind = [prefix && hasCjk(prefix) ? prefix : '', suffix ?? ''].filter(Boolean)
    return behind.reduce((name, word) => `${name}${hasCjk(word) && !hangul.test(word) ? '' : ' '}${word}`, core.join(''))
  }
  const plain = [prefix, ...core].filter(Boolean).join(' ')
  return suffix ? (plain ? `${plain}, ${suffix}` : suffix) : plain
}

/** Vietnamese names end in the given name ("Nguyễn Văn Minh"); Hungarian and Russian ones that begin with the family name in the middle one. */
function orderParts({ familyName, givenName, middleName }: Pick<NameParts, 'givenName' | 'middleName' | 'familyName'>, isFirst: boolean): (string | null)[] {
  if (!isFirst) return [givenName, middleName, familyName]
  return isVietnameseSurname(familyName ?? '') ? [familyName, middleName, givenName] : [familyName, givenName, middleName]
}

const unmarked = (word: string) => word.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll('đ', 'd')
const plainVietnameseSurnames = new Set([...vietnameseSurnames].map(unmarked))

/** Whether a family name is Vietnamese, with its marks or without: its owner's middle name stands before the given name. */
export function isVietnameseSurname(familyName: string): boolean {
  return plainVietnameseSurnames.has(unmarked(familyName.split(' ')[0] ?? ''))
}

/** The name to show for a contact; never empty: falls back to nickname, company, e-mail, phone, then a dash. */
export function displayName(parts: NameParts): string {
  return parts.fullName || composeName(parts) || parts.nickname || firstOf(parts.positions, 'company') || firstOf(parts.emails, 'value') || firstOf(parts.phones, 'value') || '–'
}

/** The name to show in lists: as filed, else "Family, Given", else the name to show. Titles are left out. */
export function listName(parts: NameParts): string {
  if (parts.fileAs) return parts.fileAs
  if (parts.kind === 'company' || !parts.familyName) return displayName(parts)
  if (isFamilyNameFirst(parts)) return composeName({ ...parts, prefix: null, suffix: null })
  const given = [parts.givenName, parts.middleName].filter(Boolean).join(' ')
  return given ? `${parts.familyName}, ${given}` : parts.familyName
}

function firstOf<K extends string>(rows: readonly Record<K, string>[], key: K): string {
  return rows.find((row) => row[key])?.[key] ?? ''
}
