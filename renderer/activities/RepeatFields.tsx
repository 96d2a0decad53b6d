import { weekdayOf } from '#shared/recurrence-text.ts'
import { useLingui } from '@lingui/react/macro'
import { Chip, NativeSelect, NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { weekdays, type Frequency, type RecurrenceProblem } from '#shared/recurrence.ts'
import { dayOf } from '#shared/wall-time.ts'
import { trpc } from '../client/trpc.ts'
import { DayInput } from '../ui/DayInput.tsx'
import { dayText, todayIn, useTimeZone } from '../ui/reader-time.ts'
import { contentOf, type ActivityForm } from './activity-form.ts'
import classes from './Activities.module.css'
import { freshForm, placeInMonth, textOf, type RecurrenceForm } from './recurrence-form.ts'
import { usePlaceWords, useRuleSentence, weekdayText } from './recurrence-words.ts'

interface Props {
  form: ActivityForm
  /** The recurrence as it was before editing. */
  before: string | null
  onChange: (form: ActivityForm) => void
}

/** How it repeats: the usual ways in a list, anything else by its parts, and the rule as a sentence with what comes next. */
export function RepeatFields({ form, before, onChange }: Props) {
  const { t } = useLingui()
  const sentence = useRuleSentence()
  const choices = useChoices(form)
  const [isOwn, setOwn] = useState(false)
  const { rule, content: { start, timeZone } } = form
  if (start === null) return null
  const from = { start, timeZone }
  const set = (next: ActivityForm['rule']) => onChange({ ...form, rule: next })
  const same = rule.kind === 'form' ? choices.find((choice) => textOf(choice.form, from, null) === textOf(rule.form, from, null)) : undefined
  const value = rule.kind === 'none' ? 'never' : rule.kind === 'kept' ? 'kept' : (isOwn ? 'custom' : (same?.value ?? 'custom'))
  return (
    <div className={classes.repeat}>
      <NativeSelect
        aria-label={t`Repeat`} w={250} value={value}
        data={[{ value: 'never', label: t`Does not repeat` }, ...choices.map((choice) => ({ value: choice.value, label: sentence(choice.form, from) })), { value: 'custom', label: t`In another way…` }, ...(rule.kind === 'kept' || (before && value === 'kept') ? [{ value: 'kept', label: t`By its own rule` }] : [])]}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          const choice = choices.find((other) => other.value === chosen)
          setOwn(chosen === 'custom')
          if (chosen === 'never') set({ kind: 'none' })
          else if (choice) set({ kind: 'form', form: choice.form })
          else if (chosen === 'custom') set({ kind: 'form', form: rule.kind === 'form' ? rule.form : { ...freshForm('WEEKLY', start), interval: 2 } })
        }}
      />
      {rule.kind === 'form' ? <CustomRule rule={rule.form} start={start} isWhole={value === 'custom'} onChange={(next) => set({ kind: 'form', form: next })} /> : null}
      {rule.kind === 'kept' ? <code className={classes.rule} data-selectable>{form.content.recurrence}</code> : null}
      {rule.kind === 'none' ? null : <RuleCheck form={form} before={before} words={rule.kind === 'form' && value === 'custom' ? sentence(rule.form, from) : ''} />}
    </div>
  )
}

function useChoices({ content: { start } }: ActivityForm): { value: string; form: RecurrenceForm }[] {
  if (start === null) return []
  const { nth, isLast } = placeInMonth(start)
  const monthly = freshForm('MONTHLY', start)
  return [
    { value: 'daily', form: freshForm('DAILY', start) },
    { value: 'workweek', form: { ...freshForm('WEEKLY', start), days: ['MO', 'TU', 'WE', 'TH', 'FR'] } },
    { value: 'weekly', form: freshForm('WEEKLY', start) },
    { value: 'fortnightly', form: { ...freshForm('WEEKLY', start), interval: 2 } },
    { value: 'monthly', form: monthly },
    ...(nth < 5 ? [{ value: 'weekday', form: { ...monthly, by: 'weekday' as const } }] : []),
    ...(isLast ? [{ value: 'lastWeekday', form: { ...monthly, by: 'lastWeekday' as const } }] : []),
    { value: 'yearly', form: freshForm('YEARLY', start) },
  ]
}

interface CustomProps {
  rule: RecurrenceForm
  start: string
  /** Whether all parts are shown, or only the end. */
  isWhole: boolean
  onChange: (rule: RecurrenceForm) => void
}

function CustomRule({ rule, start, isWhole, onChange }: CustomProps) {
  const { t, i18n } = useLingui()
  const today = todayIn(useTimeZone())
  const place = usePlaceWords()
  const units: Partial<Record<Frequency, string>> = { DAILY: t`days`, WEEKLY: t`weeks`, MONTHLY: t`months`, YEARLY: t`years`, ...(['HOURLY', 'MINUTELY', 'SECONDLY'].includes(rule.frequency) ? { HOURLY: t`hours`, MINUTELY: t`minutes`, SECONDLY: t`seconds` } : {}) }
  const { nth, isLast } = placeInMonth(start)
  return (
    <>
      {isWhole ? (
        <div className={classes.parts}>
          <span>{t`Every`}</span>
          <NumberInput size="xs" w={64} aria-label={t`Interval`} min={1} max={999} clampBehavior="strict" allowDecimal={false} value={rule.interval} onChange={(value) => onChange({ ...rule, interval: Math.max(1, Number(value) || 1) })} />
          <NativeSelect aria-label={t`Unit`} value={rule.frequency} data={Object.entries(units).map(([value, label]) => ({ value, label }))} onChange={(event) => onChange({ ...rule, frequency: event.currentTarget.value as Frequency, by: 'date' })} />
          {rule.frequency === 'WEEKLY' ? (
            <Chip.Group multiple value={rule.days} onChange={(days) => onChange({ ...rule, days: weekdays.filter((day) => days.includes(day)) })}>
              <span className={classes.chips} role="group" aria-label={t`On which days`}>{weekdays.map((day) => <Chip key={day} size="xs" radius="sm" value={day} aria-label={weekdayText(i18n.locale, day)}>{weekdayText(i18n.locale, day, 'short')}</Chip>)}</span>
            </Chip.Group>
          ) : null}
          {rule.frequency === 'MONTHLY' || rule.frequency === 'YEARLY' ? (
            <NativeSelect aria-label={t`On which day`} value={rule.by} onChange={(event) => onChange({ ...rule, by: event.currentTarget.value as RecurrenceForm['by'] })} data={[{ value: 'date', label: t`on the same date` }, ...(nth < 5 || rule.by === 'weekday' ? [{ value: 'weekday', label: place('weekday', start) }] : []), ...(isLast ? [{ value: 'lastWeekday', label: place('lastWeekday', start) }] : [])]} />
          ) : null}
        </div>
      ) : null}
      <div className={classes.parts}>
        <span>{t`Ends`}</span>
        <NativeSelect aria-label={t`Ends`} value={rule.ends} onChange={(event) => onChange({ ...rule, ends: event.currentTarget.value as RecurrenceForm['ends'], ...(rule.days.length === 0 ? { days: [weekdayOf(start)] } : {}) })} data={[{ value: 'never', label: t`never` }, { value: 'count', label: t`after so many times` }, { value: 'until', label: t`on a day` }]} />
        {rule.ends === 'count' ? <NumberInput size="xs" w={72} aria-label={t`How many times`} min={1} max={9_999} allowDecimal={false} value={rule.count} onChange={(value) => onChange({ ...rule, count: Math.max(1, Number(value) || 1) })} /> : null}
        {rule.ends === 'until' ? <DayInput label={t`Last day`} value={rule.until} today={today} language={i18n.locale} onChange={(until) => onChange({ ...rule, until: until < dayOf(start) ? dayOf(start) : until })} /> : null}
      </div>
    </>
  )
}

/** What the rule comes to: the next few days, or what is wrong with it. */
function RuleCheck({ form, before, words }: { form: ActivityForm; before: string | null; words: string }) {
  const { t, i18n } = useLingui()
  const { recurrence, start, timeZone } = contentOf(form, before)
  const today = todayIn(useTimeZone())
  const [asked] = useDebouncedValue(JSON.stringify({ recurrence: recurrence ?? '', start: start ?? '', timeZone }), 250)
  const { data } = useQuery(trpc.calendar.checkRule.queryOptions(JSON.parse(asked) as { recurrence: string; start: string; timeZone: string | null }, { enabled: recurrence !== null && start !== null, placeholderData: keepPreviousData, gcTime: 5_000 }))
  const problems: Record<RecurrenceProblem, string> = { notUnderstood: t`This rule is not understood. The first time stays, and the rule is kept as it is.`, tooMany: t`This rule means too many times; only the first thousand of a stretch are shown.`, tooSlow: t`This rule takes too long to work out; only what was found in time is shown.`, never: t`This rule never happens but for the first time.` }
  const next = data?.next.filter((time) => time !== start).slice(0, 3).map((time) => dayText(i18n.locale, time, today)).join(' · ')
  return (
    <p className={classes.ruleText} data-problem={data?.problem ? true : undefined} role={data?.problem ? 'alert' : undefined}>
      {words ? t`${words}. ` : null}{data?.problem ? problems[data.problem] : next ? t`Next: ${next}` : null}
    </p>
  )
}
