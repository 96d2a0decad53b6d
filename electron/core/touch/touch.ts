import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import type { ReadDb } from '../db/query.ts'
import { read, router, write, type WriteContext } from '../rpc/procedures.ts'
import { drifting } from './drift.ts'
import { tagCadence } from './touch-part.ts'

export { drifting } from './drift.ts'
export { touchPart } from './touch-part.ts'

const id = z.number().int().positive()
/** Days; 0 for never, null for as tags say or as learned. */
const days = z.number().int().min(0).max(3_650).nullable()
const cadenceSchema = z.union([z.object({ contactIds: z.array(id).min(1).max(10_000), days }), z.object({ tagId: id, days })])

/** Keeping in touch: how often, with whom, and who is slipping away. */
export const touchRouter = router({
  /** Says how often to be in touch with contacts, or with all who have a tag. */
  setCadence: write('touch.setCadence', cadenceSchema, setCadence),
  of: read(z.object({ contactId: id }), ({ db }, { contactId }) => touchOf(db, contactId)),
  drift: read(z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1_000).default(100) }), ({ db, now }, { offset, limit }) => drifting(db, now, offset, limit)),
})

interface Touch {
  lastReachedAt: number | null
  lastMeetingAt: number | null
  lastEmailAt: number | null
  reachedCount: number
  /** As learned, in days; null for too little to say. */
  rhythm: number | null
  /** As set, on the contact or else the shortest of its tags; null where it is learned. 0 for never. */
  cadence: number | null
  dueAt: number | null
  ownCadence: number | null
  tagCadence: number | null
}

const untouched = { lastReachedAt: null, lastMeetingAt: null, lastEmailAt: null, reachedCount: 0, rhythm: null, cadence: null, dueAt: null }

function touchOf(db: ReadDb, contactId: number): Touch {
  const contact = db.row<{ cadence: number | null }>('SELECT cadence FROM contact WHERE id = ?', contactId)
  if (!contact) throw new AppError('notFound', 'This contact is not there any more.')
  const row = db.row<Omit<Touch, 'ownCadence' | 'tagCadence'>>('SELECT lastReachedAt, lastMeetingAt, lastEmailAt, reachedCount, rhythm, cadence, dueAt FROM touch WHERE contactId = ?', contactId)
  return { ...(row ?? untouched), ownCadence: contact.cadence, tagCadence: tagCadence(db, contactId) }
}

function setCadence({ db, now, about }: WriteContext, input: z.output<typeof cadenceSchema>): { count: number } {
  if ('tagId' in input) {
    const name = db.value<string>('SELECT name FROM tag WHERE id = ?', input.tagId)
    if (name === undefined) throw new AppError('notFound', 'This tag is not there any more.')
    about({ name })
    return { count: db.exec('UPDATE tag SET cadence = ? WHERE id = ? AND cadence IS NOT ?', input.days, input.tagId, input.days) }
  }
  let count = 0
  for (const contactId of input.contactIds) count += db.exec('UPDATE contact SET cadence = ?, updatedAt = max(updatedAt + 1, ?) WHERE id = ? AND cadence IS NOT ?', input.days, now, contactId, input.days)
  const [first] = input.contactIds
  about(input.contactIds.length === 1 && first !== undefined ? { name: db.value<string>('SELECT name FROM contact WHERE id = ?', first) ?? '', count: 1 } : { count })
  return { count }
}
