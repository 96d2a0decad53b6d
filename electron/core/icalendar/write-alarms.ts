import type { ActivityContent } from '#shared/activities.ts'
import { escapeText } from '../vcard/vcard.ts'
import { makeComponent, makeLine, type Component } from './component.ts'
import { isAlarm, readAlarm, sameAlarm, sameAlarms } from './read-alarms.ts'
import { utcText } from './times.ts'

type Alarm = ActivityContent['alarms'][number]

/** The VALARMs of an activity: those of the original whose alarms are all still there, and new ones for the others. */
export function alarmsOf(alarms: readonly Alarm[], base: readonly Alarm[] | null, original: Component | null, regarding: string): { components: Component[]; isChanged: boolean } {
  const kept = original?.components.filter(isAlarm) ?? []
  if (base && sameAlarms(base, alarms)) return { components: kept, isChanged: false }
  const left = [...alarms]
  const components: Component[] = []
  for (const component of kept) {
    const own = readAlarm(component)
    // What is not understood cannot have been taken away here.
    if (own === null || own.length === 0) components.push(component)
    else if (own.every((alarm) => left.some((one) => sameAlarm(one, alarm)))) {
      components.push(component)
      for (const alarm of own) left.splice(left.findIndex((one) => sameAlarm(one, alarm)), 1)
    }
  }
  components.push(...left.map((alarm) => alarmComponent(alarm, regarding)))
  return { components, isChanged: true }
}

function alarmComponent({ offset, isFromEnd, at }: Alarm, regarding: string): Component {
  const component = makeComponent('VALARM')
  const trigger = offset === null ? makeLine('TRIGGER', utcText(at ?? 0), [{ name: 'VALUE', raw: 'DATE-TIME' }]) : makeLine('TRIGGER', durationText(offset), isFromEnd ? [{ name: 'RELATED', raw: 'END' }] : [])
  component.properties.push(makeLine('ACTION', 'DISPLAY'), trigger, makeLine('DESCRIPTION', escapeText(regarding || 'Reminder')))
  return component
}

/** Seconds as RFC 5545, section 3.3.6, writes them. */
export function durationText(seconds: number): string {
  const size = Math.abs(seconds)
  const [days, rest] = [Math.floor(size / 86_400), size % 86_400]
  const [hours, minutes, left] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60]
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${left > 0 ? `${left}S` : ''}`
  return `${seconds < 0 ? '-' : ''}P${days > 0 ? `${days}D` : ''}${time !== '' ? `T${time}` : days > 0 ? '' : 'T0S'}`
}
