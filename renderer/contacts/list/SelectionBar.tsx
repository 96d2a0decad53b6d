import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { X } from 'lucide-react'
import type { CommandId } from '#shared/command-list.ts'
import { CommandButton } from '../../ui/CommandButton.tsx'
import type { Section } from '../sections.ts'
import { clearSelection, selectAll, useList } from './list-state.ts'
import { selectedCount } from './selection.ts'
import classes from './SelectionBar.module.css'

/** What can be done with the rows selected; it is there while more than the row of the card is. */
export function SelectionBar({ section }: { section: Section }) {
  const { t, i18n } = useLingui()
  const { selection, total } = useList()
  const count = selectedCount(selection)
  if (count === 0) return null
  const shown = i18n.number(count)
  const all = i18n.number(total)
  const actions: readonly (readonly [CommandId, string])[] = section === 'trash'
    ? [['contacts.restore', t`Put back`], ['contacts.purge', t`Delete for good`]]
    : [['contacts.addTags', t({ message: 'Tag', context: 'action' })], ['contacts.removeTags', t`Untag`], ['contacts.setField', t`Field…`], ['contacts.verify', t`Verified`], ['contacts.remove', t({ message: 'Trash', context: 'action' })]]
  return (
    <div className={classes.bar} role="toolbar" aria-label={t`The selection`}>
      <span className={classes.count} aria-live="polite">{t`${shown} selected`}</span>
      {count < total ? <button type="button" className={classes.all} onClick={selectAll}>{t`Select all ${all}`}</button> : null}
      {actions.map(([id, words]) => <CommandButton key={id} id={id} withWords words={words} />)}
      <span className={classes.space} />
      <Tooltip label={`${t`Clear the selection`}  Esc`}><ActionIcon aria-label={t`Clear the selection`} onClick={clearSelection}><X size={15} /></ActionIcon></Tooltip>
    </div>
  )
}
