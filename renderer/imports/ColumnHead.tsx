import { useLingui } from '@lingui/react/macro'
import type { ColumnMap, ColumnTarget, ImportMap } from '#shared/import-map.ts'
import { choose } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { joinRow, labelRow, labelsOf, listOf, moveColumn, rowsToJoin, type ColumnChoice } from './reading.ts'
import type { targetsInGroups } from './target-words.ts'

interface Props {
  fileKey: number
  map: ImportMap
  column: ColumnMap
  groups: ReturnType<typeof targetsInGroups>
  /** Shows what the column becomes without a choice. */
  isFixed: boolean
  labelWords: LabelWords
}

/** Above a column: its header, what it becomes, and, for a phone or an address, its label and which one it is. */
export function ColumnHead({ fileKey, map, column: mine, groups, isFixed, labelWords }: Props) {
  const { t, i18n } = useLingui()
  const number = mine.column + 1
  const name = mine.header.trim() || t`Column ${number}`
  const change = (columns: Record<number, ColumnChoice>) => choose(fileKey, (choices) => ({ ...choices, columns: { ...choices.columns, ...columns } }))
  const list = listOf(mine.to)
  const labels = labelsOf(mine.to)
  const rows = rowsToJoin(map, mine.to)
  const label = mine.label ?? ''
  return (
    <div className={classes.columnHead}>
      <span className={classes.columnName} title={name}>{mine.header.trim() ? name : <em>{name}</em>}</span>
      <select className={classes.native} aria-label={t`What “${name}” becomes`} value={mine.to} disabled={isFixed} onChange={({ currentTarget: { value } }) => change({ [mine.column]: moveColumn(map, mine.column, value as ColumnTarget) })}>
        {groups.map(({ group, items }) => <optgroup key={group} label={group}>{items.map((item) => <option key={item.value} value={item.value}>{item.label}</option>)}</optgroup>)}
      </select>
      <div className={classes.second}>
        {labels && list ? (
          <select className={classes.native} data-quiet aria-label={t`Label of “${name}”`} value={label} disabled={isFixed} onChange={({ currentTarget: { value } }) => change(labelRow(map, mine.column, value))}>
            <option value="">{t`No label`}</option>
            {label && !labels.includes(label) ? <option value={label}>{label}</option> : null}
            {labels.map((known) => <option key={known} value={known}>{labelWords(list, known)}</option>)}
          </select>
        ) : null}
        {rows > 1 ? (
          <select className={classes.native} data-quiet data-narrow aria-label={t`Which one “${name}” belongs to`} value={mine.list ?? 0} disabled={isFixed} onChange={({ currentTarget: { value } }) => {
            const choice = joinRow(map, mine.column, Number(value))
            if (choice) change({ [mine.column]: choice })
          }}>
            {Array.from({ length: rows }, (_, row) => <option key={row} value={row}>{i18n.number(row + 1)}</option>)}
          </select>
        ) : null}
      </div>
    </div>
  )
}
