import { z } from 'zod'
import { timelineSchema } from '#shared/history.ts'
import { lookupSchema } from '#shared/lookup.ts'
import { paperSizes, reportLanguages, reportNames } from '#shared/reports.ts'
import { daySchema } from '#shared/wall-time.ts'

/** What to print: the report by name, whom or which days it is about, and how it looks. */
export const reportSchema = z.object({
  name: z.enum(reportNames),
  /** Of the directory: the contacts. */
  lookup: lookupSchema.default({}),
  /** Of calendars and Today: the day, or one of the week or month; today where absent. */
  day: daySchema.optional(),
  /** IANA name of the reader's zone; the computer's where absent. */
  timeZone: z.string().max(100).optional(),
  /** The first day of a week: 1 Monday to 7 Sunday. */
  weekStart: z.number().int().min(1).max(7).default(1),
  /** The week's working days alone, as they are set. */
  isWorkWeek: z.boolean().default(false),
  /** Of the timeline: whose, and which part. */
  timeline: timelineSchema.optional(),
  paper: z.enum(paperSizes).default('a4'),
  language: z.enum(reportLanguages).default('en'),
  title: z.string().max(200).optional(),
})
export type ReportRequest = z.output<typeof reportSchema>
