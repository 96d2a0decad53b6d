import type { QuickAdd } from '#shared/quick-add.ts'
import { addDays, addMinutes, dayOf, type Day, type WallTime } from '#shared/wall-time.ts'
import { expandSeries, wallSeconds, wallText } from '../recurrence/recurrence.ts'
import { readChinese, simplify, takeChineseDuration, takeChineseRule } from './chinese.ts'
import { takeTime, type QuickAddTime } from './dates.ts'
import { readEnglish, takeEnglishDuration, takeEnglishRule } from './english.ts'
import { QuickAddLine } from './line.ts'

/** Longer lines are no lines. */
export const longestLine = 500

/**
 * Understands a line: what kind of activity, with whom, when, how long, how often, where, about what. What nothing was made of
 * is what it is about. `now` is wall time of the reader; `plain` are stretches taken back by the user, as places in the line.
 * The chips that have places in the line come in their order.
 */
export function parseQuickAdd(text: string, now: WallTime, plain: readonly (readonly [number, number])[] = []): QuickAdd {
  const line = new QuickAddLine(text.slice(0, longestLine), plain)
  const isChinese = /[\u3400-\u9fff]/u.test(line.text)
  const priority = takePriority(line)
  const rule = (isChinese ? takeChineseRule(line) : null) ?? takeEnglishRule(line)
  const minutes = (isChinese ? takeChineseDuration(line) : null) ?? takeEnglishDuration(line)
  const time = takeTime(line, now, isChinese, simplify)
  const found = isChinese ? readChinese(line) : readEnglish(line)
  const rest = line.words(plain).replace(/^[\s,，、。;；:：-]+|[\s,，、;；:：-]+$/gu, '').replace(/\s+([,，。])/gu, '$1')
  const regarding = [rest, found.regarding].filter(Boolean).join(' ') || found.spare
  return {
    type: found.type, people: found.people, ...timesOf(time, minutes, rule, now), regarding, location: found.location, recurrence: rule === null ? null : `RRULE:${rule}`, priority,
    chips: line.chips.toSorted((a, b) => a.from - b.from),
  }
}

function takePriority(line: QuickAddLine): number {
  const marks = line.find('priority', /(?<!\S)(?:!{1,3}|！{1,3})(?!\S)|[!！]{1,3}\s*$/u)
  const urgent = line.find('priority', /\b(?:urgent(?:ly)?|asap|high priority|top priority)\b:?|紧急|緊急|加急|急事/iu)
  if (marks || urgent) return 1
  return line.find('priority', /\b(?:low priority|whenever)\b|不急/iu) ? 9 : 0
}

/** The first day of a rule, where none was said, is today or the next day that the rule names. */
function timesOf({ day, isDaySaid, time, end }: QuickAddTime, minutes: number | null, rule: string | null, now: WallTime): { start: string | null; end: string | null } {
  const first = rule === null || isDaySaid ? day : firstDay(rule, time, now)
  if (first === null) return { start: null, end: null }
  if (time === null) return { start: first, end: null }
  const start = `${first}T${time}`
  return { start, end: minutes !== null ? addMinutes(start, minutes) : end !== null && end > start ? end : null }
}

/** The next day that a rule names, today among them where the time is still to come; without any, today or tomorrow. */
function firstDay(rule: string, time: string | null, now: WallTime): Day {
  const isOver = time !== null && `${dayOf(now)}T${time}` < now
  const earliest = isOver ? addDays(dayOf(now), 1) : dayOf(now)
  if (!rule.includes(';BY')) return earliest
  const from = wallSeconds(earliest)
  // The day before the first possible one: a series begins with its start, whether the rule names it or not.
  const { times } = expandSeries({ start: addDays(earliest, -1), timeZone: null, recurrence: `RRULE:${rule.replace(/;INTERVAL=\d+/, '')}` }, { from, to: from + 800 * 86_400 }, { occurrences: 1, time: 20 })
  return times[0] === undefined ? earliest : wallText(times[0], true)
}
