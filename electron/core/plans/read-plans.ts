import { AppError } from '#shared/errors.ts'
import type { Plan, PlanStep } from '#shared/plans.ts'
import type { ReadDb } from '../db/query.ts'

export function readPlans(db: ReadDb): Plan[] {
  return db.rows<{ id: number; name: string }>('SELECT id, name FROM activityPlan ORDER BY rank, id').map((plan) => ({ ...plan, steps: stepsOf(db, plan.id) }))
}

/** A plan with its steps; throws `notFound`. */
export function requirePlan(db: ReadDb, id: number): Plan {
  const plan = db.row<{ id: number; name: string }>('SELECT id, name FROM activityPlan WHERE id = ?', id)
  if (!plan) throw new AppError('notFound', 'This plan is not there any more.')
  return { ...plan, steps: stepsOf(db, id) }
}

const stepsOf = (db: ReadDb, planId: number): PlanStep[] =>
  db.rows<PlanStep>('SELECT typeId, days, time, duration, shift, regarding, details, priority, alarm FROM activityPlanStep WHERE planId = ? ORDER BY rank, id', planId)
