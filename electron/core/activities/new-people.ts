import type { ActivityContent } from '#shared/activities.ts'
import { createContact } from '../contacts/contacts.ts'
import type { WriteContext } from '../rpc/procedures.ts'

/**
 * Makes contacts of those who take part by name alone and whose names are among `names`, one for each name, however many
 * activities they take part in; gives the activities with them in their places. A name that nobody bears any more makes nobody.
 */
export function withNewPeople(ctx: WriteContext, contents: readonly ActivityContent[], names: readonly string[]): ActivityContent[] {
  const wanted = new Set(names.map((name) => name.trim()).filter(Boolean))
  if (wanted.size === 0) return [...contents]
  const ids = new Map<string, number>()
  const idOf = (name: string): number => {
    const id = ids.get(name) ?? createContact(ctx, { fullName: name })
    ids.set(name, id)
    return id
  }
  return contents.map((content) => withContacts(content, (name) => (wanted.has(name) ? idOf(name) : null)))
}

/** The activity with contacts in place of those who take part by name alone; null for a name that stays a name. */
export const withContacts = (content: ActivityContent, idOf: (name: string) => number | null): ActivityContent => ({
  ...content, participants: content.participants.map((person) => (person.contactId === null ? { ...person, contactId: idOf(person.name.trim()) } : person)),
})
