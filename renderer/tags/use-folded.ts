import { z } from 'zod'
import { setSetting, useSetting } from '../client/settings.ts'

const schema = z.array(z.number().int())
const nothing: number[] = []
const key = 'view.tags.folded'

/** Which groups of tags are folded, on their screen and in the navigation; 0 stands for the tags of no group. */
export function useFolded(): { isFolded: (groupId: number) => boolean; fold: (groupId: number) => void } {
  const folded = useSetting(key, schema, nothing)
  return {
    isFolded: (groupId) => folded.includes(groupId),
    fold: (groupId) => setSetting(key, folded.includes(groupId) ? folded.filter((other) => other !== groupId) : [...folded, groupId]),
  }
}
