import type { BuiltInType } from '#shared/activity-types.ts'
import type { QuickAddLine } from './line.ts'

/** What English says of an activity beside its time: rules of words, tried on what is left of the line. */

/** Verbs that take a person, and what they mean. `keeps` are words that say what it is about when nothing else does. */
const types: readonly { type: BuiltInType; words: string; keeps: boolean }[] = [
  { type: 'call', words: 'call(?: back)?|phone(?: call)?|telephone|ring(?: up)?|dial', keeps: false },
  { type: 'meeting', words: 'meet(?: up)?|meeting|see|visit|appointment', keeps: false },
  { type: 'meeting', words: 'lunch|dinner|breakfast|brunch|supper|coffee|drinks?|tea|interview|demo|workshop', keeps: true },
  { type: 'email', words: 'e-?mail|mail', keeps: false },
  { type: 'letter', words: 'letter', keeps: false },
  { type: 'message', words: 'text|message|whatsapp|sms', keeps: false },
  { type: 'todo', words: 'to-?do:?|task:?|remind me(?: to| about)?|reminder:?(?: to)?', keeps: false },
]
const begin = /^\s*(?:(?:please|schedule|plan|book|set up|arrange|have|add)\s+)?(?:(?:a|an|the)\s+)?/i

export interface Found {
  type: BuiltInType
  people: string[]
  regarding: string
  location: string
  /** A word that says what it is about when nothing else does: lunch. */
  spare: string
}

const number = '[\\p{L}][\\p{L}\\p{M}\'’.-]*'
/** Names as they are typed: some words, several joined by commas and `and`. */
const names = `${number}(?:[ ]+(?!(?:and|re|about|regarding|concerning|at|in|with|for|to|on)\\b)${number}){0,3}`
const people = `${names}(?:\\s*(?:,|&|\\band\\b)\\s*${names}){0,9}`
const noName = /^(?:the|a|an|my|our|his|her|their|some|all|back|everyone|everybody|it|him|them|me)\b/i

/** Takes type, subject, place and people, in this order, so that what is said of the subject stays with it. */
export function readEnglish(line: QuickAddLine): Found {
  const { type, spare, isDirect } = takeType(line)
  const subject = /(?<!\S)(?:re|regarding|about|concerning)(?::|(?=\s))\s*(\S.*)$/i.exec(line.rest)
  let regarding = ''
  if (subject) regarding = line.take('regarding', subject.index, line.rest.length).replace(/^\S+?:?\s+/, '').replace(/^:\s*/, '')
  const location = takePlace(line)
  const found = takePeople(line, type, isDirect)
  return { type: type ?? 'todo', people: found, regarding, location, spare }
}

function takeType(line: QuickAddLine): { type: BuiltInType | null; spare: string; isDirect: boolean } {
  for (const { type, words, keeps } of types) {
    const match = new RegExp(`${begin.source}((?:${words}))(?=\\s|$|[,.!:])`, 'iu').exec(line.rest)
    if (match) return { type, spare: keeps ? upper(takeGroup(line, match)) : (takeGroup(line, match), ''), isDirect: true }
  }
  // Anywhere in the line: “quarterly meeting with Ana”. What stands before it says what it is about.
  const anywhere = /(?<=\s)(call|meeting|lunch|dinner|breakfast|coffee)(?=\s+(?:with|at|in)\b|\s*$)/i.exec(line.rest)
  return { type: anywhere ? (anywhere[1]?.toLowerCase() === 'call' ? 'call' : 'meeting') : null, spare: '', isDirect: false }
}

function takeGroup(line: QuickAddLine, match: RegExpExecArray): string {
  const word = match[1] ?? ''
  const from = match.index + match[0].length - word.length
  line.drop(match.index, from)
  return line.take('type', from, from + word.length)
}

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function takePlace(line: QuickAddLine): string {
  const match = /(?<!\S)(?:at|in|@)\s+((?:the\s+)?[\p{Lu}\d][^,;]*?|(?:the\s+)?(?:office|home|work|headquarters|hotel|airport|station|caf[eé]|restaurant|bar|gym|school|church|bank|clinic|hospital)\b[^,;]*?)(?=\s{2,}|\s+(?:with|re|about|regarding|and|for)\b|[,;]|\s*$)/iu.exec(line.rest)
  const place = match?.[1]
  // A place has a capital, or is one of the words above; “in touch” is neither.
  if (!match || place === undefined || !/\p{Lu}|\d|office|home|work|headquarters|hotel|airport|station|caf|restaurant|bar|gym|school|church|bank|clinic|hospital/u.test(place)) return ''
  line.take('location', match.index, match.index + match[0].length)
  return place.trim()
}

function takePeople(line: QuickAddLine, type: BuiltInType | null, isDirect: boolean): string[] {
  const found: string[] = []
  const take = (match: RegExpExecArray | null): void => {
    const text = match?.[1]
    if (!match || text === undefined || noName.test(text)) return
    const from = match.index + match[0].length - text.length
    line.drop(match.index, from)
    found.push(...takeNames(line, from, text))
  }
  take(new RegExp(`(?<!\\S)with\\s+(${people})`, 'iu').exec(line.rest))
  const isWritten = type === 'email' || type === 'letter' || type === 'message'
  if (isWritten || type === 'call') take(new RegExp(`(?<!\\S)to\\s+(${people})`, 'iu').exec(line.rest))
  if (found.length > 0 || !isDirect || type === null || type === 'todo') return found
  // After the verb: “call ana”. Of what is written, only what has a capital: “email report”.
  const direct = new RegExp(`^\\s*(${people})`, isWritten || type === 'meeting' ? 'u' : 'iu').exec(line.rest)
  if (direct && (type === 'call' || /^\p{Lu}|^\p{Lo}/u.test(direct[1] ?? ''))) take(direct)
  return found
}

/** Each name is a chip of its own. */
function takeNames(line: QuickAddLine, from: number, text: string): string[] {
  const found: string[] = []
  let at = from
  for (const part of text.split(/(\s*(?:,|&|\band\b)\s*)/iu)) {
    if (/^\s*(?:,|&|and)\s*$/iu.test(part)) line.drop(at, at + part.length)
    else if (part.trim() !== '') found.push(line.take('person', at, at + part.length).replace(/[.]$/, ''))
    at += part.length
  }
  return found
}

const ordinals: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }
const dayNames = '(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?'

/** Takes a recurrence; gives the RRULE without its name, or null. */
export function takeEnglishRule(line: QuickAddLine): string | null {
  const nth = line.find('recurrence', new RegExp(`\\b(?:every|each)\\s+(first|second|third|fourth|last|1st|2nd|3rd|4th)\\s+(${dayNames})(?:\\s+of\\s+(?:the|each|every)\\s+month)?\\b`, 'i'))
  if (nth) return `FREQ=MONTHLY;BYDAY=${ordinals[nth[1]?.toLowerCase() ?? ''] ?? Number.parseInt(nth[1] ?? '1', 10)}${code(nth[2] ?? '')}`
  const onDays = line.find('recurrence', new RegExp(`\\b(?:every|each)\\s+(other\\s+)?(${dayNames}(?:\\s*(?:,|and|&|/)\\s*${dayNames})*)\\b`, 'i'))
  if (onDays) return `FREQ=WEEKLY${onDays[1] ? ';INTERVAL=2' : ''};BYDAY=${[...new Set((onDays[2] ?? '').split(/\s*(?:,|\band\b|&|\/)\s*/i).map(code))].join(',')}`
  if (line.find('recurrence', /\b(?:every|each)\s+(?:weekday|workday|business day|working day)s?\b|\bon weekdays\b/i)) return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'
  const monthDay = line.find('recurrence', /\b(?:every|each)\s+(\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(?:the|each|every)\s+month)?\b/i)
  if (monthDay && Number(monthDay[1]) >= 1 && Number(monthDay[1]) <= 31) return `FREQ=MONTHLY;BYMONTHDAY=${Number(monthDay[1])}`
  const unit = line.find('recurrence', /\b(?:every|each)\s+(?:(other|second|\d{1,3})\s+)?(day|week|month|year|quarter)s?\b/i)
  if (unit) return frequency(unit[2] ?? '', unit[1] === undefined ? 1 : /^\d/.test(unit[1]) ? Number(unit[1]) : 2)
  const word = line.find('recurrence', /\b(daily|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)\b(?!\s+(?:report|review|meeting|newsletter|call|numbers))/i)
  return word ? (words[word[1]?.toLowerCase() ?? ''] ?? null) : null
}
const words: Record<string, string> = { daily: 'FREQ=DAILY', weekly: 'FREQ=WEEKLY', fortnightly: 'FREQ=WEEKLY;INTERVAL=2', biweekly: 'FREQ=WEEKLY;INTERVAL=2', monthly: 'FREQ=MONTHLY', quarterly: 'FREQ=MONTHLY;INTERVAL=3', yearly: 'FREQ=YEARLY', annually: 'FREQ=YEARLY' }
const code = (day: string): string => day.slice(0, 2).toUpperCase()

function frequency(unit: string, count: number): string | null {
  const name = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', quarter: 'MONTHLY', year: 'YEARLY' }[unit.toLowerCase()]
  const interval = unit.toLowerCase() === 'quarter' ? count * 3 : count
  return name && interval > 0 ? `FREQ=${name}${interval > 1 ? `;INTERVAL=${interval}` : ''}` : null
}

/** Takes how long it is; gives minutes, or null. “in 30 minutes” says when, not how long. */
export function takeEnglishDuration(line: QuickAddLine): number | null {
  const half = line.find('duration', /(?<!\bin\s+)\b(?:for\s+)?half\s+an\s+hour\b(?!\s*(?:ago|later|from now))/i)
  if (half) return 30
  const one = line.find('duration', /\bfor\s+an\s+hour(\s+and\s+a\s+half)?\b/i)
  if (one) return one[1] ? 90 : 60
  const both = line.find('duration', /(?<!\bin\s+)(?:\bfor\s+)?\b(\d{1,2})\s*h(?:ours?|rs?)?\s*(?:and\s+)?(\d{1,2})\s*(?:m(?:in(?:ute)?s?)?)?\b(?!\s*(?:ago|later|from now|:))/i)
  if (both) return Number(both[1]) * 60 + Number(both[2])
  const match = line.find('duration', /(?<!\bin\s+)(?:\bfor\s+)?\b(\d{1,3}(?:[.,]\d)?)\s*(h|hrs?|hours?|m|mins?|minutes?)\b(?!\s*(?:ago|later|from now))/i)
  if (!match) return null
  const minutes = Number(match[1]?.replace(',', '.')) * (/^h/i.test(match[2] ?? '') ? 60 : 1)
  return minutes > 0 && minutes <= 1_440 ? Math.round(minutes) : null
}
