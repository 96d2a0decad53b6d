import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActivityContent } from '#shared/activities.ts'
import type { ActivityType } from '#shared/activity-types.ts'
import type { Language } from '#shared/command-list.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { openActivity } from '../ui/activity-dialog.ts'
import { useTimeZone } from '../ui/reader-time.ts'
import { correctedContent, noCorrections, peopleOf, plainOf, withUsual, type Corrections, type Understood, type Usual } from './corrections.ts'

interface Options {
  first: string
  usual: Usual
  /** Said once a line is in the file, or in the form. */
  onAdded: () => void
  /** Somebody's name may mean several: whom is asked. */
  onUndecided: (text: string) => void
}

interface QuickLineState {
  line: string
  setLine: (line: string) => void
  /** Null while there is nothing, or nothing yet. */
  understood: Understood | null
  content: ActivityContent | null
  corrections: Corrections
  correct: (change: Partial<Corrections>) => void
  types: readonly ActivityType[]
  timeZone: string
  canAdd: boolean
  /** Adds the line, or opens the form with it. */
  add: (isToDialog: boolean) => Promise<void>
}

/** A line as it is typed: what it is taken for, what was said against that, and its adding. */
export function useQuickLine({ first, usual, onAdded, onUndecided }: Options): QuickLineState {
  const { i18n } = useLingui()
  const timeZone = useTimeZone()
  const [line, setLine] = useState(first)
  const [corrections, setCorrections] = useState<Corrections>(noCorrections)
  const [isAdding, setAdding] = useState(false)
  const types = useQuery(trpc.activityTypes.list.queryOptions()).data ?? []
  const options = trpc.quickAdd.parse.queryOptions({ line, language: i18n.locale as Language, timeZone, plain: plainOf(line, corrections) }, { enabled: line.trim() !== '', placeholderData: keepPreviousData, gcTime: 10_000 })
  const { data } = useQuery(options)
  const understood = line.trim() === '' || !data ? null : withUsual(data, usual, corrections)
  const canAdd = line.trim() !== '' && !isAdding

  /** Enter may come before the answer to the last letter: what is added is what that line says. */
  const add = async (isToDialog: boolean) => {
    if (!canAdd) return
    setAdding(true)
    try {
      const known = withUsual(await queryClient.fetchQuery(options), usual, corrections)
      const people = peopleOf(known, corrections)
      const undecided = people.find(({ person }) => person === null)
      if (undecided) return onUndecided(undecided.text)
      const content = correctedContent(known, corrections, types, timeZone)
      const newContacts = people.flatMap(({ person }) => (person?.kind === 'new' ? person.name : []))
      if (isToDialog) openActivity({ content, newContacts })
      else await client.activities.create.mutate({ content, newContacts })
      // What was typed on meanwhile is the next line.
      setLine((now) => (now.startsWith(line) ? now.slice(line.length) : now))
      setCorrections(noCorrections)
      onAdded()
    } catch (error) {
      showFailure(error)
    } finally {
      setAdding(false)
    }
  }
  return {
    line, setLine, understood, content: understood && correctedContent(understood, corrections, types, timeZone), corrections, types, timeZone, canAdd, add,
    correct: (change) => setCorrections((before) => ({ ...before, ...change })),
  }
}
