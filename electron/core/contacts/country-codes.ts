/** Names of countries in the languages address books come in, from the system's own tables, each with its ISO 3166-1 alpha-2 code. */
const codes = new Map<string, string>()

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'cs', 'zh-Hans', 'zh-Hant', 'ja', 'ko']

/** The code of a country by its name or its code; empty where it is not known. */
export function countryCodeOf(name: string): string {
  if (codes.size === 0) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    // Codes of countries that are no more stand for their successors: DD is DE.
    const all = letters.flatMap((one) => letters.map((two) => one + two)).filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    for (const language of languages) {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
      for (const code of all) {
        const known = names.of(code)
        // ZZ is "unknown", XA and XB are for tests, EU, EZ and UN are no countries.
        if (known && !/^(ZZ|X[AB]|EU|EZ|UN|QO)$/.test(code) && !codes.has(known.toLowerCase())) codes.set(known.toLowerCase(), code)
      }
    }
  }
  const tidy = name.trim()
  if (/^[A-Za-z]{2}$/.test(tidy) && [...codes.values()].includes(tidy.toUpperCase())) return tidy.toUpperCase()
  return codes.get(tidy.toLowerCase()) ?? ''
}
