import { useEffect } from 'react'
import { create } from 'zustand'
import type { TimelineRequest } from '#shared/history.ts'

/** What can be put on paper, with what the report needs to know of the screen it is printed from. */
export type PrintSubject =
  | { name: 'directory' }
  /** `weekStart`: 1 Monday to 7 Sunday. */
  | { name: 'day' | 'week' | 'month'; day: string; weekStart: number; isWorkWeek: boolean }
  | { name: 'today' }
  | { name: 'timeline'; timeline: Partial<TimelineRequest>; title: string }

/** The screens that are open, the front one last, each with what it shows. */
const usePrintable = create<{ shown: readonly PrintSubject[]; asked: PrintSubject | null }>(() => ({ shown: [], asked: null }))

/** Says what Ctrl+P prints while this screen is in front. Give the same object as long as it is about the same. */
export function usePrints(subject: PrintSubject | null): void {
  useEffect(() => {
    if (!subject) return
    usePrintable.setState(({ shown }) => ({ shown: [...shown, subject] }))
    return () => usePrintable.setState(({ shown }) => ({ shown: shown.filter((other) => other !== subject) }))
  }, [subject])
}

/** Names what the next `reports.print` is about, for a button that prints one part of a screen. */
export const printNext = (asked: PrintSubject): void => usePrintable.setState({ asked })

/** What was asked for, else what is in front now; the directory of contacts where no screen says otherwise. */
export function printSubject(): PrintSubject {
  const { asked, shown } = usePrintable.getState()
  usePrintable.setState({ asked: null })
  return asked ?? shown.at(-1) ?? { name: 'directory' }
}
