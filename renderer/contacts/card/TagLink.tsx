import { useLingui } from '@lingui/react/macro'
import { useListSearch } from '../list-search.ts'
import classes from './Card.module.css'

/** A tag on a card; it looks up everybody who has it. */
export function TagLink({ tag }: { tag: string }) {
  const { t } = useLingui()
  const { change } = useListSearch()
  return (
    <button
      type="button" className={classes.tag} title={t`Look up: ${tag}`}
      onClick={(event) => {
        event.stopPropagation()
        change({ q: undefined, where: [{ field: 'tag', is: tag }] }, true)
      }}
    >
      {tag}
    </button>
  )
}
