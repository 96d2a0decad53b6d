import { knownLabels, limits, type LabelledList } from '#shared/contacts.ts'
import { ownValue } from '#shared/own-value.ts'
import { cleanText } from './piece.ts'

/**
 * Labels. vCard says them by TYPE (a fixed list and inventions), Apple and Google by a line of the same group
 * (`item1.X-ABLabel`), where Apple's own labels stand in `_$!<` `>!$_`.
 */
interface WrittenLabel {
  types: readonly string[]
  /** The text of X-ABLabel, or null when the types say it all. */
  text: string | null
}

const byTypes: Record<'phones' | 'emails' | 'addresses' | 'links', Record<string, readonly string[]>> = {
  phones: { mobile: ['cell'], work: ['work'], home: ['home'], main: ['main'], workFax: ['work', 'fax'], homeFax: ['home', 'fax'], fax: ['fax'], pager: ['pager'], car: ['car'], other: ['other'], '': [] },
  emails: { work: ['work'], home: ['home'], other: ['other'], '': [] },
  addresses: { work: ['work'], home: ['home'], postal: ['postal'], other: ['other'], '': [] },
  links: { homepage: [], work: ['work'], home: ['home'] },
}

/** What Apple calls our labels, where it has a name of its own; others are written as plain words. */
const appleNames: Partial<Record<LabelledList, Record<string, string>>> = {
  phones: { assistant: 'AssistantPhone' },
  links: { homepage: 'HomePage', other: 'Other' },
  dates: { anniversary: 'Anniversary', other: 'Other' },
  relations: { spouse: 'Spouse', partner: 'Partner', child: 'Child', parent: 'Parent', friend: 'Friend', assistant: 'Assistant', manager: 'Manager', other: 'Other' },
}

/** Other words for our labels, without case, spaces and hyphens. */
const synonyms: Partial<Record<LabelledList, Record<string, string>>> = {
  phones: { cell: 'mobile', cellular: 'mobile', iphone: 'mobile', mobilephone: 'mobile', business: 'work', assistantphone: 'assistant', otherfax: 'fax', businessfax: 'workFax' },
  emails: { business: 'work', internet: 'other' },
  addresses: { business: 'work' },
  links: { website: 'homepage', web: 'homepage', business: 'work' },
  dates: { bday: 'birthday', weddinganniversary: 'anniversary', deathdate: 'death' },
  relations: { wife: 'spouse', husband: 'spouse', domesticpartner: 'partner', coworker: 'colleague', emergencycontact: 'emergency', secretary: 'assistant' },
}

/** Types that say how or what for, not which one it is. */
const silentTypes = new Set(['voice', 'pref', 'internet', 'msg', 'text', 'textphone', 'sms', 'video', 'intl', 'dom', 'parcel', 'x400', 'bbs', 'modem', 'isdn', 'pcs', 'tlx', 'other', 'jpeg', 'uri', 'contact'])

/** The label of a row: of its X-ABLabel if it has one, else of its types, else of its group (`WORK.TEL`). */
export function readLabel(list: LabelledList, types: readonly string[], text: string | null, group: string | null = null): string {
  if (text !== null && (text || types.every((type) => silentTypes.has(type.toLowerCase())))) return readLabelText(list, text)
  const lower = types.map((type) => type.toLowerCase())
  const has = (type: string) => lower.includes(type)
  if (list === 'phones') {
    if (has('fax')) return has('work') ? 'workFax' : has('home') ? 'homeFax' : 'fax'
    if (has('cell') || has('mobile') || has('iphone')) return 'mobile'
  }
  if (list === 'addresses' && has('postal') && !has('work') && !has('home')) return has('parcel') ? '' : 'postal'
  const telling = types.filter((type) => !silentTypes.has(type.toLowerCase()) && !(list === 'addresses' && /^postal$/i.test(type)))
  // "Main" and such tell more than "work" beside them; a name somebody made up tells most.
  const special = telling.find((type) => !/^(?:work|home)$/i.test(type)) ?? telling[0]
  if (special) return readLabelText(list, special.replace(/^x-(?=.)/i, ''))
  if (group && /^(?:work|home)$/i.test(group)) return group.toLowerCase()
  if (has('other')) return 'other'
  return list === 'links' ? 'homepage' : ''
}

/** A label as written in words: one of ours where it means that, else the words. */
export function readLabelText(list: LabelledList, text: string): string {
  const words = cleanText(text.replace(/^_\$!<(.*)>!\$_$/s, '$1'), limits.label)
  const key = words.toLowerCase().replace(/[\s_-]/g, '')
  return knownLabels[list].find((label) => label.toLowerCase() === key) ?? ownValue(synonyms[list] ?? {}, key) ?? words
}

/** How a label is written. `text` is what `readLabelText` gives back, but for labels that only look like one of ours. */
export function writeLabel(list: LabelledList, label: string): WrittenLabel {
  const types = list in byTypes ? byTypes[list as keyof typeof byTypes] : {}
  const known = Object.hasOwn(types, label) ? types[label] : undefined
  if (known) return { types: known, text: null }
  return { types: [], text: labelText(list, label) }
}

/** The words of X-ABLabel for a label. */
export function labelText(list: LabelledList, label: string): string {
  const apple = appleNames[list]
  if (apple && Object.hasOwn(apple, label)) return `_$!<${apple[label] ?? label}>!$_`
  if (!(knownLabels[list] as readonly string[]).includes(label)) return label
  const words = label.replace(/[A-Z]/g, (char) => ` ${char.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
