import { useQuery } from '@tanstack/react-query'
import type { Tag, TagColour, Tags } from '#shared/tags.ts'
import { trpc } from '../client/trpc.ts'

const nothing: Tags = { groups: [], tags: [] }

/** All tags and their groups, as the core has them. */
export function useTags(): Tags {
  return useQuery(trpc.tags.list.queryOptions()).data ?? nothing
}

/** The colour of a tag by its name; null for one that has none or is not known (yet). */
export function useTagColour(name: string): TagColour | null {
  const { data } = useQuery(trpc.tags.list.queryOptions(undefined, { select: (tags) => colours(tags).get(name.toLowerCase()) ?? null }))
  return data ?? null
}

/** All tags by their ids. */
export function useTagsById(): ReadonlyMap<number, Tag> {
  return useQuery(trpc.tags.list.queryOptions(undefined, { select: byId })).data ?? noTags
}
const noTags: ReadonlyMap<number, Tag> = new Map()
const byId = (tags: Tags): ReadonlyMap<number, Tag> => {
  let map = keptById.get(tags)
  if (!map) keptById.set(tags, (map = new Map(tags.tags.map((tag) => [tag.id, tag]))))
  return map
}
const keptById = new WeakMap<Tags, ReadonlyMap<number, Tag>>()

/** Made once for each answer of the core. */
const kept = new WeakMap<Tags, ReadonlyMap<string, TagColour | null>>()
function colours(tags: Tags): ReadonlyMap<string, TagColour | null> {
  let map = kept.get(tags)
  if (!map) kept.set(tags, (map = new Map(tags.tags.map((tag: Tag) => [tag.name.toLowerCase(), tag.colour]))))
  return map
}
