import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Pencil, Plus, Trash2 } from 'lucide-react'
import type { Tag, TagGroup, Tags } from '#shared/tags.ts'
import { client } from '../client/trpc.ts'
import { NameForm } from './NameForm.tsx'
import { removeGroup, shiftGroup } from './tag-actions.ts'
import { TagRow } from './TagRow.tsx'
import { useTagState, write } from './tag-state.ts'
import classes from './Tags.module.css'
import { useFolded } from './use-folded.ts'

/** A group with its tags, or, without one, the tags of no group. */
export function GroupSection({ group, tags, all }: { group: TagGroup | null; tags: readonly Tag[]; all: Tags }) {
  const { t } = useLingui()
  const { writing } = useTagState()
  const { isFolded, fold } = useFolded()
  const groupId = group?.id ?? null
  const isOpen = !isFolded(groupId ?? 0)
  const isNew = writing?.kind === 'newTag' && writing.groupId === groupId
  const title = group?.name ?? (all.groups.length > 0 ? t`No group` : t`Tags`)
  return (
    <section className={classes.group} aria-label={title}>
      <div className={classes.groupHead}>
        {group && writing?.kind === 'group' && writing.id === group.id
          ? <NameForm label={t`Name of the group`} name={group.name} onSave={(name) => client.tags.renameGroup.mutate({ id: group.id, name })} onDone={() => write(null)} />
          : (
            <>
              <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => fold(groupId ?? 0)}>{isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}<h2><bdi>{title}</bdi></h2></button>
              <span className={classes.space} />
              <Small label={t`New tag in ${title}`} icon={<Plus size={14} />} onClick={() => write({ kind: 'newTag', groupId })} />
              {group ? <GroupTools group={group} order={all.groups.map(({ id }) => id)} /> : null}
            </>
          )}
      </div>
      {isOpen || isNew ? (
        <ul className={classes.rows}>
          {isNew ? <li className={classes.row}><NameForm label={t`Name of the tag`} name="" onSave={(name) => client.tags.create.mutate({ name, tagGroupId: groupId })} onDone={() => write(null)} /></li> : null}
          {tags.map((tag) => <TagRow key={tag.id} tag={tag} groups={all.groups} />)}
          {tags.length === 0 && !isNew ? <li className={classes.none}><Trans>No tags here yet.</Trans></li> : null}
        </ul>
      ) : null}
    </section>
  )
}

function GroupTools({ group, order }: { group: TagGroup; order: readonly number[] }) {
  const { t } = useLingui()
  const { id, name } = group
  return (
    <>
      <Small label={t`Rename ${name}`} icon={<Pencil size={14} />} onClick={() => write({ kind: 'group', id })} />
      <Small label={t`Move ${name} up`} icon={<ArrowUp size={14} />} isOff={order[0] === id} onClick={() => void shiftGroup(order, id, -1)} />
      <Small label={t`Move ${name} down`} icon={<ArrowDown size={14} />} isOff={order.at(-1) === id} onClick={() => void shiftGroup(order, id, 1)} />
      <Small label={t`Remove the group ${name}; its tags stay`} icon={<Trash2 size={14} />} onClick={() => void removeGroup(id)} />
    </>
  )
}

function Small({ label, icon, isOff = false, onClick }: { label: string; icon: React.ReactNode; isOff?: boolean; onClick: () => void }) {
  return <Tooltip label={label}><ActionIcon size={22} aria-label={label} disabled={isOff} onClick={onClick}>{icon}</ActionIcon></Tooltip>
}
