import { useQuery } from '@tanstack/react-query'
import type { ActivityType } from '#shared/activity-types.ts'
import { trpc } from '../client/trpc.ts'

const none: readonly ActivityType[] = []
/** All types in their order, also those that are no longer offered. */
export function useActivityTypes(): readonly ActivityType[] {
  return useQuery(trpc.activityTypes.list.queryOptions()).data ?? none
}

const noTypes: ReadonlyMap<number, ActivityType> = new Map()
const kept = new WeakMap<readonly ActivityType[], ReadonlyMap<number, ActivityType>>()
/** The same by their ids; made once for each answer of the core. */
export function useTypesById(): ReadonlyMap<number, ActivityType> {
  const types = useActivityTypes()
  if (types === none) return noTypes
  let map = kept.get(types)
  if (!map) kept.set(types, (map = new Map(types.map((type) => [type.id, type]))))
  return map
}
