import { addDays, dayOfWeek, isDay, type Day, type DayOrTime } from '#shared/wall-time.ts'
import { wallText } from './reader-time.ts'
import { parseTimeOfDay } from './typed-time.ts'

/**
 * What was typed for a day, or a day and a time: `2026-11-23`, `tomorrow 9`, `fri 3pm`, `+3`, `23/11`, `下周三`, in the
 * reader's language or in English. null where it is no date.
 */
export function understandTime(text: string, language: string, today: Day): DayOrTime | null {
  const folded = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  const whole = understandDay(folded, language, today)
  if (whole) return whole
  // The time of day stands at the end: "tomorrow 9", "下周三下午3点".
  for (let at = folded.length - 1; at > 0; at--) {
    const time = parseTimeOfDay(folded.slice(at).trim())
    const day = time === null ? null : understandDay(folded.slice(0, at).trim().replace(/[,，]$/, ''), language, today)
    // The longest time that leaves a day: "fri 13:30", not "fri 13:3" and "0".
    if (day !== null && time !== null && !/[\d:.]/.test(`${folded[at - 1]}`)) return `${day}T${time}`
  }
  return null
}

const relative: Readonly<Record<string, number>> = { today: 0, 'day after tomorrow': 2, tomorrow: 1, tmr: 1, tom: 1, yesterday: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 後天: 2, 大后天: 3, 大後天: 3, 昨天: -1 }
const chineseDays = '日一二三四五六'

function understandDay(text: string, language: string, today: Day): Day | null {
  if (isDay(text)) return text
  const days = relative[text]
  if (days !== undefined) return addDays(today, days)
  const later = /^(?:\+|in )(\d{1,4}) ?(d|days?|w|weeks?)?$/.exec(text) ?? /^(\d{1,4}) ?(天|日|周|週|星期|个星期|個星期)[后後]$/.exec(text)
  if (later) return addDays(today, Number(later[1]) * (/^w|周|週|星期/.test(later[2] ?? '') ? 7 : 1))
  return weekdayDay(text, language, today) ?? dateDay(text, language, today)
}

function weekdayDay(text: string, language: string, today: Day): Day | null {
  const weekday = dayOfWeek(today)
  const chinese = /^(这|這|本|下下|下)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)([日天一二三四五六])$/.exec(text)
  if (chinese) {
    const wanted = chinese[2] === '天' ? 0 : chineseDays.indexOf(chinese[2] ?? '')
    const weeks = chinese[1] === '下' ? 1 : chinese[1] === '下下' ? 2 : 0
    // The week of Chinese begins on Monday: 下周日 is the Sunday that ends the next one.
    const inWeek = (wanted + 6) % 7 - (weekday + 6) % 7
    return addDays(today, weeks * 7 + (chinese[1] === undefined && inWeek < 0 ? inWeek + 7 : inWeek))
  }
  const match = /^(next |this )?(\p{L}{2,})\.?$/u.exec(text)
  if (!match) return null
  for (let ahead = 0; ahead < 7; ahead++) {
    const day = addDays(today, ahead)
    const names = [language, 'en'].flatMap((other) => [wallText(other, day, { weekday: 'long' }), wallText(other, day, { weekday: 'short' })].map((name) => name.toLowerCase()))
    if (names.some((name) => name === match[2] || (name.length > 3 && (match[2]?.length ?? 0) >= 3 && name.startsWith(match[2] ?? ' ')))) return match[1] === 'next ' && ahead + (weekday + 6) % 7 < 7 ? addDays(day, 7) : ahead === 0 && match[1] !== 'this ' ? addDays(day, 7) : day
  }
  return null
}

/** Figures in the reader's order: `23/11`, `11/23`, `23.11.2026`, `11月23日`; without a year the next such day. */
function dateDay(text: string, language: string, today: Day): Day | null {
  const chinese = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号號]?$/.exec(text)
  const figures = /^(\d{1,2})[./-](\d{1,2})\.?(?:[./-]?(\d{2}|\d{4}))?$/.exec(text)
  const named = /^(\d{1,2})\.? (\p{L}{3,})\.?(?: (\d{4}))?$/u.exec(text) ?? null
  const isMonthFirst = wallText(language, '2026-11-23', { day: 'numeric', month: 'numeric' }).startsWith('11')
  const parts = chinese ? [chinese[1], chinese[2], chinese[3]] : figures ? [figures[3], figures[isMonthFirst && !text.includes('.') ? 1 : 2], figures[isMonthFirst && !text.includes('.') ? 2 : 1]] : named ? [named[3], monthOf(named[2] ?? '', language), named[1]] : null
  if (!parts) return null
  const [year, month, day] = parts
  const place = `${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  if (year !== undefined) {
    const full = `${year.length === 2 ? `20${year}` : year}-${place}`
    return isDay(full) ? full : null
  }
  return [0, 1, 2, 3, 4].map((ahead) => `${Number(today.slice(0, 4)) + ahead}-${place}`).find((other) => isDay(other) && other >= today) ?? null
}

function monthOf(name: string, language: string): string | undefined {
  const at = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-01`).findIndex((day) => [language, 'en'].some((other) => wallText(other, day, { month: 'long' }).toLowerCase().startsWith(name)))
  return at < 0 ? undefined : String(at + 1)
}
