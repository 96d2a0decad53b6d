import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Folder, GitMerge, MoreHorizontal, Pencil, Search, Trash2 } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Tag, TagGroup } from '#shared/tags.ts'
import { client } from '../client/trpc.ts'
import { KeyText } from '../ui/CommandButton.tsx'
import { ColourMenu } from './ColourMenu.tsx'
import { NameForm } from './NameForm.tsx'
import { mergeTag, moveToGroup, removeTag } from './tag-actions.ts'
import { askMerge, useTagState, write } from './tag-state.ts'
import classes from './Tags.module.css'

/** One tag: its colour, its name, how many have it, and what can be done with it. */
export function TagRow({ tag, groups }: { tag: Tag; groups: readonly TagGroup[] }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { writing } = useTagState()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { id, name } = tag
  const lookUp = () => void navigate({ to: '/contacts', search: { where: [{ field: 'tag', is: name }] } } as never)
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const keys: Record<string, () => void> = {
      F2: () => write({ kind: 'tag', id }), Delete: () => void removeTag(id), m: () => askMerge(id), g: () => setMenuOpen(true),
      ArrowDown: () => step(event.currentTarget, 1), ArrowUp: () => step(event.currentTarget, -1),
    }
    const act = event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  if (writing?.kind === 'tag' && writing.id === id) {
    return <li className={classes.row}><NameForm label={t`Name of the tag`} name={name} onSave={(next) => client.tags.update.mutate({ id, changes: { name: next } })} onDone={() => write(null)} onTaken={(other) => void mergeTag(id, other)} /></li>
  }
  return (
    <li className={classes.row}>
      <ColourMenu tag={tag} />
      <button type="button" className={classes.name} data-tag-row title={t`Look up: ${name}`} aria-keyshortcuts="F2 Delete M G" onClick={lookUp} onKeyDown={press}><bdi>{name}</bdi></button>
      <span className={classes.count}>{i18n.number(tag.count)}</span>
      <Menu position="bottom-end" opened={isMenuOpen} onChange={setMenuOpen}>
        <Menu.Target><ActionIcon aria-label={t`What to do with ${name}`}><MoreHorizontal size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Search size={15} />} onClick={lookUp}><Trans>Look up who has it</Trans></Menu.Item>
          <Menu.Item leftSection={<Pencil size={15} />} rightSection={<KeyText text="F2" />} onClick={() => write({ kind: 'tag', id })}><Trans>Rename</Trans></Menu.Item>
          <Menu.Item leftSection={<GitMerge size={15} />} rightSection={<KeyText text="M" />} onClick={() => askMerge(id)}><Trans>Merge into…</Trans></Menu.Item>
          {groups.length > 0 ? <Menu.Label><Trans>Move to</Trans></Menu.Label> : null}
          {groups.filter((group) => group.id !== tag.tagGroupId).map((group) => <Menu.Item key={group.id} leftSection={<Folder size={15} />} onClick={() => void moveToGroup(id, group.id)}>{group.name}</Menu.Item>)}
          {tag.tagGroupId === null ? null : <Menu.Item leftSection={<Folder size={15} opacity={0.5} />} onClick={() => void moveToGroup(id, null)}><Trans>No group</Trans></Menu.Item>}
          <Menu.Divider />
          <Menu.Item leftSection={<Trash2 size={15} />} rightSection={<KeyText text="Del" />} onClick={() => void removeTag(id)}><Trans>Remove the tag</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

/** Moves the keyboard to the tag above or below, across groups. */
function step(from: HTMLElement, by: -1 | 1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-tag-row]')]
  all[all.indexOf(from) + by]?.focus()
}
