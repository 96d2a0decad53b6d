import { expect, test } from 'vitest'
import type { QuickAdd } from '#shared/quick-add.ts'
import { parseQuickAdd } from '../../electron/core/quick-add/parse.ts'

/** A Sunday morning. */
const now = '2026-11-22T09:00:00'
type Expected = Partial<Omit<QuickAdd, 'chips'>>

function check(cases: Record<string, Expected>): void {
  for (const [line, expected] of Object.entries(cases)) {
    const { chips, ...found } = parseQuickAdd(line, now)
    expect({ line, ...found }).toMatchObject({ line, ...expected })
    for (const { from, to, text } of chips) expect(line.slice(from, to)).toBe(text)
    for (const [at, { from }] of chips.entries()) expect(from).toBeGreaterThanOrEqual(chips[at - 1]?.to ?? 0)
  }
}

test('English lines become what they say', () => {
  check({
    'call Ana Tue 3pm re quote': { type: 'call', people: ['Ana'], start: '2026-11-24T15:00:00', regarding: 'quote' },
    'call ana tomorrow at 10 about the contract': { type: 'call', people: ['ana'], start: '2026-11-23T10:00:00', regarding: 'the contract' },
    'Tue 3pm call Ana': { type: 'call', people: ['Ana'], start: '2026-11-24T15:00:00', regarding: '' },
    'meet Bob Smith and Ana Tue 2-3pm at Café Roma': { type: 'meeting', people: ['Bob Smith', 'Ana'], start: '2026-11-24T14:00:00', end: '2026-11-24T15:00:00', location: 'Café Roma' },
    'lunch with Ana on Friday at noon in Paris': { type: 'meeting', people: ['Ana'], start: '2026-11-27T12:00:00', location: 'Paris', regarding: 'Lunch' },
    'phone Bob 30m tomorrow 9:00': { type: 'call', people: ['Bob'], start: '2026-11-23T09:00:00', end: '2026-11-23T09:30:00' },
    'meeting with Ana, Bob and Carl for 1.5 hours Wed 10am re budget': { type: 'meeting', people: ['Ana', 'Bob', 'Carl'], start: '2026-11-25T10:00:00', end: '2026-11-25T11:30:00', regarding: 'budget' },
    'send the minutes': { type: 'todo', start: null, regarding: 'send the minutes' },
    'take a minute for the plan': { type: 'todo', start: null, regarding: 'take a minute for the plan' },
    "read last week's report": { type: 'todo', start: null, regarding: "read last week's report" },
    'call Bo in half an hour': { type: 'call', people: ['Bo'], start: '2026-11-22T09:30:00', end: null, regarding: '', location: '' },
    'in a few minutes call Bo': { type: 'call', people: ['Bo'], regarding: '' },
    'buy milk': { type: 'todo', people: [], start: null, regarding: 'buy milk' },
    'todo send the offer tomorrow !': { type: 'todo', start: '2026-11-23', end: null, regarding: 'send the offer', priority: 1 },
    'email Ana re invoice': { type: 'email', people: ['Ana'], regarding: 'invoice' },
    'email report to Bob': { type: 'email', people: ['Bob'], regarding: 'report' },
    'remind me to water the plants in 30 minutes': { type: 'todo', start: '2026-11-22T09:30:00', end: null, regarding: 'water the plants' },
    'urgent: call Bob': { type: 'call', people: ['Bob'], priority: 1 },
    'team meeting every Monday at 9:30': { type: 'meeting', recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=MO', start: '2026-11-23T09:30:00', regarding: 'team meeting' },
    'water plants every 3 days': { type: 'todo', recurrence: 'RRULE:FREQ=DAILY;INTERVAL=3', start: '2026-11-22' },
    'gym every weekday 7am': { recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', start: '2026-11-23T07:00:00', regarding: 'gym' },
    'pay rent every 1st': { recurrence: 'RRULE:FREQ=MONTHLY;BYMONTHDAY=1', start: '2026-12-01', regarding: 'pay rent' },
    'board every last Friday of the month 4pm': { recurrence: 'RRULE:FREQ=MONTHLY;BYDAY=-1FR', start: '2026-11-27T16:00:00', regarding: 'board' },
    'call Ana every other Tuesday 3pm': { recurrence: 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', people: ['Ana'], start: '2026-11-24T15:00:00' },
  })
})

test('names that are days and months stay names', () => {
  check({
    'call May tomorrow': { people: ['May'], start: '2026-11-23' },
    'call April': { people: ['April'], start: null },
    'meet Tuesday Weld': { type: 'meeting', people: ['Tuesday Weld'], start: null },
    'lunch with April May 3 at noon': { people: ['April'], start: '2027-05-03T12:00:00' },
    'call June re May numbers': { people: ['June'], start: null, regarding: 'May numbers' },
    'call Sun Li tomorrow 3pm': { people: ['Sun Li'], start: '2026-11-23T15:00:00' },
  })
})

test('times are the next there are, and hours without a half of the day are in it', () => {
  check({
    'call Ana 8am': { start: '2026-11-23T08:00:00' },
    'call Ana 3pm': { start: '2026-11-22T15:00:00' },
    'call Ana Sunday 8am': { start: '2026-11-29T08:00:00' },
    'call Ana Sunday 10am': { start: '2026-11-22T10:00:00' },
    'call Ana at 3': { start: '2026-11-22T15:00:00' },
    'call Ana 03:00': { start: '2026-11-23T03:00:00' },
    'deploy midnight': { start: '2026-11-23T00:00:00', regarding: 'deploy' },
    'call Ana 30 February': { type: 'call' },
    '': { type: 'todo', regarding: '', start: null },
    '   ': { regarding: '' },
  })
})

test('Chinese lines become what they say, simplified and traditional', () => {
  check({
    '周五下午3点 给王总打电话 谈报价': { type: 'call', people: ['王总'], start: '2026-11-27T15:00:00', regarding: '报价' },
    '週五下午3點 給王總打電話 談報價': { type: 'call', people: ['王總'], start: '2026-11-27T15:00:00', regarding: '報價' },
    '明天上午十点半和张三开会讨论预算': { type: 'meeting', people: ['张三'], start: '2026-11-23T10:30:00', regarding: '预算' },
    '下周三拜访李经理': { type: 'meeting', people: ['李经理'], start: '2026-11-25' },
    '下下周五见客户': { start: '2026-12-04' },
    '周末去爬山': { start: '2026-11-28', regarding: '去爬山' },
    '和平饭店订位': { people: [], regarding: '和平饭店订位' },
    '跟进合同': { people: [], regarding: '跟进合同' },
    '在家看书': { location: '家', regarding: '看书' },
    '下午给张伟打电话': { people: ['张伟'], start: '2026-11-22', regarding: '' },
    '2026年12月1日 10:00-11:30 跟王总开会': { start: '2026-12-01T10:00:00', end: '2026-12-01T11:30:00', people: ['王总'] },
    '打电话给陈先生 关于合同': { type: 'call', people: ['陈先生'], regarding: '合同', start: null },
    '后天中午12点和王芳在全聚德吃饭': { type: 'meeting', people: ['王芳'], start: '2026-11-24T12:00:00', location: '全聚德', regarding: '吃饭' },
    '每周一上午9点开会': { type: 'meeting', recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=MO', start: '2026-11-23T09:00:00' },
    '每週二、四 10點 開會': { recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH', start: '2026-11-24T10:00:00' },
    '每月15号交房租': { recurrence: 'RRULE:FREQ=MONTHLY;BYMONTHDAY=15', start: '2026-12-15', regarding: '交房租' },
    '明天下午3点半小时 电话王总': { type: 'call' },
    '明天下午2点开会1小时': { type: 'meeting', start: '2026-11-23T14:00:00', end: '2026-11-23T15:00:00' },
    '给王总发邮件 谈合作': { type: 'email', people: ['王总'], regarding: '合作' },
    '提醒我明天交报告': { type: 'todo', start: '2026-11-23', regarding: '交报告' },
    '紧急 联系李女士': { priority: 1, people: ['李女士'], type: 'todo' },
    '买牛奶': { type: 'todo', people: [], start: null, regarding: '买牛奶' },
    '三天后见刘老师': { type: 'meeting', people: ['刘老师'], start: '2026-11-25' },
    '周三3点和张三、李四见面': { people: ['张三', '李四'], start: '2026-11-25T15:00:00' },
    '禮拜三下午兩點拜訪陳經理': { type: 'meeting', people: ['陳經理'], start: '2026-11-25T14:00:00' },
    '12月3日晚上8点 聚餐': { start: '2026-12-03T20:00:00', type: 'meeting' },
  })
})

test('what the user took back is a word again', () => {
  const line = 'call Ana Tuesday re quote'
  expect(parseQuickAdd(line, now, [[9, 16]])).toMatchObject({ start: null, people: ['Ana'], regarding: 'Tuesday quote' })
})

test('no line makes it fail or take long', () => {
  for (const line of ['call '.repeat(200), 'a'.repeat(10_000), '和'.repeat(500), '!'.repeat(500), '(((((', 'call \u0000\uFFFF', 'every every every day day', '在在在在在', 'with with with', 'at at at', '9'.repeat(400), 'call Ana 99:99 on 45/99/9999', '每每每周', '🎉 party 🎉 tomorrow 8pm']) {
    expect(() => parseQuickAdd(line, now)).not.toThrow()
  }
})
