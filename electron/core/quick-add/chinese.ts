import type { BuiltInType } from '#shared/activity-types.ts'
import type { Found } from './english.ts'
import type { QuickAddLine } from './line.ts'

/** What Chinese says of an activity beside its time. Traditional characters of the words that matter are read as simplified ones, each in its place. */

const traditional = '週點後兩個號時鐘禮開會電話見飯發郵談關於討論總經師給與緊訪約買寫聯繫間晝隔雙術餐誰說請萬聊醫書還長單'
const simplified = '周点后两个号时钟礼开会电话见饭发邮谈关于讨论总经师给与紧访约买写联系间昼隔双术餐谁说请万聊医书还长单'
const pairs = new Map([...traditional].map((sign, at) => [sign, [...simplified][at] ?? sign]))
/** The same line with simplified characters; every character stays where it is. */
export const simplify = (text: string): string => text.replace(/[\u4e00-\u9fff]/gu, (sign) => pairs.get(sign) ?? sign).replace(/礼拜/g, '星期')

const digits: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
/** A number up to 99, in figures or characters; NaN for none. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^([一二两三四五六七八九])?(十)?([〇零一二两三四五六七八九])?$/.exec(text)
  if (!match || text === '') return Number.NaN
  const [, tens, ten, ones] = match
  if (ten === undefined) return tens !== undefined && ones !== undefined ? Number.NaN : (digits[tens ?? ones ?? ''] ?? Number.NaN)
  return (tens === undefined ? 1 : (digits[tens] ?? 0)) * 10 + (ones === undefined ? 0 : (digits[ones] ?? 0))
}

const amount = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const meals = '吃饭|吃午饭|吃晚饭|吃早饭|午餐|晚餐|早餐|午饭|晚饭|喝咖啡|喝茶|聚餐'
const meetings = `开会|会议|会面|见面|面谈|碰头|面试|${meals}`
/** A name, or several: no verb, no space, no sign within. Longest first is not wanted: the verb after it ends it. */
const name = '[^\\s，,。；;！!、和跟与同及给打在谈关讨]{1,12}?'
const list = `${name}(?:\\s*(?:、|和|跟|与|及|，|,)\\s*${name}){0,9}`

interface Pattern {
  type: BuiltInType
  pattern: RegExp
  /** The group of the verb, by its number; people are the group named so. */
  keeps: boolean
}
const at = (type: BuiltInType, source: string, keeps = false): Pattern => ({ type, pattern: new RegExp(source, 'du'), keeps })
const end = '(?=\\s|$|[，,。；;！!、谈关讨聊商在])'
const patterns: readonly Pattern[] = [
  at('call', `(?:给|跟|和|与)\\s*(?<people>${list})\\s*(?<verb>打个?电话|回个?电话|去电|通个?电话|通话|来个电话)`),
  at('call', `(?<verb>打个?电话给|回个?电话给|致电给?|电话联系|打给)\\s*(?<people>${list})${end}`),
  at('email', `(?:给|向)\\s*(?<people>${list})\\s*(?<verb>发个?(?:电子)?邮件|写(?:电子)?邮件|发[一]?封?邮件)`),
  at('email', `(?<verb>发(?:电子)?邮件给|写(?:电子)?邮件给)\\s*(?<people>${list})${end}`),
  at('message', `(?:给|向)\\s*(?<people>${list})\\s*(?<verb>发短信|发微信|发消息|发信息)`),
  at('letter', `(?:给)\\s*(?<people>${list})\\s*(?<verb>写信|寄信)`),
  at('meeting', `(?:跟|和|与|同|约|请)\\s*(?<people>${list})\\s*(?:在(?<place>[^\\s，,。]{1,20}?))?\\s*(?<verb>${meals})`, true),
  at('meeting', `(?:跟|和|与|同|约|请)\\s*(?<people>${list})\\s*(?:在(?<place>[^\\s，,。]{1,20}?))?\\s*(?<verb>${meetings})`),
  at('meeting', `(?<verb>拜访|会见|约见|见|访问|面试|探望|看望)\\s*(?<people>${list})${end}`),
  at('call', `(?<verb>电话)\\s*(?<people>${list})${end}`),
  at('todo', `(?<verb>联系)\\s*(?<people>${list})${end}`, true),
  at('call', '(?<verb>打个?电话|回电话|通话|致电|去电|电话)'),
  at('email', '(?<verb>发(?:电子)?邮件|写(?:电子)?邮件)'),
  at('meeting', `(?<verb>${meals})`, true),
  at('meeting', `(?<verb>${meetings}|拜访)`),
  at('todo', '(?<verb>提醒我?(?:要|去)?|待办(?:事项)?[:：]?)'),
]

/** Takes place, type and people, then what it is about. */
export function readChinese(line: QuickAddLine): Found {
  let location = ''
  let found: { type: BuiltInType; people: string[]; spare: string } | null = null
  const early = /(?<![存现正实])在(家里?(?!\p{Script=Han}*(?:[店路村]))|公司|办公室|线上|网上|[^\s，,。；;]{1,20}?(?=\s*(?:跟|和|与|同|约|给|见|拜访|开会|会议|会面|见面|面谈|吃|喝|午餐|晚餐|早餐|[，,。；;]|$|\s)))/du.exec(simplify(line.rest))
  if (early?.indices?.[1]) location = takeStretch(line, 'location', early.index, early.index + early[0].length, early.indices[1])
  for (const { type, pattern, keeps } of patterns) {
    const match = pattern.exec(simplify(line.rest))
    if (!match) continue
    found = takePattern(line, match, type, keeps)
    const place = match.indices?.groups?.['place']
    if (place && location === '') location = takeStretch(line, 'location', place[0] - 1, place[1], place)
    break
  }
  const people = found?.people ?? []
  if (people.length === 0) people.push(...takeLoosePeople(line))
  return { type: found?.type ?? 'todo', people, regarding: takeSubject(line), location, spare: found?.spare ?? '' }
}

function takeStretch(line: QuickAddLine, kind: 'location', from: number, to: number, inner: readonly [number, number]): string {
  line.take(kind, from, to)
  return line.text.slice(...inner).trim()
}

function takePattern(line: QuickAddLine, match: RegExpExecArray, type: BuiltInType, keeps: boolean): { type: BuiltInType; people: string[]; spare: string } {
  const verb = match.indices?.groups?.['verb']
  const who = match.indices?.groups?.['people']
  const verbText = verb ? line.take('type', ...verb) : ''
  const people = who ? takeNames(line, ...who) : []
  const place = match.indices?.groups?.['place']
  for (let index = match.index; index < match.index + match[0].length; index++) if (!place || index < place[0] - 1 || index >= place[1]) line.drop(index, index + 1)
  return { type, people, spare: keeps ? verbText : '' }
}

function takeNames(line: QuickAddLine, from: number, to: number): string[] {
  const found: string[] = []
  let start = from
  for (const part of line.text.slice(from, to).split(/(\s*(?:、|和|跟|与|與|及|，|,)\s*)/u)) {
    if (/^\s*(?:、|和|跟|与|與|及|，|,)\s*$/u.test(part)) line.drop(start, start + part.length)
    else if (part.trim() !== '') found.push(line.take('person', start, start + part.length))
    start += part.length
  }
  return found
}

/** “和张三”, with whatever else stands after it. */
function takeLoosePeople(line: QuickAddLine): string[] {
  const match = new RegExp(`(?<=^|[\\s，,。])(?!和平|和谐|和解|与会|同事|同学|同意|同步|约会|跟进|跟踪)(?:跟|和|与|同|约)\\s*(?<people>${list})${end}`, 'du').exec(simplify(line.rest))
  const who = match?.indices?.groups?.['people']
  if (!match || !who) return []
  line.drop(match.index, who[0])
  return takeNames(line, ...who)
}

function takeSubject(line: QuickAddLine): string {
  const match = /(谈一?谈|谈谈|谈论|洽谈|商谈|谈|关于|讨论|聊一?聊|聊聊|聊|商量|商讨|沟通)\s*(\S.*)$/du.exec(simplify(line.rest))
  const inner = match?.indices?.[2]
  if (!match || !inner) return ''
  line.take('regarding', match.index, line.rest.length)
  return line.text.slice(...inner).replace(/[。！!]+$/u, '').trim()
}

const weekdays: Record<string, string> = { 一: 'MO', 二: 'TU', 三: 'WE', 四: 'TH', 五: 'FR', 六: 'SA', 日: 'SU', 天: 'SU' }

/** Takes a recurrence; gives the RRULE without its name, or null. */
export function takeChineseRule(line: QuickAddLine): string | null {
  const find = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(simplify(line.rest))
    if (match) line.take('recurrence', match.index, match.index + match[0].length)
    return match
  }
  const weekly = find(/每(?:个)?(隔一?|两|双|2)?(?:个)?(?:周|星期)((?:周|星期)?[一二三四五六日天](?:[、,，和]?(?:周|星期)?[一二三四五六日天])*)/u)
  if (weekly) return `FREQ=WEEKLY${weekly[1] ? ';INTERVAL=2' : ''};BYDAY=${[...new Set([...(weekly[2] ?? '').replace(/周|星期/g, '')].flatMap((sign) => weekdays[sign] ?? []))].join(',')}`
  if (find(/每(?:个)?(?:工作日|平日)/u)) return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'
  const monthly = find(new RegExp(`每(?:个)?月的?${amount}[号日]`, 'u'))
  if (monthly) {
    const day = chineseNumber(monthly[1] ?? '')
    return day >= 1 && day <= 31 ? `FREQ=MONTHLY;BYMONTHDAY=${day}` : 'FREQ=MONTHLY'
  }
  const yearly = find(new RegExp(`每年的?${amount}月${amount}[号日]`, 'u'))
  if (yearly) return `FREQ=YEARLY;BYMONTH=${chineseNumber(yearly[1] ?? '')};BYMONTHDAY=${chineseNumber(yearly[2] ?? '')}`
  const unit = find(new RegExp(`每(隔一?|${amount})?(?:个)?(天|日|周|星期|月|季度|年)`, 'u'))
  if (!unit) return null
  const count = unit[1] === undefined ? 1 : unit[1].startsWith('隔') ? 2 : chineseNumber(unit[1])
  const name = { 天: 'DAILY', 日: 'DAILY', 周: 'WEEKLY', 星期: 'WEEKLY', 月: 'MONTHLY', 季度: 'MONTHLY', 年: 'YEARLY' }[unit[3] ?? '天']
  const interval = (Number.isNaN(count) ? 1 : count) * (unit[3] === '季度' ? 3 : 1)
  return `FREQ=${name}${interval > 1 ? `;INTERVAL=${interval}` : ''}`
}

/** Takes how long it is; gives minutes, or null. “三小时后” says when, not how long. */
export function takeChineseDuration(line: QuickAddLine): number | null {
  const match = new RegExp(`(?:时长)?(?:(半)个?小时|${amount}(?:个)?(半)?(?:个)?(小时|钟头|分钟|刻钟)(半)?)(?![后前内])`, 'u').exec(simplify(line.rest))
  if (!match) return null
  const [text, half, count, halfMore, unit, halfAfter] = match
  const value = half ? 0.5 : chineseNumber(count ?? '') + (halfMore || halfAfter ? 0.5 : 0)
  const minutes = value * (half || unit === '小时' || unit === '钟头' ? 60 : unit === '刻钟' ? 15 : 1)
  if (!(minutes > 0 && minutes <= 1_440)) return null
  line.take('duration', match.index, match.index + text.length)
  return Math.round(minutes)
}
