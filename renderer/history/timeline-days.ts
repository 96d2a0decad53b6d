import type { HistoryItem } from '#shared/history.ts'
import { regional } from '../ui/times.ts'

/** The entries of one day, or those that are pinned (`day` is null). */
export interface TimelineDay {
  day: string | null
  items: HistoryItem[]
}

const dayOf = (at: number) => new Date(at).toLocaleDateString('sv-SE')

/** A timeline as days, in its order: what is pinned comes first, under a heading of its own. */
export function byDay(items: readonly HistoryItem[]): TimelineDay[] {
  const days: TimelineDay[] = []
  for (const item of items) {
    const day = item.isPinned ? null : dayOf(item.at)
    const last = days.at(-1)
    if (last && last.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}

/** A day as a heading: "today", "yesterday", "Monday" within a week, else the date. */
export function dayHeading(locale: string, day: string, now = Date.now()): string {
  const days = Math.round((Date.parse(`${dayOf(now)}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000)
  if (days >= -1 && days <= 1) return capital(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'))
  const isNear = days > 0 && days < 7
  const isThisYear = day.slice(0, 4) === dayOf(now).slice(0, 4)
  const options: Intl.DateTimeFormatOptions = isNear ? { weekday: 'long', day: 'numeric', month: 'long' } : { weekday: 'short', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }
  return new Intl.DateTimeFormat(regional(locale), { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The time of day on this computer's clock. */
export const hourText = (locale: string, at: number): string => new Intl.DateTimeFormat(regional(locale), { hour: '2-digit', minute: '2-digit', ...(locale.startsWith('zh') ? { hourCycle: 'h23' as const } : {}) }).format(at)
