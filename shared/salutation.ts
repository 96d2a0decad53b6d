import { hasCjk } from './names.ts'
import type { ContactContent } from './contacts.ts'

/** How a letter to somebody begins, proposed from title and name in the language to write in. */
type Parts = Pick<ContactContent, 'prefix' | 'givenName' | 'familyName' | 'familyNameFirst'> & { language: string | null }
type Gender = 'f' | 'm' | null

const women = /^(?:mrs|ms|miss|frau|fr|mme|mlle|madame|mademoiselle|sra|srta|señora|señorita|sig\.?ra|signora|sig\.?na|signorina|mevr|mevrouw|mw|pani|dona|doña|dame|lady|女士|小姐|太太|夫人)$/iu
const men = /^(?:mr|herr|hr|m|monsieur|sr|señor|sig|signor|dhr|heer|pan|don|sir|lord|先生)$/iu
const academic = /^(?:dr|prof|professor|doctor|dott|dr\.?med|pd|priv\.?-?doz)\.?/iu

interface Title {
  gender: Gender
  /** "Prof. Dr." without the "Frau" before it. */
  titles: string
}

function readPrefix(prefix: string | null): Title {
  const words = (prefix ?? '').split(/\s+/).filter(Boolean)
  let gender: Gender = null
  const titles: string[] = []
  for (const word of words) {
    const bare = word.replace(/\.$/, '')
    if (women.test(bare) && !(bare.toLowerCase() === 'fr' && word.endsWith('.') && words.length === 1)) gender = 'f'
    else if (men.test(bare)) gender = 'm'
    else if (academic.test(word)) titles.push(word)
  }
  return { gender, titles: titles.join(' ') }
}

/** The proposal; empty where there is no name to go by. Never guesses anybody's sex: without a title both, or the whole name, are addressed. */
export function proposeSalutation({ prefix, givenName, familyName, familyNameFirst, language }: Parts): string {
  const family = familyName?.trim() ?? ''
  const given = givenName?.trim() ?? ''
  const isChinese = hasCjk(`${family}${given}`)
  const whole = isChinese ? `${family}${given}` : (familyNameFirst ? [family, given] : [given, family]).filter(Boolean).join(' ')
  if (whole === '') return ''
  const code = (language ?? (isChinese ? 'zh' : 'en')).toLowerCase().split(/[-_]/)[0] ?? 'en'
  if (code === 'zh' || code === 'ja') return eastAsian(code, prefix, family || whole, whole)
  const { gender, titles } = readPrefix(prefix)
  const named = [titles, family].filter(Boolean).join(' ')
  const plain = [titles, whole].filter(Boolean).join(' ')
  const say = (woman: string, man: string, neither: string) => (family !== '' && gender === 'f' ? woman : family !== '' && gender === 'm' ? man : neither)
  switch (code) {
    case 'de': return say(`Sehr geehrte Frau ${named}`, `Sehr geehrter Herr ${named}`, `Guten Tag ${plain}`)
    case 'fr': return say('Madame', 'Monsieur', `Bonjour ${plain}`)
    case 'es': return say(`Estimada Sra. ${family}`, `Estimado Sr. ${family}`, `Buenos días, ${plain}`)
    case 'it': return say(`Gentile Sig.ra ${family}`, `Gentile Sig. ${family}`, `Gentile ${plain}`)
    case 'pt': return say(`Prezada Sra. ${family}`, `Prezado Sr. ${family}`, `Bom dia, ${plain}`)
    case 'nl': return say(`Geachte mevrouw ${family}`, `Geachte heer ${family}`, `Beste ${plain}`)
    case 'pl': return say('Szanowna Pani', 'Szanowny Panie', 'Szanowni Państwo')
    case 'sv': case 'nb': case 'no': case 'da': return `${code === 'da' ? 'Kære' : code === 'sv' ? 'Hej' : 'Kjære'} ${plain}`
    default: return titles !== '' && family !== '' ? `Dear ${named}` : say(`Dear ${/^(?:mrs|miss)/i.test(prefix ?? '') ? firstWord(prefix) : 'Ms.'} ${family}`, `Dear Mr. ${family}`, `Dear ${plain}`)
  }
}

const firstWord = (prefix: string | null) => {
  const word = (prefix ?? '').split(/\s+/)[0] ?? ''
  return /^mrs$/i.test(word) ? 'Mrs.' : word
}

function eastAsian(code: string, prefix: string | null, family: string, whole: string): string {
  if (code === 'ja') return `${whole}${prefix && hasCjk(prefix) ? prefix : '様'}`
  const title = prefix && hasCjk(prefix) ? prefix : ''
  return `尊敬的${title ? `${family}${title}` : whole}`
}
