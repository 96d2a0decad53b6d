import type { ContactListField } from '#shared/contacts.ts'
import { contentOf } from '../contacts/contacts.ts'
import { CsvWriter, type CsvShape, type ListMaxima } from '../csv/csv.ts'
import type { ExportContext, Exporter } from './exporter.ts'

const tables: Record<ContactListField, string> = {
  phones: 'phone', emails: 'email', addresses: 'address', links: 'link', dates: 'importantDate', positions: 'position', relations: 'relation', tags: 'contactTag',
}

/** A table in one of three shapes, in UTF-8 with a byte order mark, without which Excel takes it for its local encoding. */
export function csvExporter(shape: CsvShape): Exporter {
  return {
    begin: (ctx) => {
      const writer = new CsvWriter(shape, maximaOf(ctx))
      return { head: `\ufeff${writer.header()}`, contact: (contact) => writer.row(contentOf(contact)), foot: '' }
    },
  }
}

/** How many columns each list needs: as many as the contact with the most. */
function maximaOf({ db, ids }: ExportContext): ListMaxima {
  const wanted = JSON.stringify(ids)
  return Object.fromEntries(Object.entries(tables).map(([list, table]) => [
    list, db.value<number>(`SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${table} WHERE contactId IN (SELECT value FROM json_each(?)) GROUP BY contactId)`, wanted) ?? 0,
  ]))
}
