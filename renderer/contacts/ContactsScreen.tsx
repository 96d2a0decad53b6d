import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { trpc } from '../client/trpc.ts'
import { CardPane } from './card/CardPane.tsx'
import { ListPane } from './list/ListPane.tsx'
import { useListSearch } from './list-search.ts'
import { useOnScreen } from './on-screen.ts'
import type { Section } from './sections.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { Panes } from '../ui/Panes.tsx'
import { edit, useCard } from './card/card-state.ts'

/** A list and the card beside it. `start` is what a file with nothing in it shows in place of the list. */
export function ContactsScreen({ section, start }: { section: Section; start: ReactNode }) {
  const { search } = useListSearch()
  const id = search.make ? null : (search.id ?? null)
  useEffect(() => {
    useOnScreen.setState({ isShown: true, id })
    return () => useOnScreen.setState({ isShown: false, id: null })
  }, [id])
  const isCardWanted = id !== null || search.make !== undefined
  // A file with nobody in it has the whole width for saying how to begin.
  const { data: info } = useQuery(trpc.info.get.queryOptions())
  const hasCards = isCardWanted || section === 'trash' || info?.contacts !== 0
  return (
    <Panes
      isDetailWanted={isCardWanted} hasDetail={hasCards}
      list={<ListPane section={section} start={start} onOpen={() => { if (id !== null && useCard.getState().editing === null && section !== 'trash') edit(id) }} />}
      detail={<CardPlace resetKey={`${section} ${id ?? 'none'}`} />}
    />
  )
}

/** A card that cannot be drawn leaves the list standing. */
function CardPlace({ resetKey }: { resetKey: string }) {
  return <CatchBoundary getResetKey={() => resetKey} errorComponent={CardFailed}><CardPane /></CatchBoundary>
}

const CardFailed = ({ error, reset }: ErrorComponentProps) => <FailurePanel error={error} onRetry={reset} />
