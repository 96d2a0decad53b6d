/** Labels as other programs write them ("Work Fax", "* Mobile", "Arbeit", "住宅") as ours, where there is one. */
import { knownLabels, limits } from '#shared/contacts.ts'
import type { LabelledList } from '#shared/contacts.ts'
import { ownValue } from '#shared/own-value.ts'
import { remembered } from '#shared/remembered.ts'
import { foldHeader, readHeader, readQualifier } from './headers.ts'

const others: Partial<Record<LabelledList, Readonly<Record<string, string>>>> = {
  phones: { iphone: 'mobile', 'google voice': 'Google Voice', primary: 'main' },
  links: { 'home page': 'homepage', website: 'homepage', web: 'homepage' },
  dates: { birth: 'birthday', wedding: 'anniversary' },
  relations: {
    wife: 'spouse', husband: 'spouse', 'domestic partner': 'partner', daughter: 'child', son: 'child', children: 'child', mother: 'parent', father: 'parent',
    brother: 'sibling', sister: 'sibling', 'referred by': 'referredBy', boss: 'manager', 'emergency contact': 'emergency', emergency: 'emergency',
  },
}

/** The known label a text means, else the text itself, cut to the longest label. */
export function toLabel(list: LabelledList, text: string): string {
  return labelsOf[list](text)
}

/** A file has few labels, over and over. */
const labelIn = (list: LabelledList) => remembered(2_000, (text) => readLabel(list, text))
const labelsOf: Readonly<Record<LabelledList, (text: string) => string>> = {
  phones: labelIn('phones'), emails: labelIn('emails'), addresses: labelIn('addresses'), links: labelIn('links'), dates: labelIn('dates'), relations: labelIn('relations'),
}

function readLabel(list: LabelledList, text: string): string {
  const plain = text.replace(/^\*\s*/, '').trim()
  const folded = foldHeader(plain)
  const known = (knownLabels[list] as readonly string[]).find((label) => foldHeader(label) === folded)
  if (known) return known
  const other = ownValue(others[list] ?? {}, folded)
  if (other) return other
  const header = readHeader(plain)
  if (header?.label && header.to.startsWith(`${list}.`) && (knownLabels[list] as readonly string[]).includes(header.label)) return header.label
  const qualifier = readQualifier(plain)
  return (knownLabels[list] as readonly string[]).includes(qualifier) ? qualifier : plain.slice(0, limits.label)
}

/** What kind of link a label speaks of. */
export function linkKindOf(label: string, value: string): 'web' | 'social' | 'messenger' {
  if (/^(?:im|skype|whatsapp|wechat|微信|weixin|qq|line|telegram|signal|icq|aim|msn|jabber|xmpp|yahoo|google ?talk|hangouts|viber|slack|discord|netmeeting)$/i.test(label)) return 'messenger'
  if (/^(?:linkedin|twitter|x|facebook|instagram|xing|mastodon|bluesky|github|youtube|tiktok|weibo|微博|threads|profile)$/i.test(label)) return 'social'
  return /^https?:\/\/(?:[\w-]+\.)*(?:linkedin|twitter|x|facebook|instagram|xing)\.com\//i.test(value) ? 'social' : 'web'
}
