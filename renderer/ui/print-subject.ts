import { useEffect } from 'react'
import { create } from 'zustand'
import type { TimelineRequest } from '#shared/history.ts'

/** What can be put on paper, with what the report needs to know of the screen it is printed from. */
export type PrintSubject =
  | { name: 'directory' }
  | { name: 'day' | 'week' | 'month'; day: string; weekStart: number; isWorkWeek: boolean }
  | { name: 'today' }
  | { name: 'timeline'; timeline: Partial<TimelineRequest>; title: string }

/** The screens that are open, the front one last, each with what it shows. */
const usePrintable = create<{ shown: readonly PrintSubject[] }>(() => ({ shown: [] }))

/** Says what Ctrl+P prints while this screen is in front. Give the same object as long as it is about the same. */
export function usePrints(subject: PrintSubject | null): void {
  useEffect(() => {
    if (!subject) return
    usePrintable.setState(({ shown }) => ({ shown: [...shown, subject] }))
    return () => usePrintable.setState(({ shown }) => ({ shown: shown.filter((other) => other !== subject) }))
  }, [subject])
}

/** What is in front now; the directory of contacts where no screen says otherwise. */
export const printSubject = (): PrintSubject => usePrintable.getState().shown.at(-1) ?? { name: 'directory' }
