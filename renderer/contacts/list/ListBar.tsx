import { Plural, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu, Pill, TextInput } from '@mantine/core'
import { MoreHorizontal, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Condition, Sort } from '#shared/lookup.ts'
import { CommandButton, CommandItem } from '../../ui/CommandButton.tsx'
import { useListSearch } from '../list-search.ts'
import { lookupOf, type Section } from '../sections.ts'
import { sectionWords } from '../section-words.ts'
import { AddCondition } from './AddCondition.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { ConditionText } from './ConditionText.tsx'
import classes from './ListBar.module.css'
import { moveBy, useList } from './list-state.ts'
import { askAhead } from './use-rows.ts'

/** Above a list: what it is, how many, what narrows it, and where to type what is looked for. */
export function ListBar({ section, sort, onSort }: { section: Section; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useLingui()
  const { search, change } = useListSearch()
  const conditions = search.where ?? []
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <h1 className={classes.title}>{t(sectionWords[section])}</h1>
        <Count isNarrowed={Boolean(search.q) || conditions.length > 0} />
        <span className={classes.space} />
        <SearchBox section={section} sort={sort} />
        <AddCondition section={section} onAdd={(condition) => change({ where: [...conditions, condition] }, true)} />
        <ColumnsMenu section={section} sort={sort} onSort={onSort} />
        <ListMenu section={section} />
        {section === 'trash' ? <CommandButton id="trash.empty" /> : <CommandButton id={section === 'companies' ? 'companies.new' : 'contacts.new'} />}
      </div>
      {conditions.length > 0 ? (
        <div className={classes.chips}>
          {conditions.map((condition, at) => <Chip key={JSON.stringify(condition)} condition={condition} onRemove={() => change({ where: conditions.toSpliced(at, 1) }, true)} />)}
        </div>
      ) : null}
    </div>
  )
}

function Chip({ condition, onRemove }: { condition: Condition; onRemove: () => void }) {
  const { t } = useLingui()
  return <Pill className={classes.chip ?? ''} withRemoveButton onRemove={onRemove} removeButtonProps={{ 'aria-label': t`Remove this condition`, tabIndex: 0, 'aria-hidden': false, icon: <X size={12} /> }}><ConditionText condition={condition} /></Pill>
}

function Count({ isNarrowed }: { isNarrowed: boolean }) {
  const { i18n, t } = useLingui()
  const { total, isCounted, totalOfAll } = useList()
  const all = i18n.number(totalOfAll)
  const found = `${i18n.number(total)}${isCounted ? '' : '+'}`
  return <span className={classes.count} aria-live="polite">{isNarrowed ? t`${found} of ${all}` : <Plural value={total} one="# entry" other="# entries" />}</span>
}

/** What is typed counts at once; the list behind it follows as fast as it can. */
function SearchBox({ section, sort }: { section: Section; sort: Sort }) {
  const { t } = useLingui()
  const { search, change } = useListSearch()
  const [text, setText] = useState(search.q ?? '')
  const isTyping = useRef(false)
  // Going back, a chip or a cleared lookup change the address: the box then says what holds.
  useEffect(() => { if (!isTyping.current) setText(search.q ?? '') }, [search.q])
  useEffect(() => { isTyping.current = false }, [search.q])
  const type = (next: string) => {
    setText(next)
    isTyping.current = true
    const q = next.slice(0, 500)
    askAhead({ lookup: lookupOf(section, q, search.where ?? []), sort })
    change({ q: q === '' ? undefined : q })
  }
  return (
    <TextInput
      className={classes.search ?? ''} value={text} placeholder={t`Search…`} aria-label={t`Search`} data-search spellCheck={false} autoComplete="off"
      leftSection={<Search size={14} />} leftSectionWidth={28}
      rightSection={text === '' ? null : <ActionIcon size={20} aria-label={t`Clear the search`} onClick={() => type('')}><X size={13} /></ActionIcon>}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          // With Ctrl it is the command for the next contact, which would come on top of this one.
          if (event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          moveBy(event.key === 'ArrowDown' ? 1 : -1)
        } else if (event.key === 'Enter') document.querySelector<HTMLElement>('[data-list]')?.focus()
        else if (event.key === 'Escape') {
          event.stopPropagation()
          if (text !== '') type('')
          else document.querySelector<HTMLElement>('[data-list]')?.focus()
        }
      }}
    />
  )
}

function ListMenu({ section }: { section: Section }) {
  const { t } = useLingui()
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={t`What to do with the list`}><MoreHorizontal size={16} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <CommandItem id="list.selectAll" />
        <CommandItem id="list.clear" />
        <Menu.Divider />
        {section === 'trash' ? <><CommandItem id="contacts.restore" /><CommandItem id="contacts.purge" /><CommandItem id="trash.empty" /></> : <><CommandItem id="contacts.new" /><CommandItem id="companies.new" /><Menu.Divider /><CommandItem id="contacts.addTags" /><CommandItem id="contacts.removeTags" /><CommandItem id="contacts.setField" /><CommandItem id="contacts.replaceText" /><CommandItem id="contacts.verify" /><Menu.Divider /><CommandItem id="contacts.remove" /></>}
        <Menu.Divider />
        <CommandItem id="contacts.import" />
        <CommandItem id="contacts.export" />
        <CommandItem id="reports.print" />
      </Menu.Dropdown>
    </Menu>
  )
}

