import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, Popover, Tooltip } from '@mantine/core'
import { ArrowDown, ArrowUp, ChevronDown, ChevronUp, Columns3, Minus, Plus } from 'lucide-react'
import { create } from 'zustand'
import { contactColumns, type ContactColumn } from '#shared/contacts.ts'
import type { Sort } from '#shared/lookup.ts'
import { nextSort } from '../list-search.ts'
import type { Section } from '../sections.ts'
import { columnWords } from '../words.ts'
import classes from './ColumnsMenu.module.css'
import { useColumns, type Columns } from './use-columns.ts'

const useOpen = create<{ isOpen: boolean }>(() => ({ isOpen: false }))
export const openColumns = () => useOpen.setState({ isOpen: true })

/** Which columns, in which order, how wide, sorted by which: all of it by keyboard too. */
export function ColumnsMenu({ section, sort, onSort }: { section: Section; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useLingui()
  const { isOpen } = useOpen()
  const columns = useColumns(section)
  const shown = columns.columns.map((column) => column.key)
  const hidden = contactColumns.map((column) => column.key).filter((key) => !shown.includes(key))
  return (
    <Popover opened={isOpen} onChange={(next) => useOpen.setState({ isOpen: next })} position="bottom-end" width={310} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t`Columns`}><ActionIcon aria-label={t`Columns`} aria-expanded={isOpen} onClick={() => useOpen.setState({ isOpen: !isOpen })}><Columns3 size={16} strokeWidth={1.75} /></ActionIcon></Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.sheet ?? ''} aria-label={t`Columns`}>
        {[...shown, ...hidden].map((key) => <ColumnLine key={key} column={key} columns={columns} sort={sort} onSort={onSort} />)}
        <Button variant="subtle" mt={4} onClick={columns.reset}><Trans>As it was at first</Trans></Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function ColumnLine({ column, columns, sort, onSort }: { column: ContactColumn; columns: Columns; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useLingui()
  const word = t(columnWords[column])
  const shown = columns.columns.find((other) => other.key === column)
  const isSorted = sort.column === column
  const SortIcon = isSorted && sort.direction === 'descending' ? ArrowDown : ArrowUp
  const small = { size: 22, disabled: !shown, className: classes.small ?? '' }
  return (
    <div className={classes.line}>
      <Checkbox size="xs" label={word} checked={Boolean(shown)} disabled={column === 'name'} onChange={() => columns.toggle(column)} className={classes.name ?? ''} />
      <ActionIcon size={22} aria-label={t`Sort by ${word}`} aria-pressed={isSorted} data-on={isSorted || undefined} className={classes.sort ?? ''} onClick={() => onSort(nextSort(sort, column))}><SortIcon size={13} /></ActionIcon>
      <ActionIcon {...small} aria-label={t`Move ${word} to the left`} onClick={() => columns.shift(column, -1)}><ChevronUp size={13} /></ActionIcon>
      <ActionIcon {...small} aria-label={t`Move ${word} to the right`} onClick={() => columns.shift(column, 1)}><ChevronDown size={13} /></ActionIcon>
      <ActionIcon {...small} aria-label={t`Make ${word} narrower`} onClick={() => columns.resize(column, (shown?.width ?? 100) - 20)}><Minus size={13} /></ActionIcon>
      <ActionIcon {...small} aria-label={t`Make ${word} wider`} onClick={() => columns.resize(column, (shown?.width ?? 100) + 20)}><Plus size={13} /></ActionIcon>
    </div>
  )
}
