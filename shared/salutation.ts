/**
 * How a letter to a contact may begin. A proposal only: nobody's gender is guessed from a given name, so that where a
 * language needs it and no title tells it, there is none (null), and the card's own salutation always comes first.
 */
import type { ContactContent } from './contacts.ts'
import { hasCjk, isFamilyNameFirst } from './names.ts'

export type SalutationParts = Pick<ContactContent, 'kind' | 'prefix' | 'givenName' | 'familyName' | 'salutation' | 'familyNameFirst'>
type Gender = 'man' | 'woman' | null

const men = new Set('mr mister sir herr herrn monsieur m sr senor señor don signor sig dhr meneer pan lord dato datuk encik shri г-н господин'.split(' '))
const women = new Set('mrs ms miss madam dame frau fräulein madame mme mademoiselle mlle sra senora señora doña dona signora sigra mevr mevrouw pani lady datin puan smt г-жа госпожа'.split(' '))
/** Titles that mean a degree or an office and are said in a letter; of several the highest is. */
const academic = /(?:^|[\s.-])(prof|dr)(?=$|[\s.,-])/giu

/**
 * In: the parts of a name and the language of the letter (BCP 47). Out: "Dear Dr. Nowak", "Sehr geehrte Frau Dr. Nowak",
 * "尊敬的王总", "王小明様"; without the comma that follows. The contact's own salutation as it stands. Null for a company, for a
 * name without a family name, and where the language needs a gender that no title tells.
 */
export function proposeSalutation(contact: SalutationParts, language: string): string | null {
  if (contact.salutation) return contact.salutation
  if (contact.kind === 'company' || !contact.familyName) return null
  const base = language.toLowerCase().split('-')[0] ?? ''
  const write = (Object.hasOwn(byLanguage, base) ? byLanguage[base] : null) ?? english
  return write(contact)
}

function genderOf(prefix: string | null): Gender {
  const words = (prefix ?? '').toLowerCase().replaceAll('.', '').split(/\s+/)
  if (words.some((word) => women.has(word)) || /女士|小姐|太太|夫人/.test(prefix ?? '')) return 'woman'
  return words.some((word) => men.has(word)) || (prefix ?? '').endsWith('先生') ? 'man' : null
}

/** "Prof. Dr." of "Frau Univ.-Prof. Dr. med.": what is said, without doubles. */
function titlesOf(prefix: string | null): string[] {
  const found = [...(prefix ?? '').matchAll(academic)].map((match) => `${(match[1] ?? '').slice(0, 1).toUpperCase()}${(match[1] ?? '').slice(1).toLowerCase()}.`)
  return [...new Set(/professor/i.test(prefix ?? '') ? ['Prof.', ...found] : found)]
}

const join = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' ')

function english({ prefix, givenName, familyName, familyNameFirst }: SalutationParts): string {
  if (hasCjk(`${familyName}`) && !prefix) return `Dear ${[familyName, givenName].filter(Boolean).join('')}`
  const title = titlesOf(prefix)[0] ?? (prefix && !hasCjk(prefix) && /^(?:mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|hon|judge|senator|rabbi|capt|col|gen|maj)\.?$/i.test(prefix) ? prefix : '')
  if (/^(?:sir|dame)$/i.test(title)) return join('Dear', title, givenName ?? familyName)
  if (title) return join('Dear', title === 'Prof.' ? 'Professor' : title, familyName)
  const gender = genderOf(prefix)
  if (gender) return join('Dear', gender === 'man' ? 'Mr' : 'Ms', familyName)
  // Without a title the whole name is formal enough, and wrong for nobody.
  return isFamilyNameFirst({ familyName, givenName, familyNameFirst }) ? join('Dear', familyName, givenName) : join('Dear', givenName, familyName)
}

/** Languages whose greeting agrees with the gender. */
const agreeing = (man: string, woman: string, hasTitles: boolean) => ({ prefix, familyName }: SalutationParts): string | null => {
  const gender = genderOf(prefix)
  const titles = titlesOf(prefix)
  // In German all that counts is said, "Frau Professor" standing for the rest.
  return gender ? join(gender === 'man' ? man : woman, ...(hasTitles ? (titles.includes('Prof.') ? ['Prof.'] : titles.slice(0, 1)) : []), familyName) : null
}

function chinese({ prefix, givenName, familyName, familyNameFirst }: SalutationParts): string | null {

  const dear = '尊敬的'
  const family = familyName ?? ''
  if (!hasCjk(family)) return `${dear}${join(...(isFamilyNameFirst({ familyName, givenName, familyNameFirst }) ? [familyName, givenName] : [givenName, familyName]))}`
  if (prefix && hasCjk(prefix)) return `${dear}${family}${prefix}`
  const gender = genderOf(prefix)
  const title = titlesOf(prefix)[0]
  if (title) return `${dear}${family}${title === 'Prof.' ? '教授' : '博士'}`
  return gender ? `${dear}${family}${gender === 'man' ? '先生' : '女士'}` : `${dear}${family}${givenName ?? ''}`
}

function japanese({ prefix, givenName, familyName }: SalutationParts): string {
  const name = join(familyName, hasCjk(`${familyName}`) ? null : givenName)
  return prefix && hasCjk(prefix) && !/^(?:さん|様|殿|氏|君)$/.test(prefix) ? `${name}${prefix}` : `${hasCjk(`${familyName}`) ? `${familyName}${givenName ?? ''}` : name}様`
}

function korean({ prefix, givenName, familyName }: SalutationParts): string {
  const title = prefix && /[\uac00-\ud7af]/u.test(prefix) && !/^(?:씨|님|군|양)$/.test(prefix) ? prefix : ''
  const name = hasCjk(`${familyName}`) ? `${familyName}${givenName ?? ''}` : join(givenName, familyName)
  return title ? `존경하는 ${name} ${title}${title.endsWith('님') ? '' : '님'}께` : `${name} 님께`
}

const byLanguage: Readonly<Record<string, (contact: SalutationParts) => string | null>> = {
  en: english, zh: chinese, ja: japanese, ko: korean,
  de: agreeing('Sehr geehrter Herr', 'Sehr geehrte Frau', true), fr: agreeingWithoutName('Monsieur', 'Madame'), es: agreeing('Estimado Sr.', 'Estimada Sra.', false), it: agreeing('Egregio Sig.', 'Gentile Sig.ra', false),
  pt: agreeing('Exmo. Sr.', 'Exma. Sra.', true), nl: agreeing('Geachte heer', 'Geachte mevrouw', false), pl: agreeingWithoutName('Szanowny Panie', 'Szanowna Pani'),
}

/** In French and Polish letters the name is not said. */
function agreeingWithoutName(man: string, woman: string): (contact: SalutationParts) => string | null {
  return ({ prefix }) => {
    const gender = genderOf(prefix)
    return gender && (gender === 'man' ? man : woman)
  }
}
