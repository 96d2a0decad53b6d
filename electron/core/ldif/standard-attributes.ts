import { emptyContent, type Address, type ContactContent } from '#shared/contacts.ts'
import { displayName } from '#shared/names.ts'
import { parsePartialDate } from '#shared/partial-date.ts'
import { EntryDraft } from './entry-draft.ts'

/** A content in the attributes that other programs know, as Thunderbird writes them; and what they say when read again. */
export interface WrittenAttribute {
  type: string
  text: string
}

const phoneTypes: Readonly<Record<string, string>> = {
  home: 'homePhone', mobile: 'mobile', pager: 'pager', fax: 'facsimileTelephoneNumber', workFax: 'facsimileTelephoneNumber', homeFax: 'homeFacsimileTelephoneNumber', car: 'carPhone',
}
const addressTypes = {
  work: { street: 'street', extended: 'mozillaWorkStreet2', poBox: 'postOfficeBox', city: 'l', region: 'st', postalCode: 'postalCode', country: 'c' },
  home: { street: 'mozillaHomeStreet', extended: 'mozillaHomeStreet2', poBox: 'mozillaHomePostOfficeBox', city: 'mozillaHomeLocalityName', region: 'mozillaHomeState', postalCode: 'mozillaHomePostalCode', country: 'mozillaHomeCountryName' },
} as const

/** Every value is one that is not empty. */
export function standardAttributes(content: ContactContent): WrittenAttribute[] {
  const attributes: WrittenAttribute[] = []
  const add = (type: string, text: string | null | undefined) => { if (text) attributes.push({ type, text: text.toWellFormed() }) }
  if (isUuid(content.uid)) add('entryUUID', content.uid)
  add('givenName', content.givenName)
  add('middleName', content.middleName)
  add('sn', content.familyName)
  add('cn', displayName(content))
  add('personalTitle', content.prefix)
  add('generationQualifier', content.suffix)
  add('mozillaNickname', content.nickname)
  add('phoneticFirstName', content.phoneticGivenName)
  add('phoneticLastName', content.phoneticFamilyName)
  for (const [at, { value }] of content.emails.entries()) add(at === 1 ? 'mozillaSecondEmail' : 'mail', value)
  for (const { label, value } of content.phones) add(Object.hasOwn(phoneTypes, label) ? (phoneTypes[label] ?? '') : 'telephoneNumber', value)
  addAddresses(content.addresses, add)
  addWork(content, add)
  for (const { kind, label, value } of content.links) addLink(kind, label, value, add)
  for (const label of ['birthday', 'anniversary'] as const) addDate(label, content.dates.find((date) => date.label === label)?.value, add)
  add('preferredLanguage', content.language)
  add('description', content.note)
  return attributes
}

type Add = (type: string, text: string | null | undefined) => void

function addWork(content: ContactContent, add: Add): void {
  const [position] = content.positions
  add('o', content.kind === 'company' ? content.fullName : position?.company)
  add('ou', position?.department)
  add('title', position?.title)
  add('businessRole', position?.role)
}

function addAddresses(addresses: readonly Address[], add: Add): void {
  const home = addresses.find(({ label }) => label === 'home')
  const work = addresses.find((address) => address !== home && (address.label === 'work' || address.label === '')) ?? addresses.find((address) => address !== home)
  for (const [label, address] of [['work', work], ['home', home]] as const) {
    if (!address) continue
    for (const [part, type] of Object.entries(addressTypes[label])) add(type, part === 'country' ? address.country || address.countryCode : address[part as keyof Address] as string)
  }
  for (const address of addresses) {
    if (address === home || address === work) continue
    const { street, extended, poBox, postalCode, city, region, country, countryCode } = address
    const lines = [street, extended, poBox, [postalCode, city].filter(Boolean).join(' '), region, country || countryCode].filter(Boolean).join('\n')
    add(address.label === 'home' ? 'homePostalAddress' : 'postalAddress', lines.replaceAll('\\', '\\5C').replaceAll('$', '\\24').replace(/\r\n?|\n/g, '$'))
  }
}

function addLink(kind: string, label: string, value: string, add: Add): void {
  if (kind === 'messenger' && label === 'AIM') add('nsAIMid', value)
  else if (kind === 'web' && label === 'work') add('mozillaWorkUrl', value)
  else if (kind === 'web' && label === 'home') add('mozillaHomeUrl', value)
  else if (value) add('labeledURI', label && label !== 'homepage' && !/\s/.test(value) ? `${value} ${label}` : value)
}

function addDate(label: 'birthday' | 'anniversary', value: string | undefined, add: Add): void {
  const date = parsePartialDate(value ?? '')
  if (!date) return
  const word = label === 'birthday' ? 'birth' : label
  add(`${word}year`, date.year === null ? null : String(date.year).padStart(4, '0'))
  add(`${word}month`, date.month === null ? null : String(date.month).padStart(2, '0'))
  add(label === 'birthday' ? 'birthday' : 'anniversaryday', date.day === null ? null : String(date.day).padStart(2, '0'))
}

/** What other programs, and we without more, read of such attributes. */
export function readStandard(attributes: readonly WrittenAttribute[]): ContactContent {
  const draft = new EntryDraft({ line: 0 })
  for (const { type, text } of attributes) draft.read({ name: type.toLowerCase(), type, hasOptions: false, line: 0, text, bytes: null, rest: '' })
  return { ...emptyContent({ uid: '' }), ...draft.content(false) }
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
