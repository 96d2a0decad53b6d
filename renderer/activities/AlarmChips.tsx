import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Pill } from '@mantine/core'
import type { ActivityContent } from '#shared/activities.ts'
import { fullTime } from '../ui/times.ts'
import classes from './Activities.module.css'

type Alarm = ActivityContent['alarms'][number]
const minutes = [0, 5, 10, 15, 30, 60, 120, 1_440, 2_880, 10_080]

/** When to be reminded: any number of times before the start. */
export function AlarmChips({ alarms, isWholeDay, onChange }: { alarms: readonly Alarm[]; isWholeDay: boolean; onChange: (alarms: Alarm[]) => void }) {
  const { t } = useLingui()
  const text = useAlarmText(isWholeDay)
  const offered = minutes.filter((value) => !alarms.some((alarm) => alarm.offset === -60 * value && !alarm.isFromEnd))
  return (
    <div className={classes.alarms}>
      {alarms.map((alarm, at) => {
        const words = text(alarm)
        return <Pill key={`${alarm.offset} ${alarm.at} ${at}`} withRemoveButton removeButtonProps={{ 'aria-label': t`Remove: ${words}` }} onRemove={() => onChange(alarms.filter((_, other) => other !== at))}>{words}</Pill>
      })}
      <NativeSelect aria-label={t`Add an alarm`} w={150} value="" data={[{ value: '', label: t`Add an alarm…` }, ...offered.map((value) => ({ value: String(value), label: text({ offset: -60 * value, isFromEnd: false, at: null }) }))]} onChange={(event) => { if (event.currentTarget.value) onChange([...alarms, { offset: -60 * Number(event.currentTarget.value), isFromEnd: false, at: null }]) }} />
    </div>
  )
}

/** An alarm in words: "15 min before", "1 day before", "when it begins". */
export function useAlarmText(isWholeDay: boolean): (alarm: Alarm) => string {
  const { t, i18n } = useLingui()
  return ({ offset, isFromEnd, at }) => {
    if (at !== null) return fullTime(i18n.locale, at)
    const seconds = Math.abs(offset ?? 0)
    if (seconds === 0) return isFromEnd ? t`when it ends` : isWholeDay ? t`at the start of the day` : t`when it begins`
    const [value, unit] = seconds % 604_800 === 0 ? [seconds / 604_800, 'week'] : seconds % 86_400 === 0 ? [seconds / 86_400, 'day'] : seconds % 3_600 === 0 ? [seconds / 3_600, 'hour'] : [Math.round(seconds / 60), 'minute']
    const length = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit, unitDisplay: unit === 'minute' || unit === 'hour' ? 'short' : 'long' }).format(value)
    if ((offset ?? 0) > 0) return isFromEnd ? t`${length} after the end` : t`${length} after the start`
    return isFromEnd ? t`${length} before the end` : t`${length} before`
  }
}
