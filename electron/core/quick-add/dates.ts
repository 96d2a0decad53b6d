import { en, type ParsedComponents, type ParsedResult } from 'chrono-node'
import { hans } from 'chrono-node/zh'
import { addDays, addMinutes, dayOf, dayOfWeek, isDay, type Day, type WallTime } from '#shared/wall-time.ts'
import type { QuickAddLine } from './line.ts'

/** When a line says that something is. */
export interface QuickAddTime {
  day: Day | null
  /** Whether the line names the day; else it is the next one that has the time. */
  isDaySaid: boolean
  /** `15:00:00`; null for none. */
  time: string | null
  end: WallTime | null
}

/** Verbs that are followed by a name, so that a day after them may be one: Tuesday Weld, Sun Li. */
const beforeName = /\b(?:call|phone|ring|meet|see|visit|email|e-mail|mail|with|and|to)\s+$/i
const capitalised = /^\s+\p{Lu}[\p{L}'’-]*/u
const isDateWord = /^\s+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|At|In|On|Re|With|Noon|Midnight|Morning|Afternoon|Evening)/i
/** An amount of time by itself says neither when nor how long: the minutes (of a meeting), the hour of truth, last week's report. */
const amountOnly = /^(?:(?:the|an?|few|couple(?:\s+of)?|some|several|last|past|half|\d+(?:[.,]\d+)?)\s+)+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|quarter|year)s?$/i
const weekdayOnly = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i

/** Takes the day and the time out of a line. `now` is wall time of the reader; `simple` is the rest of the line in simplified characters, for Chinese. */
export function takeTime(line: QuickAddLine, now: WallTime, isChinese: boolean, simplify: (text: string) => string): QuickAddTime {
  const found: QuickAddTime = { day: null, isDaySaid: false, time: null, end: null }
  // The wall is taken for UTC in both directions: what the clock of a zone does in between is not the parser's matter.
  const reference = { instant: new Date(`${now}Z`), timezone: 0 }
  if (isChinese) takeChineseWeek(line, found, now, simplify)
  const english = en.casual.parse(line.rest, reference, { forwardDate: true })
  const results = isChinese ? longest(hans.casual.parse(simplify(line.rest), reference, { forwardDate: true }), english) : english
  let at: WallTime | null = null
  for (const result of results) {
    const { start } = result
    const hasTime = start.isCertain('hour')
    const hasDay = (start.isCertain('day') || start.isCertain('weekday')) && saysDay(result.text)
    if (!hasTime && !hasDay) continue
    if (isName(line, result) || amountOnly.test(result.text.trim()) || (hasTime && found.time !== null) || (hasDay && found.day !== null)) continue
    const { day, time } = componentsOf(start, result.text)
    if (!isDay(day)) continue
    if (hasDay) {
      found.day = day
      found.isDaySaid = true
    }
    if (hasTime) {
      found.time = time
      at = `${day}T${time}`
      if (result.end?.isCertain('hour')) found.end = endOf(result.end, at, result.text)
    }
    takeChips(line, result.index, result.text, hasDay, hasTime)
  }
  if (isChinese && found.time === null) takeHalfDay(line, found, now, simplify)
  return settle(found, at, now, results)
}

/** 下周三: weeks begin on Monday, also on a Sunday, when the library already counts on. 周末 is Saturday. */
function takeChineseWeek(line: QuickAddLine, found: QuickAddTime, now: WallTime, simplify: (text: string) => string): void {
  const match = /(?:(上|这|本|下下?)个?(?:周|星期)([一二三四五六日天末])|周末)/u.exec(simplify(line.rest))
  if (!match) return
  const weeks = { 上: -1, 下: 1, 下下: 2 }[match[1] ?? ''] ?? 0
  const today = (dayOfWeek(dayOf(now)) + 6) % 7
  const weekday = '一二三四五六日'.indexOf((match[2] ?? '末').replace('天', '日').replace('末', '六'))
  found.day = addDays(dayOf(now), weeks * 7 + weekday - today + (match[1] === undefined && weekday < today ? 7 : 0))
  found.isDaySaid = true
  line.take('day', match.index, match.index + match[0].length)
}

/** 下午 without an hour is today. */
function takeHalfDay(line: QuickAddLine, found: QuickAddTime, now: WallTime, simplify: (text: string) => string): void {
  const match = /(?<![\p{Script=Han}])(?:凌晨|早上|上午|中午|下午|傍晚|晚上)/u.exec(simplify(line.rest))
  if (!match) return
  line.take('day', match.index, match.index + match[0].length)
  found.day ??= dayOf(now)
  found.isDaySaid = true
}

/** A day and a time that stand apart come together; a time alone is the next one there is. */
function settle(found: QuickAddTime, at: WallTime | null, now: WallTime, results: readonly ParsedResult[]): QuickAddTime {
  const length = found.end !== null && at !== null ? Date.parse(`${found.end}Z`) - Date.parse(`${at}Z`) : null
  if (found.time !== null) {
    if (found.day === null) found.day = addDays(dayOf(now), `${dayOf(now)}T${found.time}` < now ? 1 : 0)
    else if (found.day === dayOf(now) && `${found.day}T${found.time}` < now && results.some(({ start }) => start.isCertain('weekday') && !start.isCertain('day'))) found.day = addDays(found.day, 7)
  }
  if (found.day !== null && found.time !== null && length !== null) found.end = addMinutes(`${found.day}T${found.time}`, length / 60_000)
  return found
}

/** Half a day by itself (下午3点) is taken for today's by the library, said or not. */
const saysDay = (text: string): boolean => !/[\u4e00-\u9fff]/u.test(text) || /[今明昨后前天日号周月年期]|\d[-/]\d/u.test(text)

/** Of two readings those that say more, each stretch of the line once. */
function longest(one: readonly ParsedResult[], other: readonly ParsedResult[]): ParsedResult[] {
  const kept = [...one]
  for (const result of other) {
    if (!kept.some(({ index, text }) => index < result.index + result.text.length && result.index < index + text.length)) kept.push(result)
  }
  return kept.sort((a, b) => a.index - b.index)
}

/** Whether a day or a month is somebody's name: a month alone always, a weekday after a verb with another name behind it. */
function isName(line: QuickAddLine, { index, text, start }: ParsedResult): boolean {
  if (!start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('hour')) return true
  if (!weekdayOnly.test(text.trim())) return false
  const after = line.text.slice(index + text.trimEnd().length)
  return beforeName.test(line.text.slice(0, index)) && /^\p{Lu}/u.test(text) && capitalised.test(after) && !isDateWord.test(after)
}

function componentsOf(start: ParsedComponents, text: string): { day: Day; time: string } {
  const two = (value: number | null) => String(value ?? 0).padStart(2, '0')
  const day = `${String(start.get('year') ?? 0).padStart(4, '0')}-${two(start.get('month'))}-${two(start.get('day'))}`
  return { day, time: `${two(likelyHour(start, text))}:${two(start.get('minute'))}:00` }
}

/** One to six without a half of the day is in the afternoon; nobody is called at three in the night. `03:00` says what it means. */
function likelyHour(start: ParsedComponents, text: string): number {
  const hour = start.get('hour') ?? 0
  const isSaid = start.isCertain('meridiem') || /\b0\d:|凌晨|早|上午|midnight|night|morning/i.test(text)
  return hour >= 1 && hour <= 6 && !isSaid ? hour + 12 : hour
}

function endOf(end: ParsedComponents, start: WallTime, text: string): WallTime | null {
  const { day, time } = componentsOf(end, text)
  let at = `${day}T${time}`
  if (at <= start && Number(time.slice(0, 2)) < 12) at = addMinutes(at, 720)
  return at > start ? at : null
}

const timeWithin = /(?:\b(?:at|@|from)\s+)?(?:\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)|\d{1,2}:\d{2}|\bnoon\b|\bmidnight\b|(?:凌晨|清晨|早上|早|上午|中午|下午|傍晚|晚上|晚|午)?\s*(?:\d{1,2}|(?<![周期週拜])[一二三四五六七八九十两兩〇零]{1,3})\s*[点點时時:：].*)/i

/** A day and a time side by side are two chips, so that one can be taken back. */
function takeChips(line: QuickAddLine, from: number, text: string, hasDay: boolean, hasTime: boolean): void {
  const to = from + text.length
  const time = hasDay && hasTime ? timeWithin.exec(text) : null
  if (!time) line.take(hasTime ? (hasDay ? 'day' : 'time') : 'day', from, to)
  else if (time.index === 0) {
    line.take('time', from, from + time[0].length)
    if (text.slice(time[0].length).trim() !== '') line.take('day', from + time[0].length, to)
  } else {
    line.take('day', from, from + time.index)
    line.take('time', from + time.index, to)
  }
}
