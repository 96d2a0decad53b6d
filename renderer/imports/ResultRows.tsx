import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ImportRow, RowOutcome, RowUndone } from '#shared/imports.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, trpc } from '../client/trpc.ts'
import { ContactLink } from './ContactLink.tsx'
import { rowIsUndone, useImport } from './import-state.ts'
import { matchWords, outcomeWords } from './match-words.ts'
import { useProblemText } from './problem-words.ts'
import classes from './Result.module.css'
import { fieldWord } from './target-words.ts'
import { pageSize, WindowedRows } from './WindowedRows.tsx'

/** What became of every row, with the reason, the way to its contact and the way back for it alone. */
export function ResultRows({ changeSet, outcome, isUndone }: { changeSet: number; outcome: RowOutcome | null; isUndone: boolean }) {
  const { t } = useLingui()
  const chosen = outcome === null ? {} : { outcome }
  const { data } = useQuery({ ...trpc.imports.rows.queryOptions({ changeSet, ...chosen, offset: 0, limit: 1 }), retry: false })
  const { undone } = useImport()
  const undo = (contactId: number) => {
    client.imports.undoRow.mutate({ changeSet, contactId }).then((done) => rowIsUndone(contactId, done), showFailure)
  }
  if (!data) return null
  return (
    <WindowedRows<ImportRow>
      label={t`Rows of the import`} className={classes.table} total={data.total} rowHeight={28}
      ask={(offset) => ({ queryKey: [...trpc.imports.rows.pathKey(), 'window', changeSet, outcome, offset], queryFn: async () => (await client.imports.rows.query({ changeSet, ...chosen, offset, limit: pageSize })).rows })}
      head={<div role="row" className={classes.head}>{[t`File and line`, t`Contact`, t`Outcome`, t`Why`].map((word) => <span key={word} role="columnheader">{word}</span>)}<span role="columnheader" aria-label={t`Taking back`} /></div>}
    >
      {(row) => <Row row={row} undone={row.contactId === null ? undefined : undone.get(row.contactId)} isGone={isUndone} canUndo={!isUndone && changeSet !== 0} onUndo={undo} />}
    </WindowedRows>
  )
}

function Row({ row, undone, isGone, canUndo, onUndo }: { row: ImportRow; undone: RowUndone | undefined; isGone: boolean; canUndo: boolean; onUndo: (contactId: number) => void }) {
  const { t, i18n } = useLingui()
  const told = useProblemText()
  const { contactId, name, file, match, earlierLine } = row
  const line = i18n.number(row.line)
  const earlier = i18n.number(earlierLine ?? 0)
  const by = match ? t(matchWords[match]) : ''
  const left = undone?.changedSince.map((field) => fieldWord(t, field)).join(', ') ?? ''
  const isChanged = contactId !== null && (row.outcome === 'created' || row.outcome === 'updated')
  const why = [
    ...row.problems.map(({ code, message }) => told({ file, line: row.line, code, message })),
    row.problems.length > 0 ? '' : earlierLine !== null ? t`the same as line ${earlier}` : by ? t`known again by ${by}` : '',
    undone && left ? t`changed since, and left: ${left}` : '',
  ].filter(Boolean).join(' · ')
  return (
    <>
      <span role="cell" className={classes.where} title={file}><bdi>{file}</bdi><small>{line}</small></span>
      <span role="cell" title={name}>{contactId === null ? <bdi>{name || '–'}</bdi> : isGone || undone?.done === 'trashed' ? <bdi>{name || '–'}</bdi> : <ContactLink id={contactId} className={classes.link}><bdi>{name || t`Without a name`}</bdi></ContactLink>}</span>
      <span role="cell" data-outcome={row.outcome}>{undone ? (undone.done === 'trashed' ? t`In the trash` : t`As before`) : t(outcomeWords[row.outcome])}</span>
      <span role="cell" className={classes.why} title={why}>{why}</span>
      <span role="cell">{isChanged && canUndo && !undone ? <button type="button" className={classes.undo} aria-label={t`Take back line ${line}, ${name}`} onClick={() => onUndo(contactId)}>{t`Take back`}</button> : null}</span>
    </>
  )
}
