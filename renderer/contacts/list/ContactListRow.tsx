import { useLingui } from '@lingui/react/macro'
import { Building2, Star } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { isTimeColumn, type ContactColumn, type ContactRow } from '#shared/contacts.ts'
import { TagChip } from '../../ui/TagChip.tsx'
import { partialDateText, fullTime, shortTime } from '../../ui/times.ts'
import { useTagsById } from '../../ui/use-tags.ts'
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
  if (column === 'reachedThisYear') return row.reachedThisYear > 0 ? <span className={classes.number}>{i18n.number(row.reachedThisYear)}</span> : null
  if (column !== 'deletedAt' && isTimeColumn(column)) return <Time at={row[column]} />
  if (column === 'deletedAt') return <Deleted at={row.deletedAt} />
  if (column === 'tags') return <RowTags row={row} />
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

function Time({ at }: { at: number | null }) {
  const { i18n } = useLingui()
  return at === null ? null : <span title={fullTime(i18n.locale, at)}>{shortTime(i18n.locale, at)}</span>
}

/** When it was deleted; what lies in the trash for a quarter of a year is marked, for it is likely to be forgotten. */
function Deleted({ at }: { at: number | null }) {
  const { t } = useLingui()
  const isOld = at !== null && isLongAgo(at)
  return <><Time at={at} />{isOld ? <span className={classes.old}> · {t`over 90 days`}</span> : null}</>
}
const isLongAgo = (at: number, now = Date.now()) => now - at > 90 * 86_400_000

/** The tags of a row, each with its colour. */
function RowTags({ row }: { row: ContactRow }) {
  const byId = useTagsById()
  return <span className={classes.tags} title={row.tags}>{row.tagIds.map((id) => {
    const tag = byId.get(id)
    return tag ? <TagChip key={id} name={tag.name} colour={tag.colour} /> : null
  })}</span>
}
