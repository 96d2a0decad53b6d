import { useLingui } from '@lingui/react/macro'
import type { MouseEvent } from 'react'
import { ActionIcon } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { useListSearch } from '../list-search.ts'
import classes from './Card.module.css'

/** Goes to another contact's card: as its name, or as a small sign beside a name. */
export function ContactLink({ id, name, isSign = false }: { id: number; name: string; isSign?: boolean }) {
  const { t } = useLingui()
  const { change } = useListSearch()
  const go = (event: MouseEvent) => {
    // A link in a row that is edited by a click goes its own way.
    event.stopPropagation()
    change({ id, make: undefined }, true)
  }
  if (isSign) return <ActionIcon size={22} aria-label={t`Go to ${name}`} title={t`Go to ${name}`} onClick={go} data-shown><ArrowRight size={13} /></ActionIcon>
  return <button type="button" className={classes.link} onClick={go}><bdi>{name}</bdi></button>
}
