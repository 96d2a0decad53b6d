import { client } from '../client/trpc.ts'
import { currentId, useOnScreen } from '../contacts/on-screen.ts'
import { meantSelection, useList } from '../contacts/list/list-state.ts'
import { selectedCount } from '../contacts/list/selection.ts'
import type { PickedPerson } from '../ui/ContactPicker.tsx'
import { targetMeant } from '../contacts/list/target.ts'
import { nameManyBy, namePeopleBy } from '../ui/people-meant.ts'

/** The most people that a command fills into a form. */
const most = 100

/** Those selected in the list on screen, or the contact of the card. */
namePeopleBy(async () => {
  if (!useOnScreen.getState().isShown) return []
  const { lookup, sort, selection, index, section } = useList.getState()
  if (section === 'trash') return []
  if (selection.length === 0) {
    const id = currentId()
    const contact = id === null ? null : await client.contacts.get.query({ id })
    return contact ? [{ contactId: contact.id, name: contact.name }] : []
  }
  const people: PickedPerson[] = []
  for (const { from, to } of meantSelection({ selection, index })) {
    const { rows } = await client.contacts.list.query({ lookup, sort, offset: from, limit: Math.min(to - from + 1, most - people.length) })
    people.push(...rows.map(({ id, name }) => ({ contactId: id, name })))
    if (people.length >= most) break
  }
  return people
})

nameManyBy(() => {
  const { lookup, sort, total, selection, section } = useList.getState()
  if (!useOnScreen.getState().isShown || section === null || section === 'trash') return { selection: null, list: null }
  const target = selection.length > 0 ? targetMeant() : null
  return { selection: target ? { target, count: selectedCount(selection) } : null, list: total > 0 ? { target: { lookup, sort, total }, count: total } : null }
})
