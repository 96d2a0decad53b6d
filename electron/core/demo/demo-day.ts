import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { builtInTypes, type BuiltInType } from '#shared/activity-types.ts'
import { addDays, addMinutes } from '#shared/wall-time.ts'
import { insertActivity } from '../activities/activities.ts'
import { writeEntry } from '../history/history.ts'
import type { WriteContext } from '../rpc/procedures.ts'

const languages = ['en', 'zh-CN', 'zh-TW'] as const
const typeKey = z.enum(Object.keys(builtInTypes) as [BuiltInType, ...BuiltInType[]])
const daySchema = z.object({
  history: z.array(z.object({ type: typeKey, direction: z.enum(['in', 'out']).nullable(), result: z.string(), minutes: z.number(), regarding: z.string(), details: z.string() })),
  plans: z.array(z.object({
    type: typeKey, regarding: z.string(), location: z.string().default(''), day: z.number(), time: z.string().nullable().default(null), minutes: z.number().default(0), days: z.number().default(1),
    recurrence: z.string().nullable().default(null), people: z.number().default(1), priority: z.number().default(0),
  })),
})
type Day = z.output<typeof daySchema>

/** People of the sample data who speak a language, by contact id. */
export type Speakers = ReadonlyMap<string, readonly number[]>

/** Gives the sample people a past year and a week ahead, as seen from now. The same people get the same. */
export function fillDay(ctx: WriteContext, folder: string, speakers: Speakers): void {
  for (const language of languages) {
    const day = daySchema.parse(JSON.parse(readFileSync(join(folder, 'day', `${language}.json`), 'utf8')))
    const people = speakers.get(language) ?? []
    if (people.length === 0) continue
    tellHistory(ctx, day, people)
    planDays(ctx, day, people)
  }
}

const dayLength = 86_400_000

/** Every third person has been met, each in a rhythm of his own; some have not been heard of for long. */
function tellHistory(ctx: WriteContext, { history }: Day, people: readonly number[]): void {
  const midnight = ctx.now - (ctx.now % dayLength)
  for (const [index, contactId] of people.entries()) {
    if (index % 3 !== 0) continue
    const rhythm = 9 + ((index * 7) % 40)
    const last = (index * 5) % 11 === 0 ? 70 + (index % 50) : 1 + ((index * 3) % Math.max(rhythm, 2))
    for (let entry = 0; entry < 5 + (index % 4); entry++) {
      const one = history[(index + entry * 5) % history.length]
      if (!one) continue
      const at = midnight - (last + entry * rhythm) * dayLength + (8 + ((index + entry) % 9)) * 3_600_000
      const { type, minutes, ...content } = one
      writeEntry(ctx, { ...content, typeId: builtInTypes[type], at, duration: minutes > 0 ? minutes * 60 : null, isPinned: false, people: [{ contactId, remark: '' }] })
    }
  }
}

function planDays(ctx: WriteContext, { plans }: Day, people: readonly number[]): void {
  const today = new Date(ctx.now).toLocaleDateString('sv-SE')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  for (const [index, plan] of plans.entries()) {
    const day = addDays(today, plan.day)
    const start = plan.time === null ? day : `${day}T${plan.time}:00`
    const end = plan.time !== null ? addMinutes(start, plan.minutes) : plan.days > 1 ? addDays(day, plan.days) : null
    insertActivity(ctx, {
      typeId: builtInTypes[plan.type], regarding: plan.regarding, details: '', location: plan.location, start, end, timeZone: plan.time === null ? null : timeZone, endTimeZone: null,
      recurrence: plan.recurrence, status: 'planned', priority: plan.priority, isFree: plan.time === null, isPrivate: false, colour: null, calendarId: null,
      participants: Array.from({ length: Math.min(plan.people, people.length) }, (_, at) => ({ contactId: people[(index * 3 + at * 5) % people.length] ?? null, name: '', email: '', answer: null })),
      alarms: plan.type === 'meeting' && plan.time !== null ? [{ offset: -900, isFromEnd: false, at: null }] : [],
    })
  }
}
