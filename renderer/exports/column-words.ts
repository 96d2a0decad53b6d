import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { parseColumn, type ColumnPreset, type PartedList } from '#shared/exports.ts'

/** The words of the columns of a table to write. */
const words: Readonly<Record<string, MessageDescriptor>> = {
  name: msg`Name`, company: msg`Company`, title: msg`Job title`, phone: msg`Phone`, email: msg`E-mail`, city: msg`City`, country: msg`Country`, department: msg`Department`, tags: msg`Tags`,
  birthday: msg`Birthday`, website: msg`Web page`, note: msg`Notes`, createdAt: msg`Created`, updatedAt: msg`Changed`, verifiedAt: msg`Last verified`, deletedAt: msg`Deleted`,
  prefix: msg`Prefix`, givenName: msg`Given name`, middleName: msg`Middle name`, familyName: msg`Family name`, suffix: msg`Suffix`, nickname: msg`Nickname`,
  phoneticGivenName: msg`Given, phonetic`, phoneticFamilyName: msg`Family, phonetic`, fullName: msg`Full name`, fileAs: msg`File as`, sortAs: msg`Sort as`, salutation: msg`Salutation`,
  language: msg`Language`, timeZone: msg`Time zone`, howWeMet: msg`How we met`, uid: msg`UID`, kind: msg`Person or company`, isFavourite: msg`Favourite`, familyNameFirst: msg`Family name first`,
}
const listWords: Readonly<Record<PartedList, { all: MessageDescriptor; one: MessageDescriptor }>> = {
  phones: { all: msg`All phones`, one: msg`Phone` }, emails: { all: msg`All e-mail addresses`, one: msg`E-mail` }, addresses: { all: msg`All addresses`, one: msg`Address` },
  links: { all: msg`All links`, one: msg`Link` }, dates: { all: msg`All dates`, one: msg`Date` }, positions: { all: msg`All positions`, one: msg`Position` }, relations: { all: msg`All relations`, one: msg`Relation` },
}
const partWords: Readonly<Record<string, MessageDescriptor>> = {
  street: msg`Street`, extended: msg`Second line`, poBox: msg`P.O. box`, city: msg`City`, region: msg`Region`, postalCode: msg`Postal code`, country: msg`Country`, countryCode: msg`Country code`, label: msg`Label`,
  company: msg`Company`, title: msg`Job title`, department: msg`Department`, role: msg`Role`, startedOn: msg`From`, endedOn: msg`To`, kind: msg`Kind`,
}
const labelWords: Readonly<Record<string, MessageDescriptor>> = { mobile: msg`Mobile`, work: msg`Work`, home: msg`Home` }

/** A column as its reader would call it: “Phone (Mobile)”, “Address 1 · City”. */
export function columnText(t: (word: MessageDescriptor) => string, key: string): string {
  const column = parseColumn(key)
  const single = words[key]
  if (!column?.list) return single ? t(single) : key
  const { all, one } = listWords[column.list]
  if (column.row === null) return t(all)
  const label = typeof column.row === 'string' ? labelWords[column.row] : undefined
  const row = typeof column.row === 'number' ? `${t(one)} ${column.row + 1}` : `${t(one)} (${label ? t(label) : column.row})`
  const part = column.part === null ? undefined : partWords[column.part]
  return part ? `${row} · ${t(part)}` : row
}

export const presetWords: Readonly<Record<ColumnPreset, MessageDescriptor>> = { list: msg`As in the list`, phones: msg`Phone list`, mailing: msg`Letters and labels`, emails: msg`Mailing list` }
