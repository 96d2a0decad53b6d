import { create } from 'zustand'
import type { Scope } from '#shared/recurrence.ts'

/** What is about to happen to one occurrence of a series. */
export type ScopedAction = 'change' | 'move' | 'remove'
interface Question {
  action: ScopedAction
  regarding: string
  /** The first occurrence has nothing before it: `following` would be `all`. */
  isFirst: boolean
  answer: (scope: Scope | null) => void
}

/** The one question of how far a change of a series reaches; renderer/activities draws it. */
export const useScopeQuestion = create<{ question: Question | null }>(() => ({ question: null }))

/** Asks: this one, this and the following, or all? null where the user thought better of it. */
export function askScope(action: ScopedAction, regarding: string, isFirst = false): Promise<Scope | null> {
  useScopeQuestion.getState().question?.answer(null)
  return new Promise((resolve) => {
    useScopeQuestion.setState({ question: { action, regarding, isFirst, answer: (scope) => {
      useScopeQuestion.setState({ question: null })
      resolve(scope)
    } } })
  })
}
