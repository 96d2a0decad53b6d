import { create } from 'zustand'
import { regional } from '../../ui/times.ts'

/** The way to a new dated entry: the open editor's own function, or the wish for one when it opens. */
export const useStamp = create<{ stamp: (() => void) | null; isWanted: boolean }>(() => ({ stamp: null, isWanted: false }))

/** Day and time as the reader writes them: "22 Nov 2026, 21:30". */
export function stampText(locale: string, now = new Date()): string {
  return new Intl.DateTimeFormat(regional(locale), { dateStyle: 'medium', timeStyle: 'short', ...(locale.startsWith('zh') ? { hourCycle: 'h23' as const } : {}) }).format(now)
}
