import { formatRecurrence, parseRecurrence, partOf, toCompact, withPart, type RecurrenceParts, type RulePart } from '#shared/recurrence-text.ts'
import { frequencies } from '#shared/recurrence.ts'
import { isTimeless } from '#shared/wall-time.ts'
import type { ContentLine } from '../vcard/vcard.ts'
import { isNamed, type Component } from './component.ts'
import { instantOf, inWallOf, momentOf, utcText, type Moment, type Tell } from './times.ts'
import type { Zones } from './zones.ts'

/** The longest text of a recurrence that is taken, in characters (shared/activities.ts). The original has all of it. */
const longest = 100_000

/** RRULE, RDATE, EXDATE and EXRULE (of RFC 2445) in the wall time of the start, as shared/recurrence.ts keeps them; null for what does not recur. */
export function readRecurrence(component: Component, start: Moment, zones: Zones, tell: Tell): string | null {
  const parts: RecurrenceParts = { rules: [], dates: [], exceptions: [], exceptionRules: [], others: [] }
  let size = 0
  for (const line of component.properties) {
    if (isNamed(line, 'RRULE')) readRule(line, start, parts.rules, tell)
    else if (isNamed(line, 'EXRULE')) readRule(line, start, parts.exceptionRules, tell)
    else if (isNamed(line, 'RDATE') || isNamed(line, 'EXDATE')) {
      for (const item of line.value.split(',')) {
        if (item.trim() === '') continue
        if ((size += 17) > longest - 2_000) {
          tell('tooManyDates', 'There are too many single dates in this series; the first ones are shown, all of them were kept.')
          break
        }
        readDate(line, item, start, parts, zones, tell)
      }
    }
  }
  const text = parts.rules.length + parts.dates.length + parts.exceptions.length === 0 ? null : formatRecurrence(parts)
  if (text === null || text.length <= longest) return text
  tell('ruleTooLong', 'The rule of this series is too long; it was kept and is not applied.')
  return null
}

function readRule(line: ContentLine, start: Moment, rules: RulePart[][], tell: Tell): void {
  const rule = parseRecurrence(`RRULE:${line.value.trim().replace(/^(?:RRULE|EXRULE):/i, '').replace(/[\r\n]/g, '')}`).rules[0] ?? []
  const frequency = partOf(rule, 'FREQ')?.toUpperCase() ?? ''
  if (!(frequencies as readonly string[]).includes(frequency)) {
    if (isNamed(line, 'EXRULE')) tell('exceptionRule', `The rule “${line.value.slice(0, 80)}”, which takes occurrences away, is not understood; it was kept and is not applied.`)
    else tell('unknownRule', `The rule “${line.value.slice(0, 80)}” is not understood; it was kept, and the first occurrence is shown.`)
    return
  }
  if (rules.length < 20) rules.push(withUntil(rule.map(([name, value]): RulePart => [name, value.toUpperCase()]), start, tell))
}

/** UNTIL in the shape of the start (section 3.3.10): a day for days, UTC for zoned times, wall time for floating ones. */
function withUntil(rule: RulePart[], start: Moment, tell: Tell): RulePart[] {
  const text = partOf(rule, 'UNTIL')
  if (text === undefined) return rule
  const until = momentOf(text, { group: null, name: 'UNTIL', params: [], value: text }, noZones, tell)
  if (until === null) {
    tell('unknownRule', `The end of a rule (“${text.slice(0, 40)}”) is no time; the rule was taken without it.`)
    return withPart(rule, 'UNTIL', undefined)
  }
  if (isTimeless(start.time)) return withPart(rule, 'UNTIL', toCompact(until.time.slice(0, 10)))
  // A day means all of that day; a time without a zone is the start's.
  const time = isTimeless(until.time) ? `${until.time}T23:59:59` : until.time
  if (start.zone === null) return withPart(rule, 'UNTIL', toCompact(time))
  return withPart(rule, 'UNTIL', utcText(instantOf({ time, zone: until.zone ?? start.zone })))
}
const noZones = { meaning: () => null } as unknown as Zones

function readDate(line: ContentLine, item: string, start: Moment, parts: RecurrenceParts, zones: Zones, tell: Tell): void {
  const [from = '', period] = item.split('/')
  const moment = momentOf(from, line, zones, tell)
  if (moment === null) {
    tell('unknownDate', `“${item.slice(0, 40)}” is no date; it was left out of the series and kept.`)
    return
  }
  const at = placed(moment, start)
  if (isNamed(line, 'EXDATE')) parts.exceptions.push(at)
  else parts.dates.push({ at, period: period?.trim() ?? null })
}

/** A moment in the shape and the zone of the series: a day means the occurrence of that day. */
export function placed(moment: Moment, start: Moment): string {
  if (isTimeless(start.time)) return moment.time.slice(0, 10)
  return isTimeless(moment.time) ? `${moment.time}${start.time.slice(10)}` : inWallOf(moment, start.zone)
}
