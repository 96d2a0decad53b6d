import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FolderPlus, Plus, Search } from 'lucide-react'
import { useState } from 'react'
import type { Tag, Tags } from '#shared/tags.ts'
import { client, trpc } from '../client/trpc.ts'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { GroupSection } from './GroupSection.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { NameForm } from './NameForm.tsx'
import { useTagState, write } from './tag-state.ts'
import classes from './Tags.module.css'

/** All tags in their groups: colours, names, how many have them; merged, moved and removed from here, all by keyboard. */
export function TagsScreen() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(trpc.tags.list.queryOptions())
  const [text, setText] = useState('')
  const tags = (data?.tags ?? []).filter((tag) => tag.name.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <h1>{t`Tags`}</h1>
        {data ? <small><Plural value={data.tags.length} one="# tag" other="# tags" /></small> : null}
        <span className={classes.space} />
        <TextInput className={classes.find ?? ''} value={text} placeholder={t`Find a tag…`} aria-label={t`Find a tag`} data-search leftSection={<Search size={14} />} leftSectionWidth={28} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-tag-row]')?.focus()
          } else if (event.key === 'Escape') setText('')
        }} />
        <Button leftSection={<FolderPlus size={15} />} onClick={() => write({ kind: 'newGroup' })}><Trans>New group</Trans></Button>
        <Button variant="filled" leftSection={<Plus size={15} />} onClick={() => write({ kind: 'newTag', groupId: null })}><Trans>New tag</Trans></Button>
      </header>
      <div className={classes.scroll}>
        {error && !data ? <FailurePanel error={error} onRetry={() => void refetch()} /> : null}
        {data ? <Groups all={data} tags={tags} isNarrowed={text.trim() !== ''} /> : null}
      </div>
      <MergeDialog />
    </div>
  )
}

function Groups({ all, tags, isNarrowed }: { all: Tags; tags: readonly Tag[]; isNarrowed: boolean }) {
  const { t } = useLingui()
  const { writing } = useTagState()
  const isEmpty = all.tags.length === 0 && all.groups.length === 0 && writing === null
  if (isEmpty) return <EmptyNote actions={<Button variant="filled" leftSection={<Plus size={15} />} onClick={() => write({ kind: 'newTag', groupId: null })}><Trans>New tag</Trans></Button>}>{t`No tags yet. A tag is a word you give to contacts: client, press, choir. Whoever has it is found by one click.`}</EmptyNote>
  if (isNarrowed && tags.length === 0) return <EmptyNote>{t`No tag has this in its name.`}</EmptyNote>
  const free = tags.filter((tag) => tag.tagGroupId === null)
  return (
    <div className={classes.page}>
      {writing?.kind === 'newGroup' ? <div className={classes.groupHead}><NameForm label={t`Name of the group`} name="" onSave={(name) => client.tags.createGroup.mutate({ name })} onDone={() => write(null)} /></div> : null}
      {all.groups.map((group) => ({ group, own: tags.filter((tag) => tag.tagGroupId === group.id) })).filter(({ own }) => !isNarrowed || own.length > 0)
        .map(({ group, own }) => <GroupSection key={group.id} group={group} tags={own} all={all} />)}
      {free.length > 0 || (writing?.kind === 'newTag' && writing.groupId === null) ? <GroupSection group={null} tags={free} all={all} /> : null}
    </div>
  )
}
