import { create } from 'zustand'
import type { Scope } from '#shared/recurrence.ts'

/** The small questions about how far a change of an activity reaches; renderer/activities draws them. */
export type ScopedAction = 'change' | 'move' | 'remove'

/** About one occurrence of a series: this one, this and the following, or all? */
interface SeriesQuestion {
  kind: 'series'
  action: ScopedAction
  regarding: string
  /** Whether one alone can have it: a rule is never one occurrence's. */
  hasThis: boolean
  answer: (scope: Scope | null) => void
}
/** About one activity of a plan that was applied: only this one, or the `count` others that are open along with it? */
interface PlanQuestion {
  kind: 'plan'
  count: number
  answer: (withRest: boolean | null) => void
}

export const useScopeQuestion = create<{ question: SeriesQuestion | PlanQuestion | null }>(() => ({ question: null }))

/** Puts the question away; whoever waits for it gets null. */
export const dismissQuestion = (): void => useScopeQuestion.getState().question?.answer(null)

/** Resolves with null where the user thought better of it. */
export function askScope(action: ScopedAction, regarding: string, hasThis = true): Promise<Scope | null> {
  return ask<Scope>((answer) => ({ kind: 'series', action, regarding, hasThis, answer }))
}

/** Resolves with whether the rest of the plan moves along; null where nothing is to move. */
export function askPlanRest(count: number): Promise<boolean | null> {
  return ask<boolean>((answer) => ({ kind: 'plan', count, answer }))
}

function ask<T>(questionOf: (answer: (value: T | null) => void) => SeriesQuestion | PlanQuestion): Promise<T | null> {
  dismissQuestion()
  return new Promise((resolve) => {
    const question = questionOf((value) => {
      useScopeQuestion.setState({ question: null })
      resolve(value)
    })
    useScopeQuestion.setState({ question })
  })
}
