import { AppError } from '#shared/errors.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { readContact } from '../contacts/contacts.ts'

/** Notes that somebody has looked at the whole card and found it right, or takes that back. */
export function verifyContact(ctx: WriteContext, { id, isRight }: { id: number; isRight: boolean }): void {
  const contact = readContact(ctx.db, id)
  if (!contact || contact.deletedAt !== null) throw new AppError('notFound', 'This contact is not there any more, or in the trash.')
  ctx.db.exec('UPDATE contact SET verifiedAt = ? WHERE id = ?', isRight ? ctx.now : null, id)
  ctx.about({ name: contact.name, count: 1 })
}
