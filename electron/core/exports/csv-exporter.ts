import { drawnColumns, type ContactListField } from '#shared/contacts.ts'
import { exportDelimiters, parseColumn } from '#shared/exports.ts'
import { readDrawn } from '../contacts/contacts.ts'
import { CsvWriter, type CsvShape, type ListMaxima } from '../csv/csv.ts'
import type { ExportContext, Exporter } from './exporter.ts'

const tables: Record<Exclude<ContactListField, 'tags'>, string> = {
  phones: 'phone', emails: 'email', addresses: 'address', links: 'link', dates: 'importantDate', positions: 'position', relations: 'relation',
}

/** A table in one of three shapes. Usually in UTF-8 with a byte order mark, without which Excel takes it for its local encoding. */
export function csvExporter(shape: CsvShape): Exporter {
  return {
    begin: async (ctx) => {
      const { encoding = 'utf-8-bom', delimiter, columns } = ctx.writing
      const isChosen = shape === 'touchbase' && columns !== undefined
      const isDrawn = isChosen && columns.some((column) => (drawnColumns as readonly string[]).includes(column))
      const writer = new CsvWriter({ shape, maxima: await maximaOf(ctx, isChosen ? columns : null), columns: isChosen ? columns : undefined, delimiter: delimiter && exportDelimiters[delimiter] })
      return {
        head: writer.header(),
        contact: (contact) => writer.row(isDrawn ? { ...contact, ...readDrawn(ctx.db, contact.id) } : contact),
        foot: () => [],
        encoding,
      }
    },
  }
}

/** How many columns each list needs: as many as the contact with the most. Counted in slices; of chosen columns only the lists that are wanted whole. */
async function maximaOf({ db, ids, pause }: ExportContext, columns: readonly string[] | null): Promise<ListMaxima> {
  const whole = columns?.map(parseColumn).flatMap((column) => (column?.list && column.row === null ? [column.list] : []))
  const wanted = Object.entries(tables).filter(([list]) => !whole || (whole as string[]).includes(list))
  const maxima: Record<string, number> = {}
  for (let at = 0; at < ids.length && wanted.length > 0; at += 1_000) {
    // The cross join keeps the order: by id into the table, never through all of it.
    const some = JSON.stringify(Array.from(ids.subarray(at, at + 1_000)))
    for (const [list, table] of wanted) {
      const most = db.value<number>(`SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM json_each(?) j CROSS JOIN ${table} t ON t.contactId = j.value GROUP BY j.value)`, some) ?? 0
      maxima[list] = Math.max(maxima[list] ?? 0, most)
    }
    await pause()
  }
  return maxima as ListMaxima
}
