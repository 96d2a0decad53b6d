import { z } from 'zod'
import type { Occurrence } from './activities.ts'
import type { BuiltInType } from './activity-types.ts'
import { limits } from './contacts.ts'

/** Plans: series of activities as steps around a day (a contract signed, a birthday), to be applied to anybody. */

/** Where a step falls on a weekend or a holiday: it stays, moves earlier, or later. */
export const planShifts = ['none', 'earlier', 'later'] as const

export const planStepSchema = z.object({
  typeId: z.number().int().positive(),
  /** Days from the anchor, negative for before. */
  days: z.number().int().min(-36_500).max(36_500),
  /** `15:00`; null for the whole day. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/).nullable(),
  /** Minutes. */
  duration: z.number().int().min(0).max(100_000),
  shift: z.enum(planShifts),
  regarding: z.string().max(limits.text),
  details: z.string().max(limits.longText).default(''),
  priority: z.number().int().min(0).max(9).default(0),
  /** Minutes before the start; null for none. */
  alarm: z.number().int().min(0).max(1_000_000).nullable().default(null),
})
export type PlanStep = z.output<typeof planStepSchema>

export interface Plan {
  id: number
  name: string
  steps: PlanStep[]
}

/** What a step would become. */
export interface PlannedStep extends PlanStep {
  /** Wall time in the reader's zone, or days; `end` exclusive. */
  start: string
  end: string
  /** Moved off a weekend or a holiday. */
  isShifted: boolean
  conflicts: Occurrence[]
}

/** Offered to begin with, never written unasked. The words are the user's own as soon as he takes them. */
interface SamplePlan {
  name: Words
  steps: { type: BuiltInType; days: number; time: string | null; duration: number; regarding: Words }[]
}
type Words = readonly [en: string, simplified: string, traditional: string]

const samples: readonly SamplePlan[] = [
  {
    name: ['New client', '新客户', '新客戶'],
    steps: [
      { type: 'todo', days: 0, time: null, duration: 30, regarding: ['Send a word of welcome', '发送欢迎信', '寄送歡迎信'] },
      { type: 'call', days: 3, time: '10:00', duration: 15, regarding: ['Is everything clear so far?', '确认目前是否一切清楚', '確認目前是否一切清楚'] },
      { type: 'meeting', days: 14, time: '14:00', duration: 60, regarding: ['First review', '首次回顾', '首次檢討'] },
      { type: 'call', days: 90, time: '10:00', duration: 15, regarding: ['How has it gone?', '了解使用情况', '了解使用情況'] },
    ],
  },
  {
    name: ['Quote and follow-up', '报价与跟进', '報價與跟進'],
    steps: [
      { type: 'todo', days: 0, time: null, duration: 60, regarding: ['Write and send the quote', '编写并发送报价', '撰寫並寄出報價'] },
      { type: 'call', days: 2, time: '11:00', duration: 15, regarding: ['Has the quote arrived?', '确认报价是否收到', '確認報價是否收到'] },
      { type: 'call', days: 9, time: '11:00', duration: 15, regarding: ['Ask for the decision', '询问决定', '詢問決定'] },
      { type: 'todo', days: 30, time: null, duration: 15, regarding: ['Close or renew the quote', '结束或更新报价', '結束或更新報價'] },
    ],
  },
  {
    name: ['Before and after an event', '活动前后', '活動前後'],
    steps: [
      { type: 'todo', days: -28, time: null, duration: 60, regarding: ['Send the invitation', '发送邀请', '寄送邀請'] },
      { type: 'call', days: -7, time: '10:00', duration: 15, regarding: ['Will you come?', '确认是否出席', '確認是否出席'] },
      { type: 'todo', days: -1, time: null, duration: 30, regarding: ['Last look at the list of guests', '最后核对宾客名单', '最後核對賓客名單'] },
      { type: 'todo', days: 2, time: null, duration: 30, regarding: ['Say thank you', '致谢', '致謝'] },
    ],
  },
]

/** The sample plans in a language of the screens, with the ids of types that `typeIds` gives. */
export function samplePlans(language: string, typeIds: Readonly<Record<BuiltInType, number>>): Omit<Plan, 'id'>[] {
  const word = (words: Words): string => words[language === 'zh-CN' ? 1 : language === 'zh-TW' ? 2 : 0]
  return samples.map(({ name, steps }) => ({
    name: word(name),
    steps: steps.map(({ type, regarding, ...step }) => ({ ...step, typeId: typeIds[type], shift: step.days < 0 ? 'earlier' : 'later', regarding: word(regarding), details: '', priority: 0, alarm: step.time === null ? null : 10 })),
  }))
}
