/** What people type for a time of day: `15`, `15:30`, `3pm`, `3.30 pm`, `1530`, `下午3点半`. Gives `HH:MM:00`; null for anything else. */
export function parseTimeOfDay(text: string): string | null {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  if (/^(noon|中午|正午)$/.test(folded)) return '12:00:00'
  if (/^(midnight|午夜)$/.test(folded)) return '00:00:00'
  const chinese = /^(凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*(\d{1,2}|[一二两兩三四五六七八九十]{1,3})\s*[点點时時:]\s*(?:(\d{1,2})分?|(半)|([一三])刻)?$/.exec(folded)
  if (chinese && !/^\d+:\d+$/.test(folded)) return clock(numberOf(chinese[2] ?? ''), chinese[4] ? 30 : chinese[5] ? (chinese[5] === '一' ? 15 : 45) : Number(chinese[3] ?? 0), /下午|傍晚|晚上/.test(chinese[1] ?? '') ? 'pm' : chinese[1] === '中午' && numberOf(chinese[2] ?? '') < 3 ? 'pm' : /凌晨|早上|上午/.test(chinese[1] ?? '') ? 'am' : null)
  const match = /^(?:at\s+)?(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:uhr|o'clock|h)?\s*(am|pm|a|p|a\.m\.|p\.m\.)?$/.exec(folded) ?? /^(\d{1,2})(\d{2})\s*(am|pm|a|p)?$/.exec(folded)
  if (!match) return null
  return clock(Number(match[1]), Number(match[2] ?? 0), match[3]?.startsWith('p') ? 'pm' : match[3]?.startsWith('a') ? 'am' : null)
}

const digits = '零一二三四五六七八九'
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replace(/[两兩]/, '二')
  if (!plain.includes('十')) return digits.indexOf(plain)
  const [tens, ones] = plain.split('十')
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}

function clock(hour: number, minute: number, half: 'am' | 'pm' | null): string | null {
  if (half !== null && (hour < 1 || hour > 12)) return half === 'pm' && hour <= 23 ? clock(hour, minute, null) : null
  const hours = half === 'pm' ? (hour % 12) + 12 : half === 'am' ? hour % 12 : hour
  if (hours > 23 || minute > 59 || hours < 0) return null
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`
}

/** A length of time as people type it: `45`, `45 min`, `1h`, `1:30`, `1.5 h`, `1小时30分`, `90分钟`. Gives minutes; null for anything else. */
export function parseDuration(text: string): number | null {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  const colon = /^(\d{1,3}):(\d{2})$/.exec(folded)
  if (colon) return Number(colon[1]) * 60 + Number(colon[2])
  const parts = /^(?:(\d+)\s*(?:d|days?|tage?|天)\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:h|hours?|hrs?|std\.?|小时|小時|鐘頭|钟头)\s*)?(?:(\d+)\s*(?:m|min|mins|minutes?|minuten|分|分钟|分鐘)?)?$/.exec(folded)
  if (!parts || !folded) return null
  return Number(parts[1] ?? 0) * 1_440 + Math.round(Number((parts[2] ?? '0').replace(',', '.')) * 60) + Number(parts[3] ?? 0)
}
