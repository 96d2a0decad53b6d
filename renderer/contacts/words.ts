import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ContactColumn, ContactFieldKey, ContactListField, LabelledList, LinkKind, knownLabels } from '#shared/contacts.ts'

/** The words of everything that shared/contacts.ts declares. A label that is not here is the user's own. */
export const fieldWords: Readonly<Record<ContactFieldKey, MessageDescriptor>> = {
  prefix: msg`Prefix`, givenName: msg`Given name`, middleName: msg`Middle name`, familyName: msg`Family name`, suffix: msg`Suffix`,
  nickname: msg`Nickname`, phoneticGivenName: msg`Given, phonetic`, phoneticFamilyName: msg`Family, phonetic`, fullName: msg`Full name`,
  fileAs: msg`File as`, sortAs: msg`Sort as`, salutation: msg`Salutation`, language: msg`Language`, timeZone: msg`Time zone`, howWeMet: msg`How we met`, note: msg`Notes`,
  phones: msg`Phones`, emails: msg`E-mail`, addresses: msg`Addresses`, links: msg`Links`, dates: msg`Dates`, positions: msg`Positions`, relations: msg`Relations`, tags: msg`Tags`,
}

/** One row of a list field. */
export const rowWords: Readonly<Record<ContactListField, MessageDescriptor>> = {
  phones: msg`Phone`, emails: msg`E-mail`, addresses: msg`Address`, links: msg`Link`, dates: msg`Date`, positions: msg`Position`, relations: msg`Relation`, tags: msg`Tag`,
}

export const companyName = msg`Company name`

export const columnWords: Readonly<Record<ContactColumn, MessageDescriptor>> = {
  name: msg`Name`, company: msg`Company`, title: msg`Job title`, phone: msg`Phone`, email: msg`E-mail`, city: msg`City`, country: msg`Country`, department: msg`Department`,
  tags: msg`Tags`, birthday: msg`Birthday`, website: msg`Web page`, note: msg`Notes`, lastReachedAt: msg`Last reached`, lastMeetingAt: msg`Last meeting`, lastEmailAt: msg`Last e-mail`, reachedThisYear: msg`Reached this year`, nextActivityAt: msg`Next activity`, createdAt: msg`Created`, updatedAt: msg`Changed`, verifiedAt: msg`Last verified`, openedAt: msg`Last opened`, deletedAt: msg`Deleted`,
}

export const labelWords: { readonly [List in LabelledList]: Readonly<Record<(typeof knownLabels)[List][number], MessageDescriptor>> } = {
  phones: {
    mobile: msg`Mobile`, work: msg`Work`, home: msg`Home`, main: msg`Main`, workFax: msg`Work fax`, homeFax: msg`Home fax`, fax: msg`Fax`, pager: msg`Pager`,
    assistant: msg`Assistant`, car: msg`Car`, other: msg`Other`,
  },
  emails: { work: msg({ message: 'Work', context: 'e-mail' }), home: msg({ message: 'Home', context: 'e-mail' }), other: msg`Other` },
  addresses: { work: msg`Work`, home: msg`Home`, postal: msg`Postal`, other: msg`Other` },
  links: { homepage: msg`Home page`, work: msg({ message: 'Work', context: 'link' }), home: msg({ message: 'Home', context: 'link' }), blog: msg`Blog`, profile: msg`Profile`, other: msg`Other` },
  dates: { birthday: msg`Birthday`, anniversary: msg`Anniversary`, death: msg`Death`, other: msg`Other` },
  relations: {
    spouse: msg`Spouse`, partner: msg`Partner`, child: msg`Child`, parent: msg`Parent`, sibling: msg`Sibling`, friend: msg`Friend`, assistant: msg`Assistant`, assistantOf: msg`Assistant of`,
    manager: msg`Manager`, report: msg`Reports to this person`, colleague: msg`Colleague`, referredBy: msg`Referred by`, referred: msg`Referred`,
    emergency: msg`Emergency contact`, emergencyOf: msg`Emergency contact of`, other: msg`Other`,
  },
}

export const linkKindWords: Readonly<Record<LinkKind, MessageDescriptor>> = { web: msg`Web`, social: msg`Social`, messenger: msg`Messenger` }

/** A label in the reader's language; the user's own stands as it is. */
export function labelText(t: (word: MessageDescriptor) => string, list: LabelledList, label: string): string {
  const words: Readonly<Record<string, MessageDescriptor>> = labelWords[list]
  const word = words[label]
  return word ? t(word) : label
}
