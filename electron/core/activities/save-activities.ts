import type { ActivityContent } from '#shared/activities.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { insertActivity } from './write-activities.ts'

export function create(ctx: WriteContext, { content }: { content: ActivityContent }): { id: number } {
  const id = insertActivity(ctx, content)
  ctx.about({ name: content.regarding, count: 1 })
  return { id }
}
