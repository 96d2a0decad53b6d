import { useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Input, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { firstSign, signOfType, type ActivityType } from '#shared/activity-types.ts'
import { failureOf } from '../client/failures.ts'
import { client } from '../client/trpc.ts'
import { offeredPriorities, priorityText, typeText } from '../ui/activity-words.ts'
import { ColourMenu } from '../ui/ColourMenu.tsx'
import { takesFocus } from '../ui/takes-focus.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './TypeSettings.module.css'

/** A type as it is filled in; `id` null for a new one. */
export type TypeDraft = Omit<ActivityType, 'id' | 'rank'> & { id: number | null; rank?: number }

const alarms = [0, 5, 10, 15, 30, 60, 120, 1_440]

/** How long before the start an alarm comes, from minutes. */
export function useAlarmWords(): (minutes: number) => string {
  const { t, i18n } = useLingui()
  return (minutes) => {
    if (minutes === 0) return t`when it begins`
    const [value, unit] = minutes % 1_440 === 0 ? [minutes / 1_440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
    const length = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit, unitDisplay: unit === 'day' ? 'long' : 'short' }).format(value)
    return t`${length} before`
  }
}

/** Changes a type or makes one. Of the program's own, the name and what they are stay. */
export function TypeForm({ type, onClose }: { type: TypeDraft; onClose: () => void }) {
  const { t } = useLingui()
  const alarmWords = useAlarmWords()
  const [form, setForm] = useState(type)
  const [problem, setProblem] = useState<string | null>(null)
  const isOwn = type.key === null
  const change = (next: Partial<TypeDraft>) => setForm((before) => ({ ...before, ...next }))
  const name = (form.name ?? '').trim()
  const types = useActivityTypes()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isOwn && name === '') return
    // The core knows the program's own by keys only; what they are called is the reader's language's.
    if (isOwn && types.some((other) => other.id !== form.id && typeText(t, other).toLowerCase() === name.toLowerCase())) return setProblem(t`There is a type “${name}” already.`)
    const { key: _key, rank, ...content } = form
    client.activityTypes.save.mutate({ ...content, name: isOwn ? name : null, ...(rank === undefined ? {} : { rank }) }).then(onClose, (error: unknown) => {
      const failure = failureOf(error)
      setProblem(failure.field === 'name' && failure.details?.['id'] !== undefined ? t`There is a type “${name}” already.` : failure.message)
    })
  }
  const check = (key: 'isPlanned' | 'isTimeless' | 'isTask' | 'isReached' | 'isHidden', label: string) => <Checkbox size="xs" label={label} checked={form[key]} onChange={(event) => change({ [key]: event.currentTarget.checked })} />
  return (
    <form className={classes.form} onSubmit={save} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) onClose() }}>
      <div className={classes.fields}>
        <TextInput label={t({ message: 'Name', context: 'of a thing' })} w={124} maxLength={200} {...(isOwn ? { ref: takesFocus } : {})} disabled={!isOwn} value={isOwn ? (form.name ?? '') : typeText(t, { key: type.key, name: null })} error={problem} onChange={(event) => { setProblem(null); change({ name: event.currentTarget.value }) }} />
        {/* As typed until it is left: an input method is not done with its letters before. */}
        {isOwn ? <TextInput label={t`Mark`} title={t`One letter or character that stands for it; otherwise the first of its name`} w={48} maxLength={40} placeholder={signOfType({ mark: '', name })} value={form.mark} onChange={(event) => change({ mark: event.currentTarget.value })} onBlur={() => change({ mark: firstSign(form.mark) })} /> : null}
        <Input.Wrapper label={t`Colour`} labelElement="div"><div><ColourMenu value={form.colour} onChange={(colour) => change({ colour })} /></div></Input.Wrapper>
        {form.isPlanned ? (
          <>
            <NumberInput label={t`Minutes`} w={84} min={0} max={100_000} step={15} allowDecimal={false} disabled={form.isTimeless} value={form.duration} onChange={(value) => change({ duration: Number(value) || 0 })} />
            <NativeSelect label={t`Alarm`} w={118} value={form.alarm === null ? '' : String(form.alarm)} data={[{ value: '', label: t`No alarm` }, ...[...new Set([...alarms, ...(form.alarm === null ? [] : [form.alarm])])].map((minutes) => ({ value: String(minutes), label: alarmWords(minutes) }))]} onChange={(event) => change({ alarm: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })} />
            <NativeSelect label={t`Priority`} w={90} value={String(form.priority)} data={[...new Set([...offeredPriorities, form.priority])].map((priority) => ({ value: String(priority), label: priorityText(t, priority) }))} onChange={(event) => change({ priority: Number(event.currentTarget.value) })} />
          </>
        ) : null}
      </div>
      <div className={classes.checks}>
        {isOwn ? check('isPlanned', t`Can be planned`) : null}
        {form.isPlanned ? check('isTimeless', t`Has a day, but no time`) : null}
        {isOwn && form.isPlanned ? check('isTask', t`Is a task: late until it is done`) : null}
        {check('isReached', t`Counts as having reached somebody`)}
        {check('isHidden', t`Hidden: no longer offered`)}
      </div>
      <div className={classes.ends}>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" variant="filled" disabled={isOwn && name === ''}>{t`Save`}</Button>
      </div>
    </form>
  )
}
