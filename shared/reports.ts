import type { knownLabels } from './contacts.ts'

/**
 * What is common to everything that Touchbase puts on paper: sizes, languages, the words printed, and the data that each
 * report hands to its template in resources/reports. Templates know no language; every word they print comes in their data.
 */
export const paperSizes = ['a4', 'letter'] as const
export type PaperSize = (typeof paperSizes)[number]

export const reportLanguages = ['en', 'zh-CN', 'zh-TW'] as const
export type ReportLanguage = (typeof reportLanguages)[number]

/** The reports there are, by the names the command line takes. */
export const reportNames = ['directory', 'day', 'week', 'month', 'today', 'timeline'] as const
export type ReportName = (typeof reportNames)[number]

/** What a report is called where the user gave it no title. */
export const reportTitles: Readonly<Record<ReportLanguage, Readonly<Record<ReportName, string>>>> = {
  en: { directory: 'Contact directory', day: 'Day', week: 'Week', month: 'Month', today: 'Today', timeline: 'History' },
  'zh-CN': { directory: '通讯录', day: '日历（日）', week: '日历（周）', month: '日历（月）', today: '今日', timeline: '往来记录' },
  'zh-TW': { directory: '通訊錄', day: '行事曆（日）', week: '行事曆（週）', month: '行事曆（月）', today: '今日', timeline: '往來記錄' },
}

/** One report, ready to be set. `template` is a file of the template folder without its `.typ`. */
export interface Report {
  template: string
  /** Anything JSON can carry; the template gets it as `report.data`. Its texts are never read as markup. */
  data: unknown
  paper: PaperSize
  language: ReportLanguage
  /** What the PDF says of its making, in UTC milliseconds. Without it the PDF carries no date. The same input gives the same bytes. */
  createdAt?: number
}

/** One line of an entry: the value, and what it is ("mobile"). */
export interface DirectoryLine {
  kind: 'phone' | 'email' | 'address'
  label: string
  value: string
}

export interface DirectoryEntry {
  name: string
  isCompany: boolean
  title: string
  company: string
  lines: DirectoryLine[]
  tags: string[]
  /** Which forms of the Han characters the contact reads; null = as the report's language. */
  han: 'hans' | 'hant' | null
  /** Longer than most of a column, so that it may be split over columns. All others are kept whole. */
  isLong: boolean
}

/** What resources/reports/directory.typ prints. */
export interface DirectoryData {
  title: string
  /** The day, already in words. */
  date: string
  /** How many contacts, already in words. */
  count: string
  /** What an empty directory says. */
  empty: string
  /** With `{page}` and `{pages}`. */
  pageOf: string
  /** The word that marks a company among people. */
  companyWord: string
  groups: { letter: string; entries: DirectoryEntry[] }[]
}

/** The words of a label that has a meaning; a label that is not here is the user's own and printed as it stands. */
export type LabelWords = { readonly [List in 'phones' | 'emails' | 'addresses']: Readonly<Record<(typeof knownLabels)[List][number], string>> }

export interface DirectoryWords {
  title: string
  /** `{count}` is the number, already written in the language. */
  countOne: string
  countOther: string
  empty: string
  pageOf: string
  company: string
}

export const directoryWords: Readonly<Record<ReportLanguage, DirectoryWords>> = {
  en: {
    title: 'Contact directory', countOne: '{count} contact', countOther: '{count} contacts',
    empty: 'There are no contacts in this lookup.', pageOf: 'Page {page} of {pages}', company: 'company',
  },
  'zh-CN': {
    title: '通讯录', countOne: '{count} 位联系人', countOther: '{count} 位联系人',
    empty: '此查找结果中没有联系人。', pageOf: '第 {page} 页，共 {pages} 页', company: '公司',
  },
  'zh-TW': {
    title: '通訊錄', countOne: '{count} 位聯絡人', countOther: '{count} 位聯絡人',
    empty: '此查詢結果中沒有聯絡人。', pageOf: '第 {page} 頁，共 {pages} 頁', company: '公司',
  },
}

export const labelWords: Readonly<Record<ReportLanguage, LabelWords>> = {
  en: {
    phones: {
      mobile: 'mobile', work: 'work', home: 'home', main: 'main', workFax: 'work fax', homeFax: 'home fax', fax: 'fax',
      pager: 'pager', assistant: 'assistant', car: 'car', other: 'other',
    },
    emails: { work: 'work', home: 'home', other: 'other' },
    addresses: { work: 'work', home: 'home', postal: 'postal', other: 'other' },
  },
  'zh-CN': {
    phones: {
      mobile: '手机', work: '工作', home: '住宅', main: '总机', workFax: '工作传真', homeFax: '住宅传真', fax: '传真',
      pager: '寻呼机', assistant: '助理', car: '车载', other: '其他',
    },
    emails: { work: '工作', home: '个人', other: '其他' },
    addresses: { work: '工作', home: '住宅', postal: '邮寄', other: '其他' },
  },
  'zh-TW': {
    phones: {
      mobile: '手機', work: '公司', home: '住家', main: '總機', workFax: '公司傳真', homeFax: '住家傳真', fax: '傳真',
      pager: '呼叫器', assistant: '助理', car: '車用', other: '其他',
    },
    emails: { work: '公司', home: '個人', other: '其他' },
    addresses: { work: '公司', home: '住家', postal: '郵寄', other: '其他' },
  },
}
