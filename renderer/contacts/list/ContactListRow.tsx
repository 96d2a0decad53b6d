import { useLingui } from '@lingui/react/macro'
import { Building2, Star } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import type { ContactColumn, ContactRow } from '#shared/contacts.ts'
import { partialDateText, fullTime, shortTime } from '../../ui/times.ts'
import type { Section } from '../sections.ts'
import classes from './ContactList.module.css'
import type { ShownColumn } from './use-columns.ts'

interface Props {
  index: number
  row: ContactRow | undefined
  columns: readonly ShownColumn[]
  section: Section
  isActive: boolean
  isSelected: boolean
  onPress: (event: MouseEvent) => void
  onOpen: () => void
}

/** One contact of a list. While it is on its way, bars stand where its text will be. */
export const ContactListRow = memo(function ContactListRow({ index, row, columns, section, isActive, isSelected, onPress, onOpen }: Props) {
  return (
    <div
      role="row" id={`row-${index}`} aria-rowindex={index + 2} aria-selected={isSelected} className={classes.row}
      data-active={isActive || undefined} data-selected={isSelected || undefined} onMouseDown={onPress} onDoubleClick={onOpen}
    >
      {columns.map(({ key }, at) => (
        <div key={key} role="gridcell" aria-colindex={at + 1} className={classes.cell} data-column={key} style={{ width: `var(--w-${key})` }}>
          {row ? <Cell row={row} column={key} section={section} /> : <span className={classes.bar} style={{ width: `${35 + ((index * 31 + at * 17) % 50)}%` }} />}
        </div>
      ))}
    </div>
  )
}, (before, after) => before.row === after.row && before.isActive === after.isActive && before.isSelected === after.isSelected && before.columns === after.columns && before.index === after.index)

function Cell({ row, column, section }: { row: ContactRow; column: ContactColumn; section: Section }) {
  const { i18n, t } = useLingui()
  if (column === 'createdAt' || column === 'updatedAt') return <span title={fullTime(i18n.locale, row[column])}>{shortTime(i18n.locale, row[column])}</span>
  if (column === 'birthday') return <>{partialDateText(i18n.locale, row.birthday, 'short')}</>
  if (column !== 'name') return <bdi>{row[column]}</bdi>
  return (
    <>
      {row.isFavourite ? <Star size={12} className={classes.star} aria-label={t`Favourite`} /> : null}
      {row.kind === 'company' && section !== 'companies' ? <Building2 size={13} className={classes.kind} aria-label={t`Company`} /> : null}
      <bdi>{row.name}</bdi>
    </>
  )
}
