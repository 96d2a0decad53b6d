import { useLingui } from '@lingui/react/macro'
import { Menu, ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowDownLeft, ArrowUpRight, Pin, MoreHorizontal } from 'lucide-react'
import { memo } from 'react'
import type { ActivityType } from '#shared/activity-types.ts'
import type { HistoryItem } from '#shared/history.ts'
import { trpc } from '../client/trpc.ts'
import { activityShade, resultText, typeText } from '../ui/activity-words.ts'
import { NoteText } from '../ui/NoteText.tsx'
import { fullTime } from '../ui/times.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { EntryFile } from './EntryFile.tsx'
import { changedText, changeText, directionWords, durationText, type FieldText } from './entry-words.ts'
import classes from './History.module.css'
import { hourText } from './timeline-days.ts'

export interface ItemTools {
  onOpen: (item: HistoryItem) => void
  onEdit: (item: HistoryItem) => void
  onRemove: (item: HistoryItem) => void
  onPin: (item: HistoryItem) => void
  onContact: (id: number) => void
  fieldText: FieldText
  isReadOnly: boolean
}

interface Props {
  item: HistoryItem
  type: ActivityType | undefined
  /** The contact whose timeline it is; that one is not named on every line. */
  contactId: number | null
  isActive: boolean
  isOpen: boolean
  tools: ItemTools
}

/** One line of a timeline: what, how it ended, about what; below it what was said, by whom, and the files. */
export const TimelineItem = memo(function TimelineItem({ item, type, contactId, isActive, isOpen, tools }: Props) {
  const { t, i18n } = useLingui()
  const isEntry = item.id !== null
  const others = item.people.filter((person) => person.contactId !== contactId)
  const remark = item.people.find((person) => person.contactId === contactId)?.remark ?? ''
  const unnamed = item.peopleCount - item.people.length
  const text = typeText(t, type ?? { key: 'note', name: null })
  return (
    <li id={`entry-${item.key}`} className={classes.item} data-key={item.key} data-active={isActive || undefined} data-quiet={!isEntry || undefined} aria-current={isActive || undefined} aria-label={[text, item.regarding].filter(Boolean).join(': ')}>
      <span className={classes.sign} style={{ color: activityShade(type?.colour) }} title={text}><TypeSign type={type} /></span>
      <div className={classes.main}>
        <div className={classes.line} onDoubleClick={() => { if (isEntry) tools.onEdit(item) }}>
          {item.isPinned ? <Pin size={12} className={classes.pin} aria-label={t`Pinned`} /> : null}
          {item.direction ? <span className={classes.direction} title={t(directionWords[item.direction])}>{item.direction === 'in' ? <ArrowDownLeft size={13} aria-label={t(directionWords.in)} /> : <ArrowUpRight size={13} aria-label={t(directionWords.out)} />}</span> : null}
          {isEntry ? <b><bdi>{item.regarding || text}</bdi></b> : <ChangeLine item={item} tools={tools} />}
          {item.phone ? <span className={classes.number} title={item.phone}>· <bdi dir="ltr">{item.phone}</bdi></span> : null}
          {item.result ? <span className={classes.result}>{resultText(t, item.result)}</span> : null}
          {item.duration ? <span className={classes.quiet}>{durationText(i18n.locale, item.duration)}</span> : null}
          <span className={classes.space} />
          <time className={classes.time} dateTime={new Date(item.at).toISOString()} title={fullTime(i18n.locale, item.at)}>{hourText(i18n.locale, item.at)}</time>
          {isEntry && !tools.isReadOnly ? <ItemMenu item={item} tools={tools} /> : <span className={classes.noMore} />}
        </div>
        {item.details ? <div className={classes.details} data-open={isOpen || undefined}>{isOpen && item.isCut && item.id !== null ? <WholeText id={item.id} start={item.details} /> : <NoteText text={item.details} onTick={null} />}</div> : null}
        {item.isCut || isLong(item.details) ? <button type="button" className={classes.whole} tabIndex={-1} onClick={() => tools.onOpen(item)}>{isOpen ? t`Less` : t`All of it`}</button> : null}
        {remark ? <p className={classes.remark} title={t`Private remark`}>{remark}</p> : null}
        {others.length > 0 ? (
          <p className={classes.people}>
            {others.map((person) => <span key={person.contactId}><button type="button" onClick={() => tools.onContact(person.contactId)}><bdi>{person.name}</bdi></button>{person.remark ? <i title={t`Private remark`}> · {person.remark}</i> : null}</span>)}
            {unnamed > 0 ? <span className={classes.quiet}>{t`and ${unnamed} more`}</span> : null}
          </p>
        ) : null}
        {item.attachments.length > 0 ? <div className={classes.files}>{item.attachments.map((file) => <EntryFile key={file.id} file={file} isOpen={isOpen} isReadOnly={tools.isReadOnly} />)}</div> : null}
      </div>
    </li>
  )
})

/** The whole of a text of which the timeline has the beginning. */
function WholeText({ id, start }: { id: number; start: string }) {
  const { data } = useQuery(trpc.history.get.queryOptions({ id }))
  return <NoteText text={data?.details ?? start} onTick={null} />
}

/** Whether a text has more than the few lines that are shown of it. */
const isLong = (text: string) => text.length > 220 || text.split('\n').length > 3

function ChangeLine({ item, tools }: { item: HistoryItem; tools: ItemTools }) {
  const { t } = useLingui()
  if (item.changes.length === 0) {
    const { text, file } = changeText(t, item)
    return <span className={classes.change}>{text}{file ? <> <bdi>{file}</bdi></> : null}</span>
  }
  return (
    <span className={classes.change}>
      {item.changes.map((change, at) => {
        const { before, after } = changedText(change)
        return <span key={at} className={classes.one}>{tools.fieldText(change.field, change.label)}: {before ? <del><bdi>{before}</bdi></del> : null}{before && after ? ' → ' : null}{after ? <ins><bdi>{after}</bdi></ins> : null}</span>
      })}
    </span>
  )
}

function ItemMenu({ item, tools }: { item: HistoryItem; tools: ItemTools }) {
  const { t } = useLingui()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon size={18} className={classes.more ?? ''} tabIndex={-1} aria-label={t`What to do with this entry`}><MoreHorizontal size={14} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection="E" onClick={() => tools.onEdit(item)}>{t`Edit`}</Menu.Item>
        <Menu.Item rightSection="P" onClick={() => tools.onPin(item)}>{item.isPinned ? t`No longer on top` : t`Keep on top`}</Menu.Item>
        <Menu.Item rightSection="Del" onClick={() => tools.onRemove(item)}>{t`Remove`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
