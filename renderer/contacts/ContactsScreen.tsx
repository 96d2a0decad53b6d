import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { CardPane, type TimelineOf } from './card/CardPane.tsx'
import { ListPane } from './list/ListPane.tsx'
import { useListSearch } from './list-search.ts'
import { useOnScreen } from './on-screen.ts'
import type { Section } from './sections.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { Panes } from '../ui/Panes.tsx'
import { edit, useCard } from './card/card-state.ts'

/** A list and the card beside it. `start` is what a file with nothing in it shows in place of the list; `timeline` draws what was with a contact. */
export function ContactsScreen({ section, start, timeline }: { section: Section; start: ReactNode; timeline: TimelineOf }) {
  const { search } = useListSearch()
  const id = search.make ? null : (search.id ?? null)
  useEffect(() => {
    useOnScreen.setState({ isShown: true, id })
    return () => useOnScreen.setState({ isShown: false, id: null })
  }, [id])
  useNotingOpened(section, id)
  const isCardWanted = id !== null || search.make !== undefined
  // A file with nobody in it has the whole width for saying how to begin.
  const { data: info } = useQuery(trpc.info.get.queryOptions())
  const hasCards = isCardWanted || section === 'trash' || info?.contacts !== 0
  return (
    <Panes
      isDetailWanted={isCardWanted} hasDetail={hasCards}
      list={<ListPane section={section} start={start} onOpen={() => { if (id !== null && useCard.getState().editing === null && section !== 'trash') edit(id) }} />}
      detail={<CardPlace resetKey={`${section} ${id ?? 'none'}`} timeline={timeline} />}
    />
  )
}

/** How long a card is on screen before it counts as looked at, in milliseconds: who walks through a list looks at nobody. */
const glance = 800

/** Remembers who was looked at. The list of them stays as it is while one is in it: nothing moves under the pointer. */
function useNotingOpened(section: Section, id: number | null): void {
  useEffect(() => {
    if (section === 'recent') void queryClient.invalidateQueries(trpc.contacts.list.pathFilter())
  }, [section])
  useEffect(() => {
    if (id === null || section === 'recent' || section === 'trash') return
    const timer = window.setTimeout(() => void client.contacts.opened.mutate({ id }).catch(() => {}), glance) // A place that could not be remembered is not worth an interruption.
    return () => window.clearTimeout(timer)
  }, [section, id])
}

/** A card that cannot be drawn leaves the list standing. */
function CardPlace({ resetKey, timeline }: { resetKey: string; timeline: TimelineOf }) {
  return <CatchBoundary getResetKey={() => resetKey} errorComponent={CardFailed}><CardPane timeline={timeline} /></CatchBoundary>
}

const CardFailed = ({ error, reset }: ErrorComponentProps) => <FailurePanel error={error} onRetry={reset} />
