import { useLingui } from '@lingui/react/macro'
import { TagChip } from '../../ui/TagChip.tsx'
import { useListSearch } from '../list-search.ts'

/** A tag on a card; it looks up everybody who has it. */
export function TagLink({ tag }: { tag: string }) {
  const { t } = useLingui()
  const { change } = useListSearch()
  return (
    <TagChip
      name={tag} title={t`Look up: ${tag}`}
      onClick={(event) => {
        event.stopPropagation()
        change({ q: undefined, where: [{ field: 'tag', is: tag }] }, true)
      }}
    />
  )
}
