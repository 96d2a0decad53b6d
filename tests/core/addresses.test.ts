import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addressLine, formatAddress, type AddressOptions, type AddressParts } from '#shared/address.ts'
import { countryCodeOf, countryName } from '#shared/countries.ts'

const address = (parts: Partial<AddressParts>): AddressParts => ({ poBox: '', extended: '', street: '', city: '', region: '', postalCode: '', country: '', countryCode: '', ...parts })
type Row = readonly [countryCode: string, parts: Partial<AddressParts>, lines: string[]]

describe('each country has its own order', () => {
  const rows: readonly Row[] = [
    ['CN', { street: '世纪大道100号', city: '浦东新区', region: '上海市', postalCode: '200120' }, ['中国', '200120', '上海市浦东新区', '世纪大道100号']],
    ['CN', { street: '100 Century Avenue', city: 'Shanghai', region: 'Shanghai', postalCode: '200120' }, ['100 Century Avenue', 'Shanghai 200120', 'CHINA']],
    ['TW', { street: '市府路1號', city: '信義區', region: '台北市', postalCode: '110204' }, ['台灣', '110204', '台北市信義區', '市府路1號']],
    ['TW', { street: 'No. 1, Shifu Rd.', city: 'Xinyi Dist.', region: 'Taipei City', postalCode: '110204' }, ['No. 1, Shifu Rd.', 'Xinyi Dist., Taipei City 110204', 'TAIWAN']],
    ['HK', { street: '皇后大道中99號', extended: '15樓A室', city: '中環', region: '香港島' }, ['香港', '香港島中環', '皇后大道中99號15樓A室']],
    ['HK', { extended: 'Flat A, 15/F', street: "99 Queen's Road", city: 'Central', region: 'Hong Kong Island' }, ["99 Queen's Road", 'Flat A, 15/F', 'Central', 'Hong Kong Island', 'HONG KONG']],
    ['JP', { street: '丸の内1-9-1', city: '千代田区', region: '東京都', postalCode: '100-0005' }, ['日本', '〒100-0005', '東京都千代田区', '丸の内1-9-1']],
    ['JP', { street: '1-9-1 Marunouchi', city: 'Chiyoda-ku', region: 'Tokyo', postalCode: '1000005' }, ['1-9-1 Marunouchi', 'Chiyoda-ku, Tokyo 100-0005', 'JAPAN']],
    ['KR', { street: '테헤란로 152', city: '강남구', region: '서울특별시', postalCode: '06236' }, ['대한민국', '서울특별시 강남구', '테헤란로 152', '06236']],
    ['KR', { street: '152 Teheran-ro', city: 'Gangnam-gu', region: 'Seoul', postalCode: '06236' }, ['152 Teheran-ro', 'Gangnam-gu, Seoul 06236', 'SOUTH KOREA']],
    ['US', { street: '1600 Amphitheatre Pkwy', extended: 'Suite 40', city: 'Mountain View', region: 'CA', postalCode: '94043' }, ['1600 Amphitheatre Pkwy', 'Suite 40', 'Mountain View, CA 94043', 'UNITED STATES']],
    ['US', { poBox: '2110', city: 'Austin', region: 'TX', postalCode: '78701' }, ['PO Box 2110', 'Austin, TX 78701', 'UNITED STATES']],
    ['CA', { street: '111 Wellington St', city: 'Ottawa', region: 'ON', postalCode: 'K1A 0A9' }, ['111 Wellington St', 'Ottawa ON K1A 0A9', 'CANADA']],
    ['GB', { extended: 'Flat 3', street: '10 Downing Street', city: 'London', region: 'Greater London', postalCode: 'SW1A 2AA' }, ['10 Downing Street', 'Flat 3', 'London', 'SW1A 2AA', 'UNITED KINGDOM']],
    ['IE', { street: 'Kildare Street', city: 'Dublin', region: 'Co. Dublin', postalCode: 'D02 XR20' }, ['Kildare Street', 'Dublin', 'Co. Dublin', 'D02 XR20', 'IRELAND']],
    ['DE', { extended: 'c/o Meier', street: 'Platz der Republik 1', city: 'Berlin', region: 'Berlin', postalCode: '11011' }, ['c/o Meier', 'Platz der Republik 1', '11011 Berlin', 'GERMANY']],
    ['DE', { poBox: '12 34', city: 'Köln', region: 'Nordrhein-Westfalen', postalCode: '50667' }, ['Postfach 12 34', '50667 Köln', 'GERMANY']],
    ['AT', { street: 'Ballhausplatz 2', city: 'Wien', postalCode: '1010' }, ['Ballhausplatz 2', '1010 Wien', 'AUSTRIA']],
    ['CH', { street: 'Bundesplatz 3', city: 'Bern', region: 'BE', postalCode: '3005' }, ['Bundesplatz 3', '3005 Bern', 'SWITZERLAND']],
    ['FR', { street: '55 rue du Faubourg Saint-Honoré', city: 'Paris', region: 'Île-de-France', postalCode: '75008' }, ['55 rue du Faubourg Saint-Honoré', '75008 Paris', 'FRANCE']],
    ['IT', { street: 'Via del Corso 1', city: 'Roma', region: 'RM', postalCode: '00186' }, ['Via del Corso 1', '00186 Roma RM', 'ITALY']],
    ['IT', { street: 'Via del Corso 1', city: 'Roma', region: 'Lazio', postalCode: '00186' }, ['Via del Corso 1', '00186 Roma', 'ITALY']],
    ['ES', { street: 'Calle Mayor 5', city: 'Alcobendas', region: 'Madrid', postalCode: '28100' }, ['Calle Mayor 5', '28100 Alcobendas', 'Madrid', 'SPAIN']],
    ['PT', { street: 'Rua Augusta 24', city: 'Lisboa', postalCode: '1100-053' }, ['Rua Augusta 24', '1100-053 Lisboa', 'PORTUGAL']],
    ['NL', { street: 'Binnenhof 1A', city: 'Den Haag', region: 'Zuid-Holland', postalCode: '2513 AA' }, ['Binnenhof 1A', '2513 AA Den Haag', 'NETHERLANDS']],
    ['BE', { street: 'Wetstraat 16', city: 'Brussel', postalCode: '1000' }, ['Wetstraat 16', '1000 Brussel', 'BELGIUM']],
    ['PL', { street: 'ul. Długa 5 m. 7', city: 'Gdańsk', region: 'pomorskie', postalCode: '80-831' }, ['ul. Długa 5 m. 7', '80-831 Gdańsk', 'POLAND']],
    ['CZ', { street: 'Pražský hrad 1', city: 'Praha 1', postalCode: '119 08' }, ['Pražský hrad 1', '119 08 Praha 1', 'CZECHIA']],
    ['HU', { street: 'Kossuth Lajos tér 1-3.', city: 'Budapest', postalCode: '1055' }, ['1055 Budapest', 'Kossuth Lajos tér 1-3.', 'HUNGARY']],
    ['SE', { street: 'Drottninggatan 1', city: 'Stockholm', postalCode: '111 51' }, ['Drottninggatan 1', '111 51 Stockholm', 'SWEDEN']],
    ['NO', { street: 'Karl Johans gate 22', city: 'Oslo', postalCode: '0026' }, ['Karl Johans gate 22', '0026 Oslo', 'NORWAY']],
    ['DK', { street: 'Christiansborg 1', city: 'København K', postalCode: '1218' }, ['Christiansborg 1', '1218 København K', 'DENMARK']],
    ['FI', { poBox: '100', city: 'Helsinki', postalCode: '00101' }, ['PL 100', '00101 Helsinki', 'FINLAND']],
    ['RU', { street: 'ул. Тверская, д. 13', city: 'Москва', region: 'Московская область', postalCode: '125032' }, ['ул. Тверская, д. 13', 'Москва', 'Московская область', '125032', 'RUSSIA']],
    ['UA', { street: 'вул. Хрещатик, 36', city: 'Київ', postalCode: '01044' }, ['вул. Хрещатик, 36', 'Київ', '01044', 'UKRAINE']],
    ['TR', { street: 'İstiklal Cad. No: 8', city: 'Beyoğlu', region: 'İstanbul', postalCode: '34433' }, ['İstiklal Cad. No: 8', '34433 Beyoğlu/İstanbul', 'TÜRKIYE']],
    ['BR', { street: 'Av. Paulista 1578', extended: 'Sala 12', city: 'São Paulo', region: 'SP', postalCode: '01310-200' }, ['Av. Paulista 1578', 'Sala 12', 'São Paulo - SP', '01310-200', 'BRAZIL']],
    ['MX', { street: 'Av. Reforma 222', city: 'Ciudad de México', region: 'CDMX', postalCode: '06600' }, ['Av. Reforma 222', '06600 Ciudad de México, CDMX', 'MEXICO']],
    ['AR', { street: 'Av. de Mayo 560', city: 'Buenos Aires', postalCode: 'C1084AAN' }, ['Av. de Mayo 560', 'C1084AAN Buenos Aires', 'ARGENTINA']],
    ['IN', { street: '1 Rajpath', city: 'New Delhi', region: 'Delhi', postalCode: '110001' }, ['1 Rajpath', 'New Delhi 110001', 'Delhi', 'INDIA']],
    ['AU', { street: '1 Macquarie St', city: 'Sydney', region: 'NSW', postalCode: '2000' }, ['1 Macquarie St', 'Sydney NSW 2000', 'AUSTRALIA']],
    ['NZ', { street: '1 Molesworth St', city: 'Wellington', postalCode: '6011' }, ['1 Molesworth St', 'Wellington 6011', 'NEW ZEALAND']],
    ['SG', { street: '1 Raffles Place', extended: '#12-01', city: 'Singapore', postalCode: '048616' }, ['1 Raffles Place', '#12-01', 'Singapore 048616', 'SINGAPORE']],
    ['ZA', { street: '1 Parliament St', city: 'Cape Town', region: 'Western Cape', postalCode: '8001' }, ['1 Parliament St', 'Cape Town', '8001', 'SOUTH AFRICA']],
  ]
  test.each(rows)('%s: %o', (countryCode, parts, lines) => {
    const one = address({ ...parts, countryCode })
    expect(formatAddress(one, { ownCountry: 'XX' })).toEqual(lines)
    // At home the country is not named, and the rest is the same.
    const name = countryName(countryCode, 'en').toUpperCase()
    expect(formatAddress(one, { ownCountry: countryCode })).toEqual(lines.filter((line, index) => line !== name && !(index === 0 && parts.city !== undefined && /^(?:中国|台灣|香港|日本|대한민국)$/.test(line))))
  })
})

test('a foreign country is named in the language of the sender, in capitals, or as typed', () => {
  const paris = address({ street: '1 rue X', city: 'Paris', postalCode: '75001', country: 'Frankreich' })
  const last = (options: AddressOptions) => formatAddress(paris, options).at(-1)
  expect([last({ ownCountry: 'DE' }), last({ ownCountry: 'GB', language: 'en' }), last({ ownCountry: 'FR' }), last({})]).toEqual(['FRANKREICH', 'FRANCE', '75001 Paris', 'FRANKREICH'])
})

test('what is missing leaves no empty line, no stray comma and no double space', () => {
  expect(formatAddress(address({}))).toEqual([])
  expect(formatAddress(address({ city: 'Austin', countryCode: 'US' }), { ownCountry: 'US' })).toEqual(['Austin'])
  expect(formatAddress(address({ city: 'Austin', postalCode: '78701', countryCode: 'US' }), { ownCountry: 'US' })).toEqual(['Austin 78701'])
  expect(formatAddress(address({ region: 'TX', postalCode: '78701', countryCode: 'US' }), { ownCountry: 'US' })).toEqual(['TX 78701'])
  expect(formatAddress(address({ street: ' 1 Main St,\r\n\r\n Hall  2 ', city: ' Austin ,', region: 'TX', countryCode: 'us' }), { ownCountry: 'US' })).toEqual(['1 Main St', 'Hall 2', 'Austin, TX'])
  expect(formatAddress(address({ postalCode: '06600', region: 'CDMX', countryCode: 'MX' }), { ownCountry: 'MX' })).toEqual(['06600 CDMX'])
  expect(formatAddress(address({ country: 'Atlantis' }))).toEqual(['ATLANTIS'])
})

test('a town said twice is said once', () => {
  expect(formatAddress(address({ street: '北京市长安街1号', city: '北京市', region: '北京', postalCode: '100006' }))).toEqual(['100006', '北京市长安街1号'])
  expect(formatAddress(address({ street: '长安街1号', city: '北京市', region: '北京市' }))).toEqual(['北京市', '长安街1号'])
})

test('on one line, for lists', () => {
  const cases: [Partial<AddressParts>, string][] = [
    [{ street: '1 Main St', city: 'Austin', region: 'TX', postalCode: '78701', country: 'USA', countryCode: 'US' }, '1 Main St, Austin, TX 78701, USA'],
    [{ street: 'ul. Długa 5', city: 'Gdańsk', postalCode: '80-831', country: 'Polska', countryCode: 'PL' }, 'ul. Długa 5, 80-831 Gdańsk, Polska'],
    [{ street: '世纪大道100号', city: '上海市', region: '上海市', postalCode: '200120', country: '中国', countryCode: 'CN' }, '200120 中国上海市世纪大道100号'],
    [{ street: '市府路1號', extended: 'Room 5', city: '台北市', countryCode: 'TW' }, '台灣台北市市府路1號 Room 5'],
    [{ city: 'Singapore', postalCode: '048616', country: 'Singapore' }, 'Singapore 048616, Singapore'],
    [{}, ''],
  ]
  for (const [parts, line] of cases) expect(addressLine(address(parts))).toBe(line)
})

test('countries are known by code, by name in many languages, and by what people call them', () => {
  const cases: Record<string, string> = { de: 'DE', Germany: 'DE', Deutschland: 'DE', Allemagne: 'DE', 德国: 'DE', 德國: 'DE', USA: 'US', 'United States of America': 'US', UK: 'GB', Polska: 'PL', 'P.R. China': 'CN', 中国: 'CN', 대한민국: 'KR', Österreich: 'AT', Россия: 'RU', Atlantis: '', '': '' }
  for (const [name, code] of Object.entries(cases)) expect([name, countryCodeOf(name)]).toEqual([name, code])
})

const folder = resolve(import.meta.dirname, '../../../shared/corpus/names-phones-addresses/opencage-dev/countries')
const countries = 'CN TW HK JP KR US CA GB IE DE AT CH FR IT ES PT NL BE PL CZ HU SE NO DK FI RU UA TR BR MX AR IN AU NZ SG ZA'.split(' ')

/** One case of OpenCage: the parts and the expected lines. The street is taken from the expectation: its own order of name and number is as typed with us. */
function openCageCases(countryCode: string): { parts: AddressParts; expected: string[] }[] {
  const file = readdirSync(folder).find((name) => name === `${countryCode.toLowerCase()}.yaml`)
  if (!file) return []
  return readFileSync(join(folder, file), 'utf8').split(/^---\s*$/mu).flatMap((text) => {
    const values = Object.fromEntries([...text.matchAll(/^ +([a-z_]+): *(.+)$/gmu)].map((match) => [match[1], (match[2] ?? '').replaceAll(/^['"]|['"]$/g, '').trim()]))
    const expected = (/expected: *\|[^\n]*\n([^]*)/.exec(text)?.[1] ?? '').split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'))
    const city = values['city'] ?? values['town'] ?? values['village']
    const road = values['road'] ?? values['pedestrian'] ?? ''
    if (expected.length === 0 || !city) return []
    const line = expected.find((one) => road && one.includes(road) && !one.includes(city))
    return [{ parts: address({ street: line ?? road, city, region: values['state_code'] ?? values['state'] ?? '', postalCode: values['postcode'] ?? '', country: values['country'] ?? '', countryCode }), expected }]
  })
}

test.skipIf(!existsSync(folder))('the parts stand in the order of OpenCage’s cases, but for China in Latin letters and places in two writings', () => {
  const order = (lines: string[], { street, postalCode, city, country }: AddressParts) =>
    [street, postalCode, city, country].filter(Boolean).map((part) => [part, lines.join('\n').toLowerCase().lastIndexOf(part.toLowerCase())] as const).filter(([, at]) => at >= 0).toSorted((a, b) => a[1] - b[1]).map(([part]) => part)
  const cases = countries.flatMap(openCageCases)
  const different = cases.filter(({ parts, expected }) => {
    const [ours, theirs] = [order(formatAddress(parts), parts), order(expected, parts)]
    return ours.filter((part) => theirs.includes(part)).join('|') !== theirs.filter((part) => ours.includes(part)).join('|')
  })
  expect(cases.length).toBeGreaterThan(80)
  expect(new Set(different.map((one) => one.parts.countryCode))).toEqual(new Set(['CN', 'KR'].filter((code) => different.some((one) => one.parts.countryCode === code))))
  expect(different.length).toBeLessThan(4)
})
