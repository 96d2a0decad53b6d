/** The table Google Contacts reads: its headers since 2024, with as many numbered columns as needed. */
import type { ContactContent } from '#shared/contacts.ts'
import type { ListMaxima } from './own-columns.ts'
import { companyFor, givenNameFor, labelWords, notesWith, unknownFields } from './shape-parts.ts'
import type { WriteColumn } from './shape-parts.ts'

export function googleColumns(maxima: ListMaxima): WriteColumn[] {
  const numbered = (count: number | undefined, make: (index: number, number: number) => WriteColumn[]) => Array.from({ length: count ?? 0 }, (_, index) => make(index, index + 1)).flat()
  const column = (header: string, read: WriteColumn['read'], isPhone = false): WriteColumn => ({ header, read, isPhone })
  return [
    column('First Name', givenNameFor),
    column('Middle Name', ({ middleName }) => middleName),
    column('Last Name', ({ familyName }) => familyName),
    column('Phonetic First Name', ({ phoneticGivenName }) => phoneticGivenName),
    column('Phonetic Last Name', ({ phoneticFamilyName }) => phoneticFamilyName),
    column('Name Prefix', ({ prefix }) => prefix),
    column('Name Suffix', ({ suffix }) => suffix),
    column('Nickname', ({ nickname }) => nickname),
    column('File As', ({ fileAs }) => fileAs),
    column('Organization Name', companyFor),
    column('Organization Title', ({ positions }) => positions[0]?.title ?? null),
    column('Organization Department', ({ positions }) => positions[0]?.department ?? null),
    { header: 'Birthday', read: ({ dates }) => dates.find(({ label }) => label === 'birthday')?.value ?? null, isDate: true },
    column('Notes', (content) => notesWith(content.note, unknownFields(content))),
    column('Labels', ({ tags, isFavourite }) => ['* myContacts', ...(isFavourite ? ['* starred'] : []), ...tags].join(' ::: ')),
    ...numbered(maxima.emails, (index, number) => [
      column(`E-mail ${number} - Label`, ({ emails }) => labelOf(emails[index])),
      column(`E-mail ${number} - Value`, ({ emails }) => emails[index]?.value ?? null),
    ]),
    ...numbered(maxima.phones, (index, number) => [
      column(`Phone ${number} - Label`, ({ phones }) => labelOf(phones[index])),
      column(`Phone ${number} - Value`, ({ phones }) => phones[index]?.value ?? null, true),
    ]),
    ...numbered(maxima.addresses, (index, number) => [
      column(`Address ${number} - Label`, ({ addresses }) => labelOf(addresses[index])),
      column(`Address ${number} - Street`, ({ addresses }) => addresses[index]?.street ?? null),
      column(`Address ${number} - City`, ({ addresses }) => addresses[index]?.city ?? null),
      column(`Address ${number} - PO Box`, ({ addresses }) => addresses[index]?.poBox ?? null),
      column(`Address ${number} - Region`, ({ addresses }) => addresses[index]?.region ?? null),
      column(`Address ${number} - Postal Code`, ({ addresses }) => addresses[index]?.postalCode ?? null),
      column(`Address ${number} - Country`, ({ addresses }) => addresses[index]?.country ?? null),
      column(`Address ${number} - Extended Address`, ({ addresses }) => addresses[index]?.extended ?? null),
    ]),
    ...numbered(maxima.relations, (index, number) => [
      column(`Relation ${number} - Label`, ({ relations }) => labelOf(relations[index])),
      column(`Relation ${number} - Value`, ({ relations }) => relations[index]?.name ?? null),
    ]),
    ...numbered(maxima.links, (index, number) => [
      column(`Website ${number} - Label`, ({ links }) => labelOf(links[index])),
      column(`Website ${number} - Value`, ({ links }) => links[index]?.value ?? null),
    ]),
    ...numbered(maxima.dates, (index, number) => [
      column(`Event ${number} - Label`, (content) => labelOf(events(content)[index])),
      { header: `Event ${number} - Value`, read: (content) => events(content)[index]?.value ?? null, isDate: true },
    ]),
  ]
}

/** All dates but the one that has the column "Birthday". */
function events({ dates }: ContactContent): ContactContent['dates'] {
  const birthday = dates.findIndex(({ label }) => label === 'birthday')
  return dates.filter((_, index) => index !== birthday)
}

function labelOf(row: { label: string } | undefined): string | null {
  return row ? labelWords(row.label) : null
}
