import type { ActivityContent } from '#shared/activities.ts'
import { paramValue, propertyOf, type Component } from './component.ts'
import { durationOf, secondsOf, stampOf } from './times.ts'

type Alarm = ActivityContent['alarms'][number]
/** Repetitions beyond these are left to the original. */
const most = 20

/** The alarms of a component (RFC 5545, section 3.6.6), those that repeat as several; `null` in place of one that cannot be understood. */
export function readAlarm(component: Component): Alarm[] | null {
  const trigger = propertyOf(component, 'TRIGGER')
  // Programs say by ACTION:NONE that there shall be none.
  if (propertyOf(component, 'ACTION')?.value.trim().toUpperCase() === 'NONE') return []
  if (!trigger) return null
  const duration = durationOf(trigger.value)
  const at = duration ? null : stampOf(trigger)
  if (!duration && at === null) return null
  const isFromEnd = paramValue(trigger, 'RELATED')?.toUpperCase() === 'END'
  const first: Alarm = duration ? { offset: secondsOf(duration), isFromEnd, at: null } : { offset: null, isFromEnd: false, at }
  const pause = durationOf(propertyOf(component, 'DURATION')?.value ?? '')
  const repeat = Number(propertyOf(component, 'REPEAT')?.value ?? 0)
  const alarms = [first]
  if (pause && secondsOf(pause) > 0 && Number.isInteger(repeat)) {
    for (let time = 1; time <= Math.min(repeat, most); time += 1) {
      const later = time * secondsOf(pause)
      alarms.push(first.offset === null ? { ...first, at: (first.at ?? 0) + later * 1000 } : { ...first, offset: first.offset + later })
    }
  }
  return alarms
}

export const isAlarm = (component: Component): boolean => component.name === 'VALARM'

/** Whether two lists of alarms say the same. */
export function sameAlarms(one: readonly Alarm[], other: readonly Alarm[]): boolean {
  return one.length === other.length && one.every((alarm, at) => sameAlarm(alarm, other[at]))
}
export const sameAlarm = (one: Alarm, other: Alarm | undefined): boolean => other !== undefined && one.offset === other.offset && one.isFromEnd === other.isFromEnd && one.at === other.at

