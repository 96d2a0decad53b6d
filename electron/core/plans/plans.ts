import { z } from 'zod'
import { builtInTypes } from '#shared/activity-types.ts'
import { limits } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { planStepSchema, samplePlans, type Plan, type PlanStep } from '#shared/plans.ts'
import { requireType } from '../activities/activities.ts'
import type { ReadDb } from '../db/query.ts'
import { job, read, readLater, router, write, type WriteContext } from '../rpc/procedures.ts'
import { applyPlan, applySchema, preview, previewSchema } from './apply-plan.ts'
import { readPlans, requirePlan } from './read-plans.ts'

const id = z.number().int().positive()
const planSchema = z.object({ id: id.optional(), name: z.string().trim().min(1).max(limits.label), steps: z.array(planStepSchema).max(200) })

/** Series of activities around a day, and their use. */
export const plansRouter = router({
  list: read(z.void(), ({ db }) => readPlans(db)),
  /** Plans to begin with, in a language of the screens; nothing is written before one is saved. */
  samples: read(z.object({ language: z.string().max(20) }), (_ctx, { language }) => samplePlans(language, builtInTypes)),
  /** Makes a plan (no `id`) or gives one another name and other steps. What was planned by it before stays as it is. */
  save: write('plans.save', planSchema, savePlan),
  remove: write('plans.remove', z.object({ id }), removePlan),
  /** What the steps would become, with what else there is at the time. */
  preview: readLater(previewSchema, preview),
  /** (tRPC keeps the word apply to itself.) Plans all steps for each of the contacts, or for a selection or a whole lookup, as one change; gives how many contacts. */
  applyTo: job('plans', applySchema, applyPlan),
})

function savePlan(ctx: WriteContext, { id: given, name, steps }: z.output<typeof planSchema>): { id: number } {
  const { db } = ctx
  const taken = db.value<number>('SELECT id FROM activityPlan WHERE name = ? COLLATE NOCASE', name)
  if (taken !== undefined && taken !== given) throw new AppError('invalid', `There is a plan “${name}” already.`, { field: 'name', details: { id: taken } })
  for (const typeId of new Set(steps.map((step) => step.typeId))) requirePlanned(db, typeId)
  ctx.about({ name })
  const planId = given ?? ctx.newId('activityPlan')
  if (given === undefined) db.insert('activityPlan', { id: planId, name, rank: (db.value<number>('SELECT max(rank) FROM activityPlan') ?? 0) + 1 })
  else {
    requirePlan(db, given)
    db.exec('UPDATE activityPlan SET name = ? WHERE id = ?', name, given)
  }
  writeSteps(ctx, planId, steps)
  return { id: planId }
}

function requirePlanned(db: ReadDb, typeId: number): void {
  if (!requireType(db, typeId).isPlanned) throw new AppError('invalid', 'Activities of this type are not planned.', { field: 'typeId' })
}

/** Rows are written over where they stand. */
function writeSteps({ db, newId }: WriteContext, planId: number, steps: readonly PlanStep[]): void {
  const before = db.column<number>('SELECT id FROM activityPlanStep WHERE planId = ? ORDER BY rank, id', planId)
  for (const [rank, step] of steps.entries()) {
    const { typeId, days, time, duration, shift, regarding, details, priority, alarm } = step
    const own = before[rank]
    if (own === undefined) db.insert('activityPlanStep', { id: newId('activityPlanStep'), planId, rank, typeId, days, time, duration, shift, regarding, details, priority, alarm })
    else db.exec('UPDATE activityPlanStep SET rank = ?, typeId = ?, days = ?, time = ?, duration = ?, shift = ?, regarding = ?, details = ?, priority = ?, alarm = ? WHERE id = ?', rank, typeId, days, time, duration, shift, regarding, details, priority, alarm, own)
  }
  for (const stepId of before.slice(steps.length)) db.exec('DELETE FROM activityPlanStep WHERE id = ?', stepId)
}

/** Removes a plan. What was planned by it stays, and moves together as before. */
function removePlan({ db, about }: WriteContext, { id: planId }: { id: number }): void {
  const { name }: Plan = requirePlan(db, planId)
  db.exec('UPDATE planRun SET planId = NULL WHERE planId = ?', planId)
  db.exec('DELETE FROM activityPlanStep WHERE planId = ?', planId)
  db.exec('DELETE FROM activityPlan WHERE id = ?', planId)
  about({ name })
}
