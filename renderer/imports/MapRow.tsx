import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { ChevronRight, X } from 'lucide-react'
import { memo, useState } from 'react'
import type { LabelledList } from '#shared/contacts.ts'
import type { ColumnMap, ImportMap } from '#shared/import-map.ts'
import { ColumnMore } from './ColumnMore.tsx'
import { chooseColumns } from './import-state.ts'
import { LabelField } from './LabelField.tsx'
import type { LabelWords } from './label-words.ts'
import classes from './Mapping.module.css'
import { choiceOf, entriesOf, joinedTo, labelRow, labelsOf, listOf, moveColumn, rowsToJoin, withEntry } from './reading.ts'
import { splitText, useMapWords } from './map-words.ts'
import type { TargetGroups } from './target-words.ts'
import { TargetPicker } from './TargetPicker.tsx'

interface Props {
  fileKey: number
  map: ImportMap
  column: number
  header: string
  /** Some values of the column, to know it by. */
  sample: string
  groups: TargetGroups
  labelWords: LabelWords
}

/** A column of the table: its header, some of its values, what it becomes, and folded away what else can be done with it. */
export const MapRow = memo(function MapRow({ fileKey, map, column, header, sample, groups, labelWords }: Props) {
  const { t, i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const number = i18n.number(column + 1)
  const name = header.trim() || t`Column ${number}`
  const entries: readonly ColumnMap[] = entriesOf(map, column).length > 0 ? entriesOf(map, column) : [{ column, header, to: 'ignore' }]
  const isUnassigned = entries.every(({ to }) => to === 'ignore' || to === 'toNote')
  return (
    <li className={classes.row} data-unassigned={isUnassigned || undefined} data-column={column}>
      <div className={classes.column}>
        <b title={name}>{header.trim() ? <bdi>{name}</bdi> : <em>{name}</em>}</b>
        <small title={sample}><bdi>{sample || '–'}</bdi></small>
      </div>
      <div className={classes.entries}>
        {entries.map((entry, at) => <Entry key={at} {...{ fileKey, map, entry, at, name, groups, labelWords }} />)}
      </div>
      <ActionIcon className={classes.fold} aria-label={t`More about “${name}”`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}><ChevronRight size={14} data-open={isOpen || undefined} /></ActionIcon>
      {isOpen ? <ColumnMore fileKey={fileKey} map={map} column={column} name={name} entries={entries} /> : null}
    </li>
  )
})

interface EntryProps extends Pick<Props, 'fileKey' | 'map' | 'groups' | 'labelWords'> {
  entry: ColumnMap
  at: number
  name: string
}

/** One target of the column: with its label, where its list has labels, and in words what is done to the cell. */
function Entry({ fileKey, map, entry, at, name, groups, labelWords }: EntryProps) {
  const { t, i18n } = useLingui()
  const words = useMapWords()
  const list = listOf(entry.to)
  const hasLabel = labelsOf(entry.to) !== null
  const isLabelled = map.columns.some((other) => other.to === `${list}.label` && (other.list ?? 0) === (entry.list ?? 0))
  const row = i18n.number((entry.list ?? 0) + 1)
  const behind = entry.join === undefined ? null : joinedTo(map, entry.column, at)
  const notes = [
    entry.split ? splitText(words, entry.split) : null,
    behind === null ? null : t`behind “${behind}”`,
  ].filter((note) => note !== null)
  return (
    <div className={classes.entry}>
      <TargetPicker label={at === 0 ? t`What “${name}” becomes` : t`What “${name}” becomes, too`} value={entry.to} groups={groups} onChange={(to) => chooseColumns(fileKey, withEntry(map, entry.column, at, moveColumn(map, entry.column, to, at)))} />
      <div className={classes.beside}>
        {rowsToJoin(map, entry.to) > 1 ? <small>{t`no. ${row}`}</small> : null}
        {hasLabel && list ? isLabelled ? <small>{t`label in its own column`}</small> : <LabelField label={t`Label of “${name}”`} list={list as LabelledList} value={entry.label ?? ''} labelWords={labelWords} onChange={(label) => chooseColumns(fileKey, labelRow(map, entry.column, label, at))} />
        : entry.to === 'toNote' ? <HeadingField label={t`Heading of “${name}” in the notes`} value={entry.label ?? ''} usual={name} onChange={(label) => chooseColumns(fileKey, withEntry(map, entry.column, at, withLabel(entry, label)))} />
          : null}
      </div>
      {at > 0 ? <ActionIcon aria-label={t`Not “${name}” here, too`} onClick={() => chooseColumns(fileKey, withEntry(map, entry.column, at, null))}><X size={13} /></ActionIcon> : <span />}
      {notes.length > 0 ? <small className={classes.does}>{notes.join(' · ')}</small> : null}
    </div>
  )
}

function HeadingField({ label, value, usual, onChange }: { label: string; value: string; usual: string; onChange: (label: string) => void }) {
  return <input className={classes.field} aria-label={label} placeholder={usual} maxLength={200} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
}

function withLabel(entry: ColumnMap, label: string) {
  const { label: _, ...rest } = choiceOf(entry)
  return { ...rest, ...(label.trim() ? { label } : {}) }
}
