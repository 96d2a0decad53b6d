import { contentOf } from '../contacts/contacts.ts'
import type { ContactContent } from '#shared/contacts.ts'
import type { Exporter } from './exporter.ts'

/** Everything that is said of each contact, one to a line, so that two exports can be compared by any tool. Ids of rows are left out: they mean nothing elsewhere. */
export const jsonExporter: Exporter = {
  begin: ({ db }) => ({
    head: '{"format":"touchbase-contacts","version":1,"contacts":[',
    contact: (contact, isFirst) => {
      const content = withoutIds(contentOf(contact))
      const relations = contact.relations.map(({ label, name, otherId }) => ({ label, name, otherUid: otherId ? (db.value<string>('SELECT uid FROM contact WHERE id = ?', otherId) ?? null) : null }))
      return `${isFirst ? '\n' : ',\n'}${JSON.stringify({ ...content, relations, createdAt: contact.createdAt, updatedAt: contact.updatedAt })}`
    },
    foot: '\n]}\n',
  }),
}

function withoutIds(content: ContactContent): ContactContent {
  const rows = <T extends object>(list: T[]): T[] => list.map(({ id: _id, companyId: _companyId, ...row }: T & { id?: unknown; companyId?: unknown }) => row as unknown as T)
  return {
    ...content, phones: rows(content.phones), emails: rows(content.emails), addresses: rows(content.addresses), links: rows(content.links), dates: rows(content.dates), positions: rows(content.positions),
  }
}
