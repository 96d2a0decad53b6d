import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { columnTargets, type ColumnTarget, type DateOrder, type ImportPreset } from '#shared/import-map.ts'
import { listOf } from './reading.ts'

/** What a column can become, in words. */
export const targetWords: Readonly<Record<ColumnTarget, MessageDescriptor>> = {
  ignore: msg`Leave out`, toNote: msg`Add to the notes`,
  name: msg`Whole name, to be split`, fullName: msg`Full name, as it stands`, prefix: msg`Prefix`, givenName: msg`Given name`, middleName: msg`Middle name`, familyName: msg`Family name`,
  suffix: msg`Suffix`, nickname: msg`Nickname`, phoneticGivenName: msg`Given, phonetic`, phoneticFamilyName: msg`Family, phonetic`, fileAs: msg`File as`, sortAs: msg`Sort as`,
  salutation: msg`Salutation`, familyNameFirst: msg`Family name first (yes or no)`,
  'positions.company': msg`Company`, 'positions.title': msg`Job title`, 'positions.department': msg`Department`, 'positions.role': msg`Role`,
  'positions.startedOn': msg`There since`, 'positions.endedOn': msg`There until`,
  'phones.value': msg`Phone`, 'phones.label': msg`Label of the phone`, 'emails.value': msg`E-mail`, 'emails.label': msg`Label of the e-mail`,
  'addresses.whole': msg`Whole address`, 'addresses.street': msg`Street`, 'addresses.extended': msg`Apartment, floor`, 'addresses.poBox': msg`PO box`, 'addresses.postalCode': msg`Postcode`,
  'addresses.city': msg`City`, 'addresses.region': msg`Region`, 'addresses.country': msg`Country`, 'addresses.countryCode': msg`Country code`, 'addresses.label': msg`Label of the address`,
  'links.value': msg`Web page or profile`, 'links.label': msg`Label of the link`, 'links.kind': msg`Kind of the link`,
  'dates.value': msg`Date`, 'dates.year': msg`Year of the date`, 'dates.month': msg`Month of the date`, 'dates.day': msg`Day of the date`, 'dates.label': msg`Label of the date`,
  'relations.name': msg`Related person`, 'relations.label': msg`Label of the relation`,
  tags: msg`Tags`, note: msg`Notes`, howWeMet: msg`How we met`, language: msg`Language`, timeZone: msg`Time zone`, isFavourite: msg`Favourite (yes or no)`,
  kind: msg`Person or company`, uid: msg`ID, to find the contact again`, 'notes.label': msg`Own field: its name`, 'notes.value': msg`Own field: its value`,
}

const others = msg`Other`
const titles: Readonly<Record<string, MessageDescriptor>> = {
  positions: msg`Work`, phones: msg`Phones`, emails: msg`E-mail`, addresses: msg`Addresses`, links: msg`Links`, dates: msg`Dates`, relations: msg`Relations`,
}
const ofColumn: readonly ColumnTarget[] = ['ignore', 'toNote']
const ofName: readonly ColumnTarget[] = [
  'name', 'fullName', 'prefix', 'givenName', 'middleName', 'familyName', 'suffix', 'nickname', 'phoneticGivenName', 'phoneticFamilyName', 'fileAs', 'sortAs', 'salutation', 'familyNameFirst',
]

export type TargetGroups = readonly { readonly group: string; readonly items: readonly { readonly value: ColumnTarget; readonly label: string }[] }[]

/** All targets in their groups, in the order of the card; what has no group of its own stands in the last. */
export function targetsInGroups(t: (word: MessageDescriptor) => string): TargetGroups {
  const items = (targets: readonly ColumnTarget[]) => targets.map((value) => ({ value, label: t(targetWords[value]) }))
  const ofLists = Object.entries(titles).map(([list, title]) => ({ group: t(title), items: items(inWordOrder.filter((to) => listOf(to) === list)) }))
  const rest = inWordOrder.filter((to) => !ofColumn.includes(to) && !ofName.includes(to) && !((listOf(to) ?? '') in titles))
  return [{ group: t(msg`Column`), items: items(ofColumn) }, { group: t(msg`Name`), items: items(ofName) }, ...ofLists, { group: t(others), items: items(rest) }]
}

const inWordOrder = columnTargets.toSorted((a, b) => Object.keys(targetWords).indexOf(a) - Object.keys(targetWords).indexOf(b))

export const dateOrderWords: Readonly<Record<DateOrder, MessageDescriptor>> = { dmy: msg`day, month, year`, mdy: msg`month, day, year`, ymd: msg`year, month, day` }

/** Programs by their own names. */
export const presetNames: Readonly<Record<ImportPreset, string>> = {
  touchbase: 'Touchbase', google: 'Google', outlook: 'Outlook', apple: 'Apple', thunderbird: 'Thunderbird', linkedin: 'LinkedIn', hubspot: 'HubSpot', salesforce: 'Salesforce', zoho: 'Zoho', act: 'ACT!',
}

/** What a constant can be: texts that make sense for everybody. The order is that of how often they are wanted. */
export const constantTargets: readonly ColumnTarget[] = [
  'tags', 'kind', 'positions.company', 'positions.title', 'positions.department', 'addresses.country', 'addresses.region', 'addresses.city', 'phones.label', 'emails.label', 'addresses.label',
  'language', 'timeZone', 'salutation', 'howWeMet', 'note', 'links.value', 'dates.value', 'relations.name',
]

const formatNames: Readonly<Record<string, string>> = { vcard: 'vCard', icalendar: 'iCalendar' }
/** A format by the name people know it by. */
export const formatName = (format: string) => formatNames[format] ?? format.toUpperCase()

/** A field or a list as the core names what changed (`givenName`, `phones`), in words; what is not known stands as it is. */
export function fieldWord(t: (word: MessageDescriptor) => string, field: string): string {
  const words: Readonly<Record<string, MessageDescriptor>> = { ...targetWords, ...titles, positions: msg`Position`, photo: msg`Photo` }
  const word = words[field]
  return word ? t(word) : field
}
