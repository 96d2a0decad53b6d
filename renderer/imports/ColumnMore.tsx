import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ColumnMap, ImportMap } from '#shared/import-map.ts'
import { chooseColumns } from './import-state.ts'
import classes from './Mapping.module.css'
import { partKey, splitOf, useMapWords } from './map-words.ts'
import { choiceOf, joinedTo, joinRow, moveColumn, rowsToJoin, withEntry, type ColumnChoice } from './reading.ts'

interface Props {
  fileKey: number
  map: ImportMap
  column: number
  name: string
  entries: readonly ColumnMap[]
}

/** What is seldom wanted of a column: a part of its cells, which row of a list, behind which column, a second target. */
export function ColumnMore({ fileKey, map, column, name, entries }: Props) {
  const { i18n } = useLingui()
  const change = (at: number, choice: ColumnChoice | null) => { if (choice) chooseColumns(fileKey, withEntry(map, column, at, choice)) }
  return (
    <div className={classes.more}>
      {entries.map((entry, at) => entry.to === 'ignore' ? null : <EntryMore key={at} {...{ map, entry, at, name }} count={entries.length} onChange={(choice) => change(at, choice)} i18n={i18n} />)}
      <Button size="compact-xs" variant="subtle" leftSection={<Plus size={13} />} onClick={() => chooseColumns(fileKey, withEntry(map, column, entries.length, moveColumn(map, column, 'note', entries.length)))}><Trans>Into another field, too</Trans></Button>
    </div>
  )
}

function EntryMore({ map, entry, at, name, count, onChange, i18n }: { map: ImportMap; entry: ColumnMap; at: number; name: string; count: number; onChange: (choice: ColumnChoice | null) => void; i18n: { number: (value: number) => string } }) {
  const { t } = useLingui()
  const words = useMapWords()
  const choice = choiceOf(entry)
  const rows = rowsToJoin(map, entry.to)
  const before = joinedTo(map, entry.column, at)
  const { split, join } = entry
  const { split: _split, ...whole } = choice
  const { join: _join, ...alone } = choice
  const which = count > 1 ? ` (${i18n.number(at + 1)})` : ''
  return (
    <>
      <Line label={t`Take`}>
        <select className={classes.native} aria-label={t`Which part of “${name}” is taken` + which} value={split ? partKey(split) : ''} onChange={({ currentTarget: { value } }) => onChange(value === '' ? whole : { ...choice, split: splitOf(value, split?.by ?? ' ') })}>
          <option value="">{words.whole}</option>
          {words.parts.map(([key, word]) => <option key={key} value={key}>{word}</option>)}
          <option value="*">{words.every}</option>
          {split && !['*', ...words.parts.map(([key]) => key)].includes(partKey(split)) ? <option value={partKey(split)}>{partKey(split)}</option> : null}
        </select>
        {split ? <><span>{t`divided by`}</span><Mark label={t`What divides “${name}”` + which} value={split.by} words={words.marks} onChange={(by) => onChange({ ...choice, split: { ...split, by } })} /></> : null}
      </Line>
      {rows > 1 ? (
        <Line label={t`Belongs to`}>
          <select className={classes.native} aria-label={t`Which one “${name}” belongs to` + which} value={entry.list ?? 0} onChange={({ currentTarget: { value } }) => onChange(joinRow(map, entry.column, Number(value), at))}>
            {Array.from({ length: rows }, (_, row) => { const number = i18n.number(row + 1); return <option key={row} value={row}>{t`no. ${number}`}</option> })}
          </select>
        </Line>
      ) : null}
      {before !== null ? (
        <Line label={t`Behind “${before}”`}>
          <select className={classes.native} aria-label={t`Whether “${name}” is put behind “${before}”` + which} value={join === undefined ? 'no' : 'yes'} onChange={({ currentTarget: { value } }) => onChange(value === 'no' ? alone : { ...choice, join: ' ' })}>
            <option value="yes">{t`put together`}</option><option value="no">{t`only where that is empty`}</option>
          </select>
          {join === undefined ? null : <><span>{t`with`}</span><Mark label={t`What stands between “${before}” and “${name}”` + which} value={join} words={words.marks} onChange={(mark) => onChange({ ...choice, join: mark })} /></>}
        </Line>
      ) : null}
    </>
  )
}

/** A mark between parts: one of the usual ones, or any text. */
function Mark({ label, value, words, onChange }: { label: string; value: string; words: readonly (readonly [string, string])[]; onChange: (mark: string) => void }) {
  const { t } = useLingui()
  const isKnown = words.some(([mark]) => mark === value)
  const own = t`Text of your own`
  return (
    <>
      <select className={classes.native} aria-label={label} value={isKnown ? value : ''} onChange={({ currentTarget }) => onChange(currentTarget.value || '::')}>
        {words.map(([mark, word]) => <option key={mark} value={mark}>{word}</option>)}
        <option value="">{t`something else`}</option>
      </select>
      {isKnown ? null : <input className={classes.field} data-narrow aria-label={`${label}: ${own}`} maxLength={20} value={value} onChange={({ currentTarget }) => { if (currentTarget.value !== '') onChange(currentTarget.value) }} />}
    </>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return <div className={classes.line}><span title={label}>{label}</span><div>{children}</div></div>
}
