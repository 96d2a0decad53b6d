import { z } from 'zod'
import type { ActivityContent } from '#shared/activities.ts'
import { bulkTargetSchema, type BulkResult } from '#shared/bulk.ts'
import { AppError } from '#shared/errors.ts'
import type { Plan, PlannedStep, PlanStep } from '#shared/plans.ts'
import { addDays, addMinutes, daySchema } from '#shared/wall-time.ts'
import { conflictsOf, insertActivity, shiftOffDaysOff } from '../activities/activities.ts'
import { idsMeant } from '../contacts/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import { changeInSlices } from '../jobs/change-in-slices.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { ReadContext, WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { requirePlan } from './read-plans.ts'

const id = z.number().int().positive()
const placed = z.object({ planId: id, anchor: daySchema, timeZone: z.string().max(100) })
/** No contacts: the plan is the user's own. */
export const previewSchema = placed.extend({ contactIds: z.array(id).max(10_000).default([]) })
/** For some contacts, for nobody but the user (no contacts), or for a selection or a whole lookup, however many it has. */
export const applySchema = z.union([placed.extend({ contactIds: z.array(id).max(10_000) }), placed.extend({ target: bulkTargetSchema })])
/** So many activities are planned between two looks at the clock. */
const stretch = 24

interface Placed {
  start: string
  end: string
  isShifted: boolean
}

/** Where a step falls: so many days from the anchor, and off weekends and holidays where it wants that. */
function place(db: ReadDb, step: PlanStep, anchor: string): Placed {
  const wanted = addDays(anchor, step.days)
  const day = shiftOffDaysOff(db, wanted, step.shift)
  const isShifted = day !== wanted
  if (step.time === null) return { start: day, end: addDays(day, 1), isShifted }
  const start = `${day}T${step.time}:00`
  return { start, end: addMinutes(start, step.duration), isShifted }
}

export async function preview({ db, services }: ReadContext, { planId, anchor, timeZone, contactIds }: z.output<typeof previewSchema>): Promise<PlannedStep[]> {
  const steps: PlannedStep[] = []
  for (const step of requirePlan(db, planId).steps) {
    const when = place(db, step, anchor)
    steps.push({ ...step, ...when, conflicts: await conflictsOf(services, { ...when, timeZone, contactIds: contactIds.slice(0, 1_000) }) })
  }
  return steps
}

/** Plans the steps for each contact: one change, in slices, one run per contact, so that each can be moved by itself. */
export async function applyPlan(job: JobContext, services: Services, input: z.output<typeof applySchema>): Promise<BulkResult> {
  const { read } = services.store
  const plan = requirePlan(read, input.planId)
  if (plan.steps.length === 0) throw new AppError('invalid', 'This plan has no steps yet.')
  // 0 stands for nobody: a plan of the user's own. Many are taken in the order in which they lie in the file: neighbours share pages.
  const ids = 'target' in input ? Float64Array.from(idsMeant(read, services, input.target)).sort() : input.contactIds.length === 0 ? [0] : [...new Set(input.contactIds)]
  if (ids.length === 0) throw new AppError('notFound', 'There is nothing in this lookup.')
  // Where the steps fall is the same for all.
  const steps = plan.steps.map((step) => ({ step, ...place(read, step, input.anchor) }))
  return changeInSlices(job, services, {
    action: 'plans.apply', subject: { name: plan.name }, ids, stretch: Math.max(1, Math.floor(stretch / steps.length)),
    work: (ctx, some) => some.filter((contactId) => applyTo(ctx, plan, { ...input, steps, contactId })).length,
  })
}

interface Application {
  anchor: string
  timeZone: string
  steps: readonly (Placed & { step: PlanStep })[]
  contactId: number
}

/** Gives whether the contact was still there. */
function applyTo(ctx: WriteContext, plan: Plan, { anchor, timeZone, steps, contactId }: Application): boolean {
  const { db } = ctx
  if (contactId !== 0 && db.row('SELECT 1 FROM contact WHERE id = ? AND deletedAt IS NULL', contactId) === undefined) return false
  const planRunId = ctx.newId('planRun')
  const planId = db.row('SELECT 1 FROM activityPlan WHERE id = ?', plan.id) === undefined ? null : plan.id
  db.insert('planRun', { id: planRunId, name: plan.name, anchor, planId })
  const participants: ActivityContent['participants'] = contactId === 0 ? [] : [{ contactId, name: '', email: '', answer: null }]
  for (const [planStep, { step, start, end }] of steps.entries()) {
    insertActivity(ctx, {
      typeId: step.typeId, regarding: step.regarding, details: step.details, location: '', start, end, timeZone: step.time === null ? null : timeZone, endTimeZone: null,
      recurrence: null, status: 'planned', priority: step.priority, isFree: false, isPrivate: false, colour: null, calendarId: null, participants,
      alarms: step.alarm === null ? [] : [{ offset: step.alarm * -60, isFromEnd: false, at: null }],
    }, { planRunId, planStep })
  }
  return true
}
