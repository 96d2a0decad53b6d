/** ISO 3166-1 alpha-2 codes in use; their names come from the system in the reader's language. */
const countryCodes = ('AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ '
  + 'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ '
  + 'LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW '
  + 'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW').split(' ')

/** Codes with their names, in the order of the names. */
export function countriesIn(locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return countryCodes.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((a, b) => a.name.localeCompare(b.name, locale))
}

const codesByName = new Map<string, string>()

/** The code of a country as people write it in one of a few languages, or as its code; empty when it is not known. */
export function countryCodeOf(text: string): string {
  if (codesByName.size === 0) {
    for (const locale of ['en', 'zh-CN', 'zh-TW', 'de', 'fr', 'es', 'it', 'pl', 'nl']) {
      const names = new Intl.DisplayNames(locale, { type: 'region' })
      for (const code of countryCodes) codesByName.set((names.of(code) ?? code).toLowerCase(), code)
    }
    for (const [name, code] of [['usa', 'US'], ['u.s.a.', 'US'], ['uk', 'GB'], ['england', 'GB'], ['中华人民共和国', 'CN'], ['中國', 'CN'], ['臺灣', 'TW']] as const) codesByName.set(name, code)
  }
  const wanted = text.trim().toLowerCase()
  return codesByName.get(wanted) ?? (countryCodes.includes(wanted.toUpperCase()) ? wanted.toUpperCase() : '')
}
