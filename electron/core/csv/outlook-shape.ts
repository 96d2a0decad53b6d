/** The table Outlook reads: its English headers, fixed places, dates month first. What finds no place goes to the notes. */
import type { Address, ContactContent } from '#shared/contacts.ts'
import { parsePartialDate } from '#shared/partial-date.ts'
import { companyFor, givenNameFor, labelWords, notesWith, placePhones, unknownFields } from './shape-parts.ts'
import type { WriteColumn } from './shape-parts.ts'

/** Phones find the first free place that takes their label. */
const phoneSlots: readonly (readonly [header: string, labels: readonly string[]])[] = [
  ['Assistant\'s Phone', ['assistant']], ['Business Fax', ['workFax', 'fax']], ['Business Phone', ['work']], ['Business Phone 2', ['work']], ['Car Phone', ['car']],
  ['Company Main Phone', ['main']], ['Home Fax', ['homeFax']], ['Home Phone', ['home']], ['Home Phone 2', ['home']], ['Mobile Phone', ['mobile']],
  ['Other Fax', ['fax', 'workFax', 'homeFax']], ['Other Phone', ['other', '']], ['Pager', ['pager']], ['Primary Phone', ['', 'other', 'main', 'mobile', 'work', 'home']],
]
const addressSlots = [['Business', ['work', 'postal', '']], ['Home', ['home']], ['Other', ['other', 'work', 'home', 'postal', '']]] as const

const column = (header: string, read: WriteColumn['read'], isPhone = false): WriteColumn => ({ header, read, isPhone })

export const outlookColumns: readonly WriteColumn[] = [
  column('Title', ({ prefix }) => prefix),
  column('First Name', givenNameFor),
  column('Middle Name', ({ middleName }) => middleName),
  column('Last Name', ({ familyName }) => familyName),
  column('Suffix', ({ suffix }) => suffix),
  column('Company', companyFor),
  column('Department', ({ positions }) => positions[0]?.department ?? null),
  column('Job Title', ({ positions }) => positions[0]?.title ?? null),
  ...addressSlots.flatMap(([slot]) => [
    column(`${slot} Street`, (content) => joined([at(content, slot)?.street, at(content, slot)?.extended])),
    column(`${slot} City`, (content) => at(content, slot)?.city ?? null),
    column(`${slot} State`, (content) => at(content, slot)?.region ?? null),
    column(`${slot} Postal Code`, (content) => at(content, slot)?.postalCode ?? null),
    column(`${slot} Country/Region`, (content) => at(content, slot)?.country ?? null),
    column(`${slot} Address PO Box`, (content) => at(content, slot)?.poBox ?? null),
  ]),
  ...phoneSlots.map(([header]) => column(header, ({ phones }) => placePhones(phones, phoneSlots).placed.get(header) ?? null, true)),
  column('Anniversary', ({ dates }) => monthFirst(dates.find(({ label }) => label === 'anniversary')?.value)),
  column('Birthday', ({ dates }) => monthFirst(dates.find(({ label }) => label === 'birthday')?.value)),
  column('Categories', ({ tags }) => tags.join(';')),
  column('E-mail Address', ({ emails }) => emails[0]?.value ?? null),
  column('E-mail 2 Address', ({ emails }) => emails[1]?.value ?? null),
  column('E-mail 3 Address', ({ emails }) => emails[2]?.value ?? null),
  column('Manager\'s Name', ({ relations }) => relations.find(({ label }) => label === 'manager')?.name ?? null),
  column('Assistant\'s Name', ({ relations }) => relations.find(({ label }) => label === 'assistant')?.name ?? null),
  column('Spouse', ({ relations }) => relations.find(({ label }) => label === 'spouse')?.name ?? null),
  column('Children', ({ relations }) => relations.filter(({ label }) => label === 'child').map(({ name }) => name).join(', ')),
  column('Referred By', ({ relations }) => relations.find(({ label }) => label === 'referredBy')?.name ?? null),
  column('Web Page', ({ links }) => links[0]?.value ?? null),
  column('Notes', (content) => notesWith(content.note, leftOver(content))),
]

function at(content: ContactContent, slot: (typeof addressSlots)[number][0]): Address | undefined {
  return placeAddresses(content).placed.get(slot)
}

function placeAddresses({ addresses }: ContactContent): { placed: Map<string, Address>; rest: Address[] } {
  const placed = new Map<string, Address>()
  const rest: Address[] = []
  for (const address of addresses) {
    const slot = addressSlots.find(([name, labels]) => (labels as readonly string[]).includes(address.label) && !placed.has(name)) ?? addressSlots.find(([name]) => name === 'Other' && !placed.has(name))
    if (slot) placed.set(slot[0], address)
    else rest.push(address)
  }
  return { placed, rest }
}

function leftOver(content: ContactContent): [what: string, value: string | null][] {
  const { dates, emails, links, relations, phones, nickname } = content
  const once = new Set<string>()
  const isShown = (label: string) => ['manager', 'assistant', 'spouse', 'referredBy'].includes(label) && !once.has(label) && Boolean(once.add(label))
  return [
    ['Nickname', nickname],
    ...unknownFields(content),
    ...placePhones(phones, phoneSlots).rest.map(({ label, value }): [string, string] => [labelWords(label) || 'Phone', value]),
    ...emails.slice(3).map(({ value }): [string, string] => ['E-mail', value]),
    ...placeAddresses(content).rest.map((address): [string, string] => [labelWords(address.label) || 'Address', [address.street, address.extended, address.poBox, address.postalCode, address.city, address.region, address.country].filter(Boolean).join(', ')]),
    ...links.slice(1).map(({ label, value }): [string, string] => [labelWords(label) || 'Link', value]),
    ...dates.filter(({ label, value }, index) => !isWritten(dates, label, value, index)).map(({ label, value }): [string, string] => [labelWords(label) || 'Date', value]),
    ...relations.filter(({ label }) => label !== 'child' && !isShown(label)).map(({ label, name }): [string, string] => [labelWords(label) || 'Relation', name]),
  ]
}

/** Whether a date has a column and is whole: Outlook knows no birthday without a year. */
function isWritten(dates: ContactContent['dates'], label: string, value: string, index: number): boolean {
  return (label === 'birthday' || label === 'anniversary') && dates.findIndex((date) => date.label === label) === index && monthFirst(value) !== '0/0/00'
}

/** 12/31/1980, and Outlook's own sign for "none". */
function monthFirst(value: string | undefined): string {
  const date = parsePartialDate(value ?? '')
  return date?.year && date.month && date.day ? `${date.month}/${date.day}/${date.year}` : '0/0/00'
}

function joined(lines: readonly (string | undefined)[]): string {
  return lines.filter(Boolean).join('\n')
}
