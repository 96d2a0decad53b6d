import { BadgeCheck, Building2, CalendarClock, ChevronLeft, ChevronRight, Columns3, Copy, Eraser, Flame, ListChecks, Mail, Pencil, PencilLine, Phone, Replace, RotateCcw, Save, Search, Star, Tag as TagIcon, Tags, Trash2, UserPlus } from 'lucide-react'
import type { Contact } from '#shared/contacts.ts'
import { queryClient, trpc } from '../client/trpc.ts'
import type { Command } from '../ui/command.ts'
import { logCall } from '../ui/log-dialog.ts'
import { edit, useCard } from './card/card-state.ts'
import { useStamp } from './card/stamp.ts'
import { addressLines, mailUrl, telUrl } from './card/links.ts'
import { askBulk, askEmpty } from './list/bulk-state.ts'
import { openColumns } from './list/ColumnsMenu.tsx'
import { meantCount, moveBy, selectAll, useList } from './list/list-state.ts'
import { currentId, useOnScreen } from './on-screen.ts'
import { changeMeant, removeMeant, restoreMeant, setFavourite } from './write-contacts.ts'

/** The contact of the card, as far as it is known here; null where none is shown. */
function current(): Contact | null {
  const id = currentId()
  return id === null ? null : (queryClient.getQueryData(trpc.contacts.get.queryKey({ id })) ?? null)
}

const hasList = () => useList.getState().section !== null && useOnScreen.getState().isShown
const hasCurrent = () => hasList() && current() !== null
const isReading = () => hasCurrent() && useCard.getState().editing === null
const isInTrash = () => useList.getState().section === 'trash'
/** Whether there is somebody to change, and nobody is being edited. */
const canChange = () => hasList() && !isInTrash() && meantCount() > 0 && useCard.getState().editing === null
const focusSearch = () => {
  const box = document.querySelector<HTMLInputElement>('[data-search]')
  box?.focus()
  box?.select()
}

/** What can be done with contacts and lists of them. */
export const contactCommands: readonly Command[] = [
  { id: 'contacts.new', icon: UserPlus, run: ({ go }) => go('/contacts', { make: 'person' }) },
  { id: 'companies.new', icon: Building2, run: ({ go }) => go('/companies', { make: 'company' }) },
  { id: 'list.selectAll', icon: ListChecks, when: hasList, run: () => { selectAll(); document.querySelector<HTMLElement>('[data-list]')?.focus() } },
  { id: 'list.search', icon: Search, run: ({ go }) => {
    if (hasList()) focusSearch()
    else {
      go('/contacts')
      window.setTimeout(focusSearch, 50)
    }
  } },
  { id: 'list.clear', icon: Eraser, when: hasList, run: ({ go }) => go('.', { q: undefined, where: undefined }) },
  { id: 'contact.edit', icon: Pencil, when: () => isReading() && !isInTrash(), run: () => {
    const contact = current()
    if (contact) edit(contact.id)
  } },
  { id: 'contact.save', icon: Save, when: () => useCard.getState().save !== null, run: () => useCard.getState().save?.() },
  { id: 'contact.stamp', icon: CalendarClock, when: () => useStamp.getState().stamp !== null || (isReading() && !isInTrash()), run: () => {
    const { stamp } = useStamp.getState()
    const contact = current()
    if (stamp) stamp()
    else if (contact) {
      useStamp.setState({ isWanted: true })
      edit(contact.id, 'texts.note')
    }
  } },
  { id: 'contact.favourite', icon: Star, when: hasCurrent, run: () => {
    const contact = current()
    if (!contact) return
    // With more selected, all become what the one on the card is about to become.
    if (meantCount() > 1) void changeMeant({ kind: 'favourite', isOn: !contact.isFavourite })
    else setFavourite(contact)
  } },
  { id: 'contact.mail', icon: Mail, when: () => (current()?.emails.length ?? 0) > 0, run: () => {
    const email = current()?.emails[0]
    if (email) openOutside(mailUrl(email.value))
  } },
  { id: 'contact.call', icon: Phone, when: () => (current()?.phones.length ?? 0) > 0, run: () => {
    const contact = current()
    const phone = contact?.phones[0]
    if (!contact || !phone) return
    openOutside(telUrl(phone))
    if (contact.deletedAt === null) logCall([contact.id], phone.value)
  } },
  { id: 'contact.copy', icon: Copy, when: hasCurrent, run: () => {
    const contact = current()
    if (contact) void navigator.clipboard.writeText(plainText(contact))
  } },
  { id: 'contact.next', icon: ChevronRight, when: hasList, run: () => moveBy(1) },
  { id: 'contact.previous', icon: ChevronLeft, when: hasList, run: () => moveBy(-1) },
  { id: 'contacts.remove', icon: Trash2, when: canChange, run: () => void removeMeant() },
  { id: 'contacts.addTags', icon: Tags, when: canChange, run: () => askBulk('addTags') },
  { id: 'contacts.removeTags', icon: TagIcon, when: canChange, run: () => askBulk('removeTags') },
  { id: 'contacts.setField', icon: PencilLine, when: canChange, run: () => askBulk('setField') },
  { id: 'contacts.replaceText', icon: Replace, when: canChange, run: () => askBulk('replaceText') },
  { id: 'contacts.verify', icon: BadgeCheck, when: canChange, run: () => void changeMeant({ kind: 'verified', isOn: true }) },
  { id: 'contacts.purge', icon: Flame, when: () => hasList() && isInTrash() && meantCount() > 0, run: () => askBulk('purge') },
  { id: 'trash.empty', icon: Flame, when: () => hasList() && isInTrash() && useList.getState().totalOfAll > 0, run: askEmpty },
  { id: 'contacts.restore', icon: RotateCcw, when: () => hasList() && isInTrash() && meantCount() > 0, run: () => void restoreMeant() },
  { id: 'view.columns', icon: Columns3, when: hasList, run: openColumns },
]

/** Hands an address to the program that is there for it, as a click on a link would. */
function openOutside(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.click()
}

/** A contact as one would paste it into a letter. */
function plainText(contact: Contact): string {
  const position = contact.positions.find((row) => !row.endedOn)
  const address = contact.addresses[0]
  const lines = [contact.name, position?.title, contact.kind === 'person' ? position?.company : '', ...(address ? addressLines(address) : []), contact.phones[0]?.value, contact.emails[0]?.value]
  return lines.filter(Boolean).join('\n')
}
