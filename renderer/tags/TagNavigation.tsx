import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Condition } from '#shared/lookup.ts'
import type { Tag } from '#shared/tags.ts'
import { TagDot } from '../ui/TagChip.tsx'
import { useTags } from '../ui/use-tags.ts'
import classes from './TagNavigation.module.css'
import { useFolded } from './use-folded.ts'

/** So many tags of no group stand in the navigation, those that most contacts have; the rest are on the screen of tags. */
const mostFree = 12

/** Tags and their groups as places to go to: whoever has them. */
export function TagNavigation({ onGone }: { onGone?: () => void }) {
  const { t } = useLingui()
  const { groups, tags } = useTags()
  const { isFolded, fold } = useFolded()
  const used = tags.filter((tag) => tag.count > 0)
  const free = used.filter((tag) => tag.tagGroupId === null).toSorted((a, b) => b.count - a.count).slice(0, mostFree)
  if (used.length === 0) return null
  return (
    <ul className={classes.tags} aria-label={t`Tags`} data-tags>
      {groups.map((group) => {
        const own = used.filter((tag) => tag.tagGroupId === group.id)
        if (own.length === 0) return null
        const { id, name } = group
        const isOpen = !isFolded(id)
        return (
          <li key={id}>
            <div className={classes.line}>
              <button type="button" className={classes.fold} aria-expanded={isOpen} aria-label={isOpen ? t`Fold ${name}` : t`Unfold ${name}`} onClick={() => fold(id)}>{isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}</button>
              <Place name={name} count={group.count} condition={{ field: 'tagGroup', id }} {...(onGone ? { onGone } : {})} />
            </div>
            {isOpen ? <ul className={classes.inside}>{own.map((tag) => <TagPlace key={tag.id} tag={tag} {...(onGone ? { onGone } : {})} />)}</ul> : null}
          </li>
        )
      })}
      {used.filter((tag) => free.includes(tag)).map((tag) => <TagPlace key={tag.id} tag={tag} {...(onGone ? { onGone } : {})} />)}
    </ul>
  )
}

function TagPlace({ tag, onGone }: { tag: Tag; onGone?: () => void }) {
  return <li><Place name={tag.name} count={tag.count} condition={{ field: 'tag', is: tag.name }} dot={<TagDot colour={tag.colour} />} {...(onGone ? { onGone } : {})} /></li>
}

function Place({ name, count, condition, dot, onGone }: { name: string; count: number | null; condition: Condition; dot?: React.ReactNode; onGone?: () => void }) {
  const { i18n } = useLingui()
  const { where }: { where?: readonly Condition[] } = useSearch({ strict: false })
  const isActive = JSON.stringify(where) === JSON.stringify([condition])
  return (
    <Link to="/contacts" search={{ where: [condition] } as never} className={classes.place} title={name} data-active={isActive || undefined} aria-current={isActive ? 'page' : undefined} {...(onGone ? { onClick: onGone } : {})}>
      {dot}<bdi>{name}</bdi>{count === null ? null : <small>{i18n.number(count)}</small>}
    </Link>
  )
}
