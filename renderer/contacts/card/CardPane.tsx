import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useEffect, type ReactNode } from 'react'
import type { Contact, ContactKind } from '#shared/contacts.ts'
import { failureOf } from '../../client/failures.ts'
import { trpc } from '../../client/trpc.ts'
import { ComingDialog } from '../../ui/Dialog.tsx'
import { EmptyNote } from '../../ui/EmptyNote.tsx'
import { FailurePanel } from '../../ui/FailurePanel.tsx'
import { useIsAlone } from '../../ui/Panes.tsx'
import { useListSearch } from '../list-search.ts'
import classes from './Card.module.css'
import { CardBody } from './CardBody.tsx'
import { CardEdit } from './CardEdit.tsx'
import { CardHeader, EditButtons } from './CardHeader.tsx'
import { CardView } from './CardView.tsx'
import { edit, endEdit, useCard } from './card-state.ts'
import { draftOf } from './drafts.ts'
import { DropOnCard } from './DropOnCard.tsx'
import { cropPhoto, usePhoto } from './photo-state.ts'

/** What was with a contact, drawn by who knows history (renderer/app). */
export type TimelineOf = (contact: Contact) => ReactNode

/** The card beside the list: the contact the address names, or a new one being written. */
export function CardPane({ timeline }: { timeline: TimelineOf }) {
  const { search, change } = useListSearch()
  const isAlone = useIsAlone()
  if (search.make) return <NewCard key={search.make} kind={search.make} onDone={(id) => change({ id: id ?? search.id, make: undefined })} />
  return <KnownCard timeline={timeline} id={search.id ?? null} onBack={isAlone ? () => change({ id: undefined, make: undefined }, true) : null} />
}

function KnownCard({ id, onBack, timeline }: { id: number | null; onBack: (() => void) | null; timeline: TimelineOf }) {
  const { t } = useLingui()
  const wanted = useDeferredValue(id)
  const { data: contact, error, refetch, isPlaceholderData } = useQuery(trpc.contacts.get.queryOptions({ id: wanted ?? 1 }, { enabled: wanted !== null, placeholderData: keepPreviousData }))
  const { data: seen } = useQuery(trpc.relations.of.queryOptions({ id: wanted ?? 1 }, { enabled: wanted !== null }))
  const editing = useCard((state) => state.editing)
  // Going to another card ends the edit of this one; it saves itself as it goes.
  useEffect(() => { if (useCard.getState().editing !== wanted) endEdit() }, [wanted])
  // A draft that outlived a reload is shown where it was left.
  useEffect(() => { if (wanted !== null && draftOf(wanted)) edit(wanted) }, [wanted])
  if (id === null) return <div className={classes.pane}><EmptyNote>{t`Nobody is chosen.`}</EmptyNote></div>
  // Its making was undone: that is no failure. What somebody is writing into it stays in sight.
  if (error && failureOf(error).code === 'notFound' && editing !== id) return <div className={classes.pane}><EmptyNote>{t`Nobody is chosen.`}</EmptyNote></div>
  if (error && !contact) return <FailurePanel error={error} onRetry={() => void refetch()} />
  if (error && !isPlaceholderData && contact?.id !== id) return <FailurePanel error={error} onRetry={() => void refetch()} />
  if (!contact) return <div className={classes.pane} aria-busy />
  const isEditing = editing === contact.id && contact.id === id
  return (
    <DropOnCard contactId={contact.id} label={t`Card`} onPhoto={(file) => cropPhoto(contact.id, file)}>
      <CardHeader contact={contact} isEditing={isEditing} onBack={onBack} />
      <CardBody key={contact.id} timeline={isEditing && seen ? null : timeline(contact)}>
        {isEditing && seen ? <CardEdit key={contact.id} contact={contact} kind={contact.kind} seen={seen} onSaved={leave} onCancel={leave} /> : <CardView contact={contact} />}
      </CardBody>
      <PhotoPlace />
    </DropOnCard>
  )
}

// Cropping is rare; it is fetched when the first picture is chosen.
const PhotoDialog = lazy(() => import('./PhotoDialog.tsx').then((module) => ({ default: module.PhotoDialog })))

function PhotoPlace() {
  const { contactId, picture } = usePhoto()
  return contactId === null ? null : <Suspense fallback={<ComingDialog />}><PhotoDialog contactId={contactId} picture={picture} /></Suspense>
}

/** Back to reading, with the keyboard back in the list. */
function leave(): void {
  endEdit()
  window.setTimeout(() => document.querySelector<HTMLElement>('[data-list]')?.focus())
}

function NewCard({ kind, onDone }: { kind: ContactKind; onDone: (id: number | undefined) => void }) {
  const { t } = useLingui()
  useEffect(() => { edit(kind) }, [kind])
  const done = (id?: number) => {
    endEdit()
    onDone(id)
  }
  return (
    <section className={classes.pane} aria-label={t`Card`}>
      <header className={classes.header}>
        <div /><h2 className={classes.name}>{kind === 'company' ? t`New company` : t`New contact`}</h2><div />
        <div className={classes.buttons}><EditButtons /></div>
      </header>
      <div className={classes.scroll}><CardEdit contact={null} kind={kind} onSaved={(id) => done(id)} onCancel={() => done()} /></div>
    </section>
  )
}
