import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { knownLabels } from '#shared/contacts.ts'
import type { EntrySummary, ImportCollision } from '#shared/imports.ts'
import { client, trpc } from '../client/trpc.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { ContactLink } from './ContactLink.tsx'
import classes from './Duplicates.module.css'
import type { LabelWords } from './label-words.ts'
import { matchWords, trialWords } from './match-words.ts'
import { fieldWord } from './target-words.ts'
import { pageSize, WindowedRows } from './WindowedRows.tsx'

/** Entries that are here already, each beside what it was taken for. `jobId` names the trial they are of. */
export function Collisions({ jobId, isSeveral, labelWords }: { jobId: number; isSeveral: boolean; labelWords: LabelWords }) {
  const { t, i18n } = useLingui()
  const { data, error, refetch } = useQuery({ ...trpc.imports.collisions.queryOptions({ changeSet: null, offset: 0, limit: 1 }), retry: false })
  if (error) return <FailurePanel error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { total } = data
  const count = i18n.number(total)
  if (total === 0) return <p className={classes.none}><Trans>Nobody in the files is here already, and nobody is in them twice.</Trans></p>
  return (
    <div className={classes.collisions}>
      <h3>{t`Known again: ${count}`}</h3>
      <WindowedRows<ImportCollision>
        label={t`Who is here already`} className={classes.pairs} total={total} rowHeight={84}
        ask={(offset) => ({ queryKey: [...trpc.imports.collisions.pathKey(), 'window', jobId, offset], queryFn: async () => (await client.imports.collisions.query({ changeSet: null, offset, limit: pageSize })).items })}
        head={<div role="row" className={classes.pairHead}><span role="columnheader">{t`What comes in`}</span><span role="columnheader">{t`What is there`}</span><span role="columnheader">{t`What would happen`}</span></div>}
      >
        {(pair) => <Pair pair={pair} isSeveral={isSeveral} labelWords={labelWords} />}
      </WindowedRows>
    </div>
  )
}

function Pair({ pair, isSeveral, labelWords }: { pair: ImportCollision; isSeveral: boolean; labelWords: LabelWords }) {
  const { t, i18n } = useLingui()
  const { incoming, existing, contactId, changes, file } = pair
  const line = String(pair.line)
  const earlier = i18n.number(pair.earlierLine ?? 0)
  const by = t(matchWords[pair.match])
  const where = isSeveral ? `${file}:${line}` : t`Line ${line}`
  const told = changes.map(({ field, before, after }) => ({ name: fieldWord(t, field), before: inWords(labelWords, field, before), after: inWords(labelWords, field, after) }))
  const text = told.map(({ name, before, after }) => (before ? `${name}: ${before} → ${after}` : `${name}: + ${after}`)).join('\n')
  return (
    <>
      <div role="cell" className={classes.side}><small>{where}</small><Summary of={incoming} isNew={(key) => incoming[key] !== existing[key]} /></div>
      <div role="cell" className={classes.side}>
        <small>{pair.earlierLine !== null ? t`earlier in the import, line ${earlier}` : contactId !== null ? <ContactLink id={contactId} className={classes.link}>{t`show the contact`}</ContactLink> : null}</small>
        <Summary of={existing} isNew={(key) => incoming[key] !== '' && incoming[key] !== existing[key]} />
      </div>
      <div role="cell" className={classes.side} title={text}>
        <small>{t`by ${by}`}</small>
        <b>{t(trialWords[pair.outcome])}</b>
        <span className={classes.changes}>{told.length === 0 ? (pair.outcome === 'updated' ? t`brought back from the trash` : t`nothing new`) : told.map(({ name, before, after }, at) => <span key={at}>{name}: {before ? <><del>{before}</del> → </> : '+ '}<ins>{after}</ins></span>)}</span>
      </div>
    </>
  )
}

/** A row as the core tells it begins with its label, which is known by a word of ours where it is none of the user's own. */
function inWords(labelWords: LabelWords, field: string, text: string): string {
  const at = text.indexOf(', ')
  return at < 0 || !(field in knownLabels) ? text : `${labelWords(field, text.slice(0, at))}${text.slice(at)}`
}

/** Three lines of a contact; what differs from the other side stands out. */
function Summary({ of: summary, isNew }: { of: EntrySummary; isNew: (key: keyof EntrySummary) => boolean }) {
  const part = (key: keyof EntrySummary) => (summary[key] ? <span key={key} title={summary[key]} data-differs={isNew(key) || undefined}><bdi>{summary[key]}</bdi></span> : null)
  return <><b title={summary.name} data-differs={isNew('name') || undefined}><bdi>{summary.name || '–'}</bdi></b><span className={classes.parts}>{part('title')}{part('company')}{part('city')}</span><span className={classes.parts}>{part('phone')}{part('email')}</span></>
}
