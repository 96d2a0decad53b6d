/** The columns of a table as somebody chose them, in their order; and single cells of our own table. */
import type { Address, ContactContent } from '#shared/contacts.ts'
import { listParts, parseColumn, type ExportColumn, type PartedList } from '#shared/exports.ts'
import { displayName } from '#shared/names.ts'
import { ownValue } from '#shared/own-value.ts'
import { ownColumnsOf, type ListMaxima, type OwnColumn } from './own-columns.ts'
import { writeTags } from './own-row.ts'
import { companyFor, labelWords, type WriteColumn, type WrittenContact } from './shape-parts.ts'

/** Words that are no columns are left out: the schema at the door has refused them. */
export function chosenColumns(words: readonly string[], maxima: ListMaxima): WriteColumn[] {
  return words.flatMap((word) => {
    const column = parseColumn(word)
    return column ? columnsOf(column, maxima) : []
  })
}

function columnsOf({ key, list, row, part }: ExportColumn, maxima: ListMaxima): WriteColumn[] {
  if (list === null) {
    const derived = ownValue(derivedColumns, key)
    return derived ? [derived] : ownColumnsOf(key, 0, 1).map(writeOwn)
  }
  if (row === null) return ownColumnsOf(list, 0, maxima[list] ?? 0).map(writeOwn)
  if (typeof row === 'number') return ownColumnsOf(list, row, 1).filter(({ to }) => part === null || to === `${list}.${part}`).map(writeOwn)
  return [byLabel(list, row, part)]
}

const day = (at: number | null | undefined) => (at === undefined || at === null ? null : new Date(at).toISOString().slice(0, 16).replace('T', ' '))
const column = (header: string, read: WriteColumn['read'], isPhone = false): WriteColumn => ({ header, read, isPhone })

/** The columns of the list of contacts, as it shows them. */
const derivedColumns: Readonly<Record<string, WriteColumn>> = {
  name: column('Name', (content) => displayName(content)),
  company: column('Company', companyFor),
  title: column('Job Title', ({ positions }) => positions[0]?.title ?? null),
  department: column('Department', ({ positions }) => positions[0]?.department ?? null),
  phone: column('Phone', ({ phones }) => phones[0]?.value ?? null, true),
  email: column('E-mail', ({ emails }) => emails[0]?.value ?? null),
  city: column('City', ({ addresses }) => addresses[0]?.city ?? null),
  country: column('Country', ({ addresses }) => addresses[0]?.country ?? null),
  birthday: column('Birthday', ({ dates }) => dates.find(({ label }) => label === 'birthday')?.value ?? null),
  website: column('Website', ({ links }) => links.find(({ kind }) => kind === 'web')?.value ?? null),
  lastReachedAt: column('Last Reached', ({ lastReachedAt }) => day(lastReachedAt)),
  lastMeetingAt: column('Last Meeting', ({ lastMeetingAt }) => day(lastMeetingAt)),
  lastEmailAt: column('Last E-mail', ({ lastEmailAt }) => day(lastEmailAt)),
  reachedThisYear: column('Reached This Year', ({ reachedThisYear }) => String(reachedThisYear ?? 0)),
  nextActivityAt: column('Next Activity', ({ nextActivityAt }) => day(nextActivityAt)),
  createdAt: column('Created', ({ createdAt }) => day(createdAt)),
  updatedAt: column('Changed', ({ updatedAt }) => day(updatedAt)),
  verifiedAt: column('Last Verified', ({ verifiedAt }) => day(verifiedAt)),
  deletedAt: column('Deleted', ({ deletedAt }) => day(deletedAt)),
}

const listNames: Readonly<Record<PartedList, string>> = { phones: 'Phone', emails: 'E-mail', addresses: 'Address', links: '', dates: '', relations: '', positions: 'Position' }

/** The first row of a label: "Mobile Phone", "Home Address - City". An address without a part is written in lines. */
function byLabel(list: PartedList, label: string, part: string | null): WriteColumn {
  const words = labelWords(label)
  const name = /(?:Fax|Pager|Phone)$/.test(words) ? words : [words, listNames[list]].filter(Boolean).join(' ')
  const partWords = part === null || part === listParts[list][0] ? '' : ` - ${labelWords(part)}`
  const header = `${name}${list === 'addresses' && part === 'street' ? ' - Street' : partWords}`
  const isWanted = (row: { label?: string }) => row.label?.toLowerCase() === label.toLowerCase()
  return column(header, (content) => {
    const row = (content[list] as readonly Readonly<Record<string, unknown>>[]).find(isWanted)
    if (!row) return null
    if (list === 'addresses' && part === null) return inLines(row as unknown as Address)
    const value = row[part ?? listParts[list][0]]
    return typeof value === 'string' ? value : null
  }, list === 'phones')
}

function inLines({ street, extended, poBox, postalCode, city, region, country }: Address): string {
  return [street, extended, poBox, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n')
}

/** A cell of our own table. */
export function writeOwn({ header, to, list }: OwnColumn): WriteColumn {
  const [family, part] = to.split('.') as [keyof ContactContent, string | undefined]
  if (part !== undefined) {
    return column(header, (content) => {
      const row = (content[family] as readonly Readonly<Record<string, unknown>>[])[list]
      const value = row?.[part]
      return typeof value === 'string' ? value : null
    }, to === 'phones.value')
  }
  if (to === 'tags') return column(header, ({ tags }) => (tags.length > 0 ? writeTags(tags) : null))
  return column(header, (content: WrittenContact) => plain(content[family]))
}

function plain(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : null
}
