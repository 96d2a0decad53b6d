import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useRef } from 'react'
import { columnPresets, offeredColumns, type ColumnPreset } from '#shared/exports.ts'
import { columnText, presetWords } from './column-words.ts'
import classes from './Exports.module.css'

const presets = Object.keys(columnPresets) as ColumnPreset[]

/** Which columns a table gets, in which order: all of it by keyboard, too. */
export function ColumnChooser({ columns, onChange }: { columns: readonly string[]; onChange: (columns: string[]) => void }) {
  const { t } = useLingui()
  const list = useRef<HTMLOListElement>(null)
  const left = offeredColumns.filter((key) => !columns.includes(key)).map((key) => ({ value: key, label: columnText(t, key) })).sort((a, b) => a.label.localeCompare(b.label))
  const move = (at: number, by: number) => {
    const next = columns.filter((_, index) => index !== at)
    next.splice(at + by, 0, columns[at] ?? '')
    onChange(next)
    // The button goes along with its column, so that it can be pressed again.
    requestAnimationFrame(() => list.current?.querySelectorAll('li')[at + by]?.querySelector<HTMLElement>(`button[data-by="${by}"]:not(:disabled)`)?.focus())
  }
  return (
    <div className={classes.columns}>
      <div className={classes.presets}>{presets.map((preset) => <Button key={preset} size="compact-xs" variant="default" onClick={() => onChange([...columnPresets[preset]])}>{t(presetWords[preset])}</Button>)}</div>
      <ol ref={list} aria-label={t`Columns`}>
        {columns.map((key, at) => {
          const word = columnText(t, key)
          return (
            <li key={key}>
              <span>{word}</span>
              <ActionIcon size={22} data-by="-1" disabled={at === 0} aria-label={t`Move ${word} up`} onClick={() => move(at, -1)}><ChevronUp size={13} /></ActionIcon>
              <ActionIcon size={22} data-by="1" disabled={at === columns.length - 1} aria-label={t`Move ${word} down`} onClick={() => move(at, 1)}><ChevronDown size={13} /></ActionIcon>
              <ActionIcon size={22} aria-label={t`Leave ${word} out`} onClick={() => onChange(columns.filter((_, index) => index !== at))}><X size={13} /></ActionIcon>
            </li>
          )
        })}
      </ol>
      {columns.length === 0 ? <p className={classes.hint}><Trans>Choose at least one column.</Trans></p> : null}
      <NativeSelect aria-label={t`Add a column`} value="" data={[{ value: '', label: t`Add a column…` }, ...left]} onChange={(event) => { if (event.currentTarget.value) onChange([...columns, event.currentTarget.value]) }} />
    </div>
  )
}
