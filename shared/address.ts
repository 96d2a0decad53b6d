import { addressOrder, boxText } from './address-formats.ts'
import type { Address } from './contacts.ts'
import { countryCodeOf, countryName } from './countries.ts'
import { hasCjk } from './names.ts'

export type AddressParts = Pick<Address, 'poBox' | 'extended' | 'street' | 'city' | 'region' | 'postalCode' | 'country' | 'countryCode'>

export interface AddressOptions {
  /** ISO 3166-1 alpha-2 of where the letter is posted: its own country is not named. Without it every country is. */
  ownCountry?: string
  /** The country to take where the address names none; else `ownCountry`. */
  country?: string
  /** BCP 47: the language a foreign country is named in. Without it the country stands as typed. */
  language?: string
}

/**
 * The lines of an address as the post of its own country wants them, in the order of its writing: from large to small in
 * Chinese, Japanese and Korean, the country first; from small to large elsewhere, the country last and in capitals (UPU S42).
 * No line is empty. Names of people and companies are the caller's.
 */
export function formatAddress(address: AddressParts, options: AddressOptions = {}): string[] {
  const country = countryOf(address, options)
  const parts = partsOf(address, country.code)
  const lines = linesOf(parts, addressOrder(country.code, parts.isNative), country.code)
  const name = country.isForeign ? nameOf(address, country.code, parts.isNative, options.language) : ''
  const isSaid = name === '' || lines.some((line) => line.toLowerCase() === name.toLowerCase())
  if (isSaid) return lines
  return parts.isNative ? [name, ...lines] : [...lines, name.toUpperCase()]
}

/** The same on one line, for lists: "1 Main St, Austin, TX 78701, USA", "200120 中国上海市世纪大道100号". The country is not in capitals. */
export function addressLine(address: AddressParts, options: AddressOptions = {}): string {
  const country = countryOf(address, options)
  const { isNative } = partsOf(address, country.code)
  const lines = formatAddress(address, { ...options, ownCountry: country.code || '-' })
  const name = country.isForeign ? nameOf(address, country.code, isNative, options.language) : ''
  const isSaid = lines.some((line) => line.toLowerCase() === name.toLowerCase())
  if (!isNative) return [...lines, isSaid ? '' : name].filter(Boolean).join(', ')
  const isCode = (line: string) => /^[〒\d-]+$/u.test(line)
  const code = lines.find(isCode)
  return [code, joinTight([name, ...lines.filter((line) => line !== code)].filter(Boolean))].filter(Boolean).join(' ')
}

function countryOf(address: AddressParts, { ownCountry, country }: AddressOptions): { code: string; isForeign: boolean } {
  const own = address.countryCode.trim().toUpperCase() || countryCodeOf(address.country)
  const isNamed = own !== '' || tidy(address.country) !== ''
  return { code: own || (isNamed ? '' : country ?? ownCountry ?? guessed(address)), isForeign: isNamed && (own === '' || own !== ownCountry?.toUpperCase()) }
}

/** Writing tells a country well enough for the order of the parts. */
function guessed({ street, city, region }: AddressParts): string {
  const text = `${region}${city}${street}`
  return /[\uac00-\ud7af]/u.test(text) ? 'KR' : /[\u3040-\u30ff]|[都府県]$/u.test(text) || /^(?:東京都|北海道|.{2,3}[府県])/u.test(region) ? 'JP' : hasCjk(text) ? 'CN' : ''
}

interface Parts { isNative: boolean; A: string[]; Z: string; C: string; S: string }

function partsOf(address: AddressParts, code: string): Parts {
  // "Naka Ward, Hiroshima" with a street in kanji is written for a reader of Latin letters: the places decide.
  const isNative = hasCjk(`${address.city}${address.region}` || address.street)
  const poBox = boxText(tidy(address.poBox), code, isNative)
  const street = address.street.split(/\r?\n/).map(tidy).filter(Boolean)
  const extended = address.extended.split(/\r?\n/).map(tidy).filter(Boolean)
  const city = tidy(address.city)
  const region = sameTown(tidy(address.region), city) ? '' : tidy(address.region)
  // A flat or a floor is smaller than the street, a building or "c/o" stands above it; from large to small all follow.
  const isBehind = isNative || /^(?:apt|apartment|suite|ste|unit|floor|fl|flat|room|rm|bldg|level|lot|#|\d+(?:st|nd|rd|th) fl|appartement|appt|étage|stock|top|wohnung|whg|piso|depto|apto|bloco|sala|int|interno|кв|оф|m\.|lok)\b|^#/i.test(extended[0] ?? '')
  return { isNative, A: [...(isBehind ? [...street, ...extended] : [...extended, ...street]), poBox].filter(Boolean), Z: tidy(code === 'JP' ? address.postalCode.replace(/^(\d{3})(\d{4})$/, '$1-$2') : address.postalCode), C: city || region, S: city ? region : '' }
}

/** "北京" and "北京市", "Madrid" and "Madrid": said once. */
function sameTown(region: string, city: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[市]$/u, '')
  return region !== '' && bare(region) === bare(city)
}

function linesOf(parts: Parts, order: string, code: string): string[] {
  const lines = order.split('|').flatMap((line) => (line === 'A' ? parts.isNative ? [code === 'KR' ? parts.A.join(' ') : joinTight(parts.A)] : parts.A : [fill(line, parts, code)]))
  const kept = lines.map(tidy).filter(Boolean)
  if (!parts.isNative) return kept
  // A street typed with its town does not get it twice.
  const [first = '', second = ''] = kept.filter((line) => !/^[〒\d-]+$/u.test(line))
  return second !== '' && second.startsWith(first) ? kept.filter((line) => line !== first) : kept
}

/** One line of an order: what stands between two parts is written only where both are there. */
function fill(line: string, parts: Parts, code: string): string {
  const { isNative, Z, C } = parts
  // Italy's post wants the two letters of the province, no region.
  const S = code === 'IT' && parts.S.length > 2 ? '' : parts.S
  const values: Readonly<Record<string, string>> = { Z, C, S }
  let made = ''
  let between = ''
  for (const token of line) {
    const value = values[token]
    if (value === undefined) between += token
    else if (value !== '') {
      const gap = made === '' ? between.replaceAll(/[^〒]/gu, '') : isNative && hasCjk(made.at(-1) ?? '') && code !== 'KR' && code !== 'KP' ? '' : between
      made += gap === '〒' && value.startsWith('〒') ? value : gap + value
      between = ''
    } else between = made === '' ? between.replaceAll(/[^〒]/gu, '') : ''
  }
  return made
}

function nameOf(address: AddressParts, code: string, isNative: boolean, language: string | undefined): string {
  const typed = tidy(address.country)
  if (isNative) return hasCjk(typed) ? typed : code ? countryName(code, language?.startsWith('zh') ? language : ({ TW: 'zh-TW', HK: 'zh-TW', JP: 'ja', KR: 'ko' } as Readonly<Record<string, string>>)[code] ?? 'zh-CN') : typed
  if (language && code && !language.startsWith('zh')) return countryName(code, language)
  return typed || (code ? countryName(code, 'en') : '')
}

/** One line without breaks, double spaces and commas at its ends. */
function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/^[\s,;，、]+|[\s,;，、]+$/gu, '')
}

/** Chinese parts follow each other without a space; a part in Latin letters keeps one. */
function joinTight(parts: readonly string[]): string {
  return parts.reduce((line, part) => (line === '' ? part : hasCjk(line.at(-1) ?? '') && hasCjk(part[0] ?? '') || /^\d/.test(part) && hasCjk(line.at(-1) ?? '') ? line + part : `${line} ${part}`), '')
}
