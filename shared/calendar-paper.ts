import type { ReportLanguage } from './reports.ts'

/** What the calendar's and Today's templates in resources/reports print. Every text is in the reader's language already. */

/** One thing on paper. `time` is empty for whole days; `isOff` is done or cancelled: struck through. */
export interface PaperItem {
  time: string
  title: string
  /** People and place, in one line. */
  more: string
  /** Of the few colours that paper knows; for the bar at its side. */
  colour: string
  isOff: boolean
}

/** A timed thing in a column of hours. `from` and `to` in minutes of the day; it takes `lane` of `lanes` beside those at the same time. */
export interface PaperBlock extends PaperItem {
  from: number
  to: number
  lane: number
  lanes: number
}

export interface PaperDay {
  title: string
  isToday: boolean
  timeless: PaperItem[]
  blocks: PaperBlock[]
}

/** resources/reports/calendar-days.typ: one day, a work week or a week. */
export interface DaysPaper {
  title: string
  note: string
  /** The first and the last hour drawn, `from` inclusive. */
  hours: { from: number; to: number; labels: string[] }
  days: PaperDay[]
  /** Of a single day: what is to be done beside it; null for weeks. */
  beside: { title: string; items: PaperItem[]; notes: string } | null
}

/** resources/reports/calendar-month.typ. */
export interface MonthPaper {
  title: string
  note: string
  weekdays: string[]
  weeks: { number: string; days: { number: string; isOutside: boolean; isToday: boolean; items: PaperItem[] }[] }[]
}

/** resources/reports/today.typ. `isWide` sections take the whole width. */
export interface TodayPaper {
  title: string
  note: string
  empty: string
  sections: { title: string; count: string; hasBoxes: boolean; items: PaperItem[] }[]
}

export interface DayWords {
  overdue: string
  timed: string
  timeless: string
  calls: string
  drift: string
  dates: string
  cameIn: string
  week: string
  tasks: string
  notes: string
  nothing: string
  /** `{count}`. */
  more: string
  weekNumber: string
  late: string
  never: string
  turns: string
  years: string
  noTitle: string
  planned: string
  dateLabels: Readonly<Record<string, string>>
}

export const dayWords: Readonly<Record<ReportLanguage, DayWords>> = {
  en: {
    overdue: 'Overdue', timed: 'Today', timeless: 'To do today', calls: 'Calls to make', drift: 'Losing touch', dates: 'Birthdays and other dates', cameIn: 'Came in', week: 'The next seven days',
    tasks: 'To do', notes: 'Notes', nothing: 'Nothing is planned.', more: 'and {count} more', weekNumber: 'Week {number}', late: '{count} days late', never: 'never reached',
    turns: 'turns {count}', years: '{count} years', noTitle: 'No subject', planned: '{count} planned',
    dateLabels: { birthday: 'Birthday', anniversary: 'Anniversary', death: 'Day of death', other: 'Date' },
  },
  'zh-CN': {
    overdue: '已逾期', timed: '今天的安排', timeless: '今天要做', calls: '要打的电话', drift: '久未联系', dates: '生日及其他日子', cameIn: '新收到', week: '接下来七天',
    tasks: '待办', notes: '笔记', nothing: '没有安排。', more: '另有 {count} 项', weekNumber: '第 {number} 周', late: '已晚 {count} 天', never: '从未联系',
    turns: '{count} 岁', years: '{count} 周年', noTitle: '无主题', planned: '{count} 项安排',
    dateLabels: { birthday: '生日', anniversary: '纪念日', death: '忌日', other: '日期' },
  },
  'zh-TW': {
    overdue: '已逾期', timed: '今天的行程', timeless: '今天要做', calls: '要打的電話', drift: '久未聯絡', dates: '生日及其他日子', cameIn: '新收到', week: '接下來七天',
    tasks: '待辦', notes: '筆記', nothing: '沒有安排。', more: '另有 {count} 項', weekNumber: '第 {number} 週', late: '已晚 {count} 天', never: '從未聯絡',
    turns: '{count} 歲', years: '{count} 週年', noTitle: '無主題', planned: '{count} 項安排',
    dateLabels: { birthday: '生日', anniversary: '紀念日', death: '忌日', other: '日期' },
  },
}
