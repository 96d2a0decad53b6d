import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../client/trpc.ts'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { fullTime, shortTime } from '../ui/times.ts'
import classes from './Changes.module.css'
import { invert, type ChangeSet } from './invert.ts'
import { useChangeText } from './words.ts'

/** Everything that was done, newest first; each can be taken back by itself. */
export function ChangesScreen() {
  const { t } = useLingui()
  const [limit, setLimit] = useState(200)
  const { data, error, refetch } = useQuery(trpc.changes.list.queryOptions({ limit }))
  return (
    <div className={classes.screen}>
      <header className={classes.header}><h1>{t`What was done`}</h1></header>
      {error && !data ? <FailurePanel error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? <EmptyNote>{t`Nothing was changed in this file yet. Whatever you do will be listed here, and each thing can be taken back.`}</EmptyNote> : null}
      <div className={classes.scroll}>
        <ul className={classes.list}>{data?.map((set) => <ChangeLine key={set.id} set={set} />)}</ul>
        {data && data.length === limit && limit < 1_000 ? <Button m={12} onClick={() => setLimit(1_000)}><Trans>Show more</Trans></Button> : null}
      </div>
    </div>
  )
}

function ChangeLine({ set }: { set: ChangeSet }) {
  const { t, i18n } = useLingui()
  const text = useChangeText()(set)
  const isUndone = set.state === 'undone'
  const isReady = set.state === 'done' || isUndone
  const actors: Record<string, string> = { me: '', test: '' }
  const actor = actors[set.actor] ?? set.actor
  return (
    <li className={classes.line} data-undone={isUndone || undefined}>
      <time className={classes.time} title={fullTime(i18n.locale, set.at)} dateTime={new Date(set.at).toISOString()}>{shortTime(i18n.locale, set.at)}</time>
      <span className={classes.text}><bdi>{text}</bdi>{actor ? <small> · {actor}</small> : null}</span>
      <span className={classes.state}>{isUndone ? t`undone` : isReady ? '' : t`under way`}</span>
      <Button variant="subtle" disabled={!isReady} aria-label={isUndone ? t`Redo: ${text}` : t`Undo: ${text}`} leftSection={isUndone ? <Redo2 size={14} /> : <Undo2 size={14} />} onClick={() => void invert(isUndone ? 'redo' : 'undo', set)}>
        {isUndone ? t`Redo` : t`Undo`}
      </Button>
    </li>
  )
}
