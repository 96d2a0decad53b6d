import { z } from 'zod'
import { job, read, router, write } from '../rpc/procedures.ts'
import { readTags } from './read-tags.ts'
import { mergeTags, removeTags } from './tag-jobs.ts'
import { createGroup, createTag, groupNameSchema, groupSchema, newTagSchema, orderGroups, removeGroup, renameGroup, tagChangesSchema, updateTag } from './write-tags.ts'

export { tagIdOf } from './tag-names.ts'
export { readTags } from './read-tags.ts'

const id = z.number().int().positive()
const ids = z.array(id).min(1).max(10_000)

/** Tags and groups of tags. Who has which is the contacts' own (contacts.update, contacts.bulk). */
export const tagsRouter = router({
  list: read(z.void(), ({ db }) => readTags(db)),
  create: write('tags.create', newTagSchema, createTag),
  update: write('tags.update', tagChangesSchema, updateTag),
  /** All contacts of some tags get another instead: one change set. */
  merge: job('tags', z.object({ ids, into: id }), mergeTags),
  remove: job('tags', z.object({ ids }), removeTags),
  createGroup: write('tags.createGroup', groupSchema, createGroup),
  renameGroup: write('tags.renameGroup', groupNameSchema, renameGroup),
  /** Its tags stay. */
  removeGroup: write('tags.removeGroup', z.object({ id }), removeGroup),
  orderGroups: write('tags.orderGroups', z.object({ ids }), orderGroups),
})
