import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CalendarProblem } from '#shared/calendars.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'

/** Why a followed file was not read. */
export const problemWords: Readonly<Record<CalendarProblem, MessageDescriptor>> = {
  missing: msg`There is no such file.`, unreadable: msg`This file cannot be read.`, noCalendar: msg`This file is no calendar (.ics).`, tooLarge: msg`This file is too large to be followed.`,
  emptied: msg`The file lost all or nearly all of its entries. What was read before still stands here.`,
}

/** Runs a job of calendars to its end; throws what it failed of. */
export async function runCalendarJob(start: () => Promise<{ jobId: number }>): Promise<void> {
  const job = await jobEnded((await start()).jobId)
  if (job.failure) throw new FailedJob(job.failure)
}
