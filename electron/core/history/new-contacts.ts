import type { HistoryContent, logSchema } from '#shared/history.ts'
import type { z } from 'zod'
import { createContact } from '../contacts/contacts.ts'
import type { WriteContext } from '../rpc/procedures.ts'

/** Makes contacts of the names given, one for each, and puts them on the entry behind those who are there already. */
export function withNewContacts(ctx: WriteContext, entry: HistoryContent, newContacts: z.output<typeof logSchema>['newContacts']): { entry: HistoryContent; made: ReadonlyMap<string, number> } {
  const made = new Map<string, number>()
  const people = [...entry.people]
  for (const { name, remark } of newContacts) {
    if (made.has(name)) continue
    const contactId = createContact(ctx, { fullName: name })
    made.set(name, contactId)
    people.push({ contactId, remark })
  }
  return { entry: { ...entry, people }, made }
}
