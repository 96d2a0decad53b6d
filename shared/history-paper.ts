import type { BuiltInType, KnownResult } from './activity-types.ts'
import type { ReportLanguage } from './reports.ts'

/** The words of history on paper and in tables, and what the timeline's template in resources/reports prints. */

export interface HistoryWords {
  types: Readonly<Record<BuiltInType, string>>
  results: Readonly<Record<KnownResult, string>>
  in: string
  out: string
  /** `{count}` minutes. */
  minutes: string
  pinned: string
  people: string
  remark: string
  files: string
  nothing: string
  countOne: string
  countOther: string
  /** Above what was cut: `{count}` later entries are printed. */
  firstOnly: string
  /** With `{page}` and `{pages}`. */
  pageOf: string
  isNew: string
  /** `{name}` is the file. */
  imported: string
  empty: string
  /** What a change set was about: `{count}` contacts. */
  contacts: string
  fields: Readonly<Record<string, string>>
}

/** resources/reports/timeline.typ: months, newest first, with their entries. */
export interface TimelinePaper {
  title: string
  note: string
  empty: string
  pageOf: string
  groups: { title: string; entries: TimelineEntry[] }[]
}

export interface TimelineEntry {
  day: string
  time: string
  type: string
  colour: string
  title: string
  /** Result, direction and length, in one line. */
  facts: string
  isPinned: boolean
  /** Paragraphs. */
  details: string[]
  /** Labelled lines: people, remarks, files, changed fields. */
  lines: { label: string; text: string }[]
}

export const historyWords: Readonly<Record<ReportLanguage, HistoryWords>> = {
  en: {
    types: { call: 'Call', meeting: 'Meeting', todo: 'To-do', note: 'Note', email: 'E-mail', letter: 'Letter', message: 'Message', fieldChange: 'Change', import: 'Import', merge: 'Merge', report: 'Report' },
    results: { completed: 'Completed', held: 'Held', noAnswer: 'No answer', leftMessage: 'Left message', busy: 'Busy', wrongNumber: 'Wrong number', notHeld: 'Not held', received: 'Received', sent: 'Sent' },
    in: 'Incoming', out: 'Outgoing', minutes: '{count} min', pinned: 'Pinned', people: 'With', remark: 'Remark', files: 'Files', nothing: 'There is nothing in this timeline.',
    countOne: '{count} entry', countOther: '{count} entries', firstOnly: 'the latest {count} entries', pageOf: 'Page {page} of {pages}', isNew: 'New contact', imported: 'From {name}', empty: 'empty', contacts: '{count} contacts',
    fields: {
      phone: 'Phone', email: 'E-mail', address: 'Address', link: 'Link', importantDate: 'Date', position: 'Work', relation: 'Relation', contactTag: 'Tag', document: 'Document', prefix: 'Title', givenName: 'Given name', middleName: 'Middle name', familyName: 'Family name', suffix: 'Suffix',
      nickname: 'Nickname', phoneticGivenName: 'Phonetic given name', phoneticFamilyName: 'Phonetic family name', fullName: 'Whole name', fileAs: 'File as', sortAs: 'Sort as', salutation: 'Salutation', language: 'Language', timeZone: 'Time zone', howWeMet: 'How we met', note: 'Notes', kind: 'Kind',
      familyNameFirst: 'Family name first', photo: 'Photo', cadence: 'Keep in touch', verifiedAt: 'Verified', deletedAt: 'Trash',
    },
  },
  'zh-CN': {
    types: { call: '电话', meeting: '会议', todo: '待办', note: '备注', email: '电子邮件', letter: '信件', message: '消息', fieldChange: '更改', import: '导入', merge: '合并', report: '报表' },
    results: { completed: '已完成', held: '已举行', noAnswer: '无人接听', leftMessage: '已留言', busy: '占线', wrongNumber: '号码有误', notHeld: '未举行', received: '已收到', sent: '已发送' },
    in: '收到', out: '发出', minutes: '{count} 分钟', pinned: '置顶', people: '参与人', remark: '私人备注', files: '附件', nothing: '此时间线中没有任何记录。',
    countOne: '{count} 条记录', countOther: '{count} 条记录', firstOnly: '最近 {count} 条记录', pageOf: '第 {page} 页，共 {pages} 页', isNew: '新联系人', imported: '来自 {name}', empty: '空', contacts: '{count} 位联系人',
    fields: {
      phone: '电话', email: '电子邮件', address: '地址', link: '链接', importantDate: '日期', position: '工作', relation: '关系', contactTag: '标签', document: '文档', prefix: '称谓', givenName: '名', middleName: '中间名', familyName: '姓', suffix: '后缀',
      nickname: '昵称', phoneticGivenName: '名（读音）', phoneticFamilyName: '姓（读音）', fullName: '全名', fileAs: '列表显示为', sortAs: '排序为', salutation: '称呼语', language: '语言', timeZone: '时区', howWeMet: '相识经过', note: '备注', kind: '类别',
      familyNameFirst: '姓在前', photo: '照片', cadence: '联系频率', verifiedAt: '核实', deletedAt: '回收站',
    },
  },
  'zh-TW': {
    types: { call: '電話', meeting: '會議', todo: '待辦', note: '備註', email: '電子郵件', letter: '信件', message: '訊息', fieldChange: '變更', import: '匯入', merge: '合併', report: '報表' },
    results: { completed: '已完成', held: '已舉行', noAnswer: '無人接聽', leftMessage: '已留言', busy: '忙線中', wrongNumber: '號碼錯誤', notHeld: '未舉行', received: '已收到', sent: '已傳送' },
    in: '收到', out: '發出', minutes: '{count} 分鐘', pinned: '釘選', people: '參與者', remark: '私人備註', files: '附件', nothing: '此時間軸中沒有任何記錄。',
    countOne: '{count} 筆記錄', countOther: '{count} 筆記錄', firstOnly: '最近 {count} 筆記錄', pageOf: '第 {page} 頁，共 {pages} 頁', isNew: '新聯絡人', imported: '來自 {name}', empty: '空白', contacts: '{count} 位聯絡人',
    fields: {
      phone: '電話', email: '電子郵件', address: '地址', link: '連結', importantDate: '日期', position: '工作', relation: '關係', contactTag: '標籤', document: '文件', prefix: '稱謂', givenName: '名', middleName: '中間名', familyName: '姓', suffix: '後綴',
      nickname: '暱稱', phoneticGivenName: '名（讀音）', phoneticFamilyName: '姓（讀音）', fullName: '全名', fileAs: '清單顯示為', sortAs: '排序為', salutation: '稱呼語', language: '語言', timeZone: '時區', howWeMet: '相識經過', note: '備註', kind: '類別',
      familyNameFirst: '姓在前', photo: '照片', cadence: '聯絡頻率', verifiedAt: '查核', deletedAt: '垃圾桶',
    },
  },
}
