import { z } from 'zod'
import { read, router } from '../rpc/procedures.ts'
import { readTags } from './read-tags.ts'

export { tagIdOf } from './tag-names.ts'
export { readTags } from './read-tags.ts'

/** Tags and groups of tags. Which contacts have them is the contacts' own (contacts.update, contacts.bulk). */
export const tagsRouter = router({
  list: read(z.void(), ({ db }) => readTags(db)),
})
