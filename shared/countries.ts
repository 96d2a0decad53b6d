import { ownValue } from './own-value.ts'

/** ISO 3166-1 alpha-2 codes in use. Names come from the platform's own data (CLDR), so that every language has them. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY ' +
  'HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')
const languages = ['en', 'zh-CN', 'zh-TW', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'hu', 'sv', 'nb', 'da', 'fi', 'ru', 'uk', 'tr', 'ja', 'ko'] as const
const aliases: Readonly<Record<string, string>> = {
  usa: 'US', 'u.s.a.': 'US', 'u.s.': 'US', america: 'US', 'united states of america': 'US', 美國: 'US', uk: 'GB', 'u.k.': 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB',
  'p.r. china': 'CN', 'pr china': 'CN', prc: 'CN', "people's republic of china": 'CN', 中华人民共和国: 'CN', 中國: 'CN', 'hong kong': 'HK', 香港: 'HK', macau: 'MO', macao: 'MO', 澳门: 'MO', 澳門: 'MO', 台灣: 'TW', 臺灣: 'TW', 'taiwan, r.o.c.': 'TW',
  korea: 'KR', 'south korea': 'KR', 'republic of korea': 'KR', 대한민국: 'KR', 日本国: 'JP', holland: 'NL', 'the netherlands': 'NL', 'czech republic': 'CZ', 'russian federation': 'RU', brd: 'DE', deutschland: 'DE', turkey: 'TR', türkei: 'TR', brasil: 'BR', méxico: 'MX',
}

let namesToCodes: ReadonlyMap<string, string> | null = null

/** A country's name in any of the larger languages, or its code → ISO 3166-1 alpha-2; empty when it is not known. */
export function countryCodeOf(text: string): string {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return ''
  if (wanted.length === 2 && countryCodes.includes(wanted.toUpperCase())) return wanted.toUpperCase()
  return ownValue(aliases, wanted) ?? allNames().get(wanted) ?? ''
}

/** The name of a country in a language (BCP 47); the code itself where the platform knows neither. */
export function countryName(code: string, language: string): string {
  try {
    // "Hong Kong", not "Hong Kong SAR China": that is no line of an address.
    return new Intl.DisplayNames([language, 'en'], { type: 'region', style: /^(?:HK|MO)$/.test(code) ? 'short' : 'long' }).of(code) ?? code
  } catch {
    return code // Not a code, or a language tag that is none.
  }
}

/** Made at the first question: some thousand names. */
function allNames(): ReadonlyMap<string, string> {
  namesToCodes ??= new Map(languages.toReversed().flatMap((language) => countryCodes.map((code) => [countryName(code, language).toLowerCase(), code] as const)))
  return namesToCodes
}
