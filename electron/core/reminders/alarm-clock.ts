import type { Services } from '../services.ts'
import { dueNow, isQuiet, nextDue, usualZone } from './due.ts'
import { untold } from './told.ts'

/** It never sleeps longer than this, in milliseconds: a timer stands still while the computer sleeps, the clock on the wall does not. */
const nap = 30_000
/** A gap that much longer than the nap means that the computer slept, or that its clock was set. */
const sleepGap = 45_000
/** How long after a change it looks again. */
const settling = 150

/** Tables whose change may bring or silence an alarm. */
const concerned = new Set(['activity', 'alarm', 'acknowledgement', 'dateAcknowledgement', 'importantDate', 'calendar', 'contact', 'setting', 'occurrence'])

/** Since when each open file is watched without a gap. */
const awake = new WeakMap<Services, number>()
/** What was due before this was missed: the program was not running, or the computer slept. UTC milliseconds. */
export const awakeSince = (services: Services): number => awake.get(services) ?? 0

/**
 * Tells open windows (`alarms`) when the list of reminders has changed or a notification may be shown. It keeps nothing
 * but the last answer, to know whether the next is another: what is due stands in the file. Gives what ends it.
 */
export function watchAlarms(services: Services): () => void {
  let timer: NodeJS.Timeout | undefined
  let lookedAt = services.now()
  let last = ''
  let isEnded = false
  awake.set(services, lookedAt)
  const look = () => {
    if (isEnded) return
    const now = services.now()
    // The clock on the wall is what counts: after a sleep, or a jump of the clock, all between was missed.
    if (Math.abs(now - lookedAt) > nap + sleepGap) awake.set(services, now)
    lookedAt = now
    let wait = nap
    try {
      const zone = usualZone(services)
      const alarms = dueNow(services, zone, now, awakeSince(services))
      const news = isQuiet(services, zone, now) ? [] : untold(services.store.read, alarms)
      const state = [alarms, news].map((list) => list.map(({ activityId, recurrenceId, alarmKey, nominal }) => `${activityId} ${recurrenceId} ${alarmKey} ${nominal}`).join()).join('|')
      if (state !== last) services.emit({ type: 'alarms' })
      last = state
      const next = nextDue(services, zone, now, nap)
      if (next !== null) wait = Math.min(nap, Math.max(next - now, 20))
    } catch (error) {
      services.log(`Reminders could not be looked for: ${error instanceof Error ? error.message : String(error)}`)
    }
    sleep(wait)
  }
  const sleep = (time: number) => {
    clearTimeout(timer)
    timer = setTimeout(look, time)
    timer.unref()
  }
  const stop = services.onEvent((event) => {
    if (event.type === 'change' && event.tables.some((table) => concerned.has(table))) sleep(settling)
  })
  look()
  return () => {
    isEnded = true
    clearTimeout(timer)
    stop()
  }
}
