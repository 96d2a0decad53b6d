import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { byName, sortSchema, type Sort } from '#shared/lookup.ts'
import { setSetting, useSetting } from '../../client/settings.ts'
import { trpc } from '../../client/trpc.ts'
import { CommandButton } from '../../ui/CommandButton.tsx'
import { EmptyNote } from '../../ui/EmptyNote.tsx'
import { FailurePanel } from '../../ui/FailurePanel.tsx'
import { useListSearch } from '../list-search.ts'
import { lookupOf, sections, type Section } from '../sections.ts'
import { ContactList } from './ContactList.tsx'
import { ListBar } from './ListBar.tsx'
import { showList } from './list-state.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useShownList } from './use-rows.ts'

/** A list of contacts with what is above it. `start` is what a file with nothing in it shows. */
export function ListPane({ section, start, onOpen }: { section: Section; start: ReactNode; onOpen: () => void }) {
  const { search, change } = useListSearch()
  const remembered = useSetting(`view.${section}.sort`, sortSchema, sections[section].sort)
  const sort = search.sort ?? remembered
  const asked = useMemo(() => ({ lookup: lookupOf(section, search.q ?? '', search.where ?? []), sort }), [section, search.q, search.where, sort])
  const { shown, total, isCounted, isWaiting, isEmpty, error, refetch } = useShownList(asked)
  const all = useQuery(trpc.contacts.list.queryOptions({ lookup: lookupOf(section, '', []), sort: byName, offset: 0, limit: 0 }))
  const totalOfAll = all.data?.total ?? total
  const key = JSON.stringify([section, shown])
  const before = useRef('')
  useLayoutEffect(() => {
    showList({ section, ...shown, total, isCounted, totalOfAll }, before.current !== key)
    before.current = key
  }, [section, shown, total, isCounted, totalOfAll, key])
  const sortBy = (next: Sort) => {
    setSetting(`view.${section}.sort`, next)
    change({ sort: next })
  }
  const isNarrowed = Boolean(search.q?.trim()) || (search.where?.length ?? 0) > 0
  return (
    <>
      <ListBar section={section} sort={sort} onSort={sortBy} />
      <SelectionBar section={section} />
      {error && total === 0 ? <FailurePanel error={error} onRetry={() => void refetch()} />
        : isEmpty ? (isNarrowed ? <NothingFound text={search.q ?? ''} /> : <NothingYet section={section} start={start} />)
          : <ContactList key={section} section={section} shown={shown} total={total} isWaiting={isWaiting} onSort={sortBy} onOpen={onOpen} />}
    </>
  )
}

function NothingFound({ text }: { text: string }) {
  const { change } = useListSearch()
  return (
    <EmptyNote actions={<Button onClick={() => change({ q: undefined, where: undefined }, true)}><Trans>Clear the lookup</Trans></Button>}>
      {text.trim() ? <Trans>Nothing here matches “{text}”.</Trans> : <Trans>Nothing here meets these conditions.</Trans>}
    </EmptyNote>
  )
}

function NothingYet({ section, start }: { section: Section; start: ReactNode }) {
  const { t } = useLingui()
  if (section === 'trash') return <EmptyNote>{t`The trash is empty. What is moved here can always be put back.`}</EmptyNote>
  if (section === 'recent') return <EmptyNote>{t`Nobody was opened yet. Whoever you look at is listed here.`}</EmptyNote>
  if (section === 'favourites') return <EmptyNote>{t`No favourites yet. The star on a card makes one.`}</EmptyNote>
  if (section === 'companies') return <EmptyNote actions={<CommandButton id="companies.new" withWords />}>{t`No companies yet.`}</EmptyNote>
  return <>{start ?? <EmptyNote actions={<CommandButton id="contacts.new" withWords />}>{t`No contacts yet.`}</EmptyNote>}</>
}
