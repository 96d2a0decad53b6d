import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { builtInTypes } from '#shared/activity-types.ts'
import { planShifts, type Plan, type PlanStep } from '#shared/plans.ts'
import { failureOf, type Failure } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, trpc } from '../client/trpc.ts'
import { typeText } from '../ui/activity-words.ts'
import { TimeInput } from '../ui/TimeInput.tsx'
import { parseDuration } from '../ui/typed-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './Activities.module.css'
import { FailureLine } from './FailureLine.tsx'
import { lengthText } from './WhenFields.tsx'

const freshStep: PlanStep = { typeId: builtInTypes.call, days: 0, time: null, duration: 30, shift: 'later', regarding: '', details: '', priority: 0, alarm: null }

/** The plans: each a name and its steps around a day; part of the settings. */
export function PlanSettings() {
  const { t, i18n } = useLingui()
  const plans = useQuery(trpc.plans.list.queryOptions()).data
  const [draft, setDraft] = useState<{ id?: number; name: string; steps: PlanStep[] } | null>(null)
  if (!plans) return null
  const addSamples = async () => {
    try {
      for (const { name, steps } of await client.plans.samples.query({ language: i18n.locale })) await client.plans.save.mutate({ name, steps })
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <div className={classes.plans}>
      {plans.map((plan) => {
        const { name } = plan
        return draft?.id === plan.id ? null : (
          <div key={plan.id} className={classes.plan}>
            <span>{name}</span>
            <small className={classes.quiet}>{plan.steps.map(({ regarding }) => regarding).join(' · ')}</small>
            <Button aria-label={t`Edit the plan ${name}`} onClick={() => setDraft(plan)}>{t`Edit`}</Button>
            <ActionIcon aria-label={t`Remove the plan ${name}`} onClick={() => void client.plans.remove.mutate({ id: plan.id }).catch(showFailure)}><Trash2 size={14} /></ActionIcon>
          </div>
        )
      })}
      {draft ? <PlanForm key={draft.id ?? 'new'} plan={draft} onClose={() => setDraft(null)} /> : (
        <div className={classes.parts}>
          <Button leftSection={<Plus size={14} />} onClick={() => setDraft({ name: '', steps: [freshStep] })}>{t`New plan`}</Button>
          {plans.length === 0 ? <Button onClick={() => void addSamples()}>{t`Add a few to begin with`}</Button> : null}
        </div>
      )}
    </div>
  )
}

function PlanForm({ plan, onClose }: { plan: Omit<Plan, 'id'> & { id?: number }; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const types = useActivityTypes().filter((type) => type.isPlanned)
  const [name, setName] = useState(plan.name)
  const [steps, setSteps] = useState<readonly PlanStep[]>(plan.steps)
  const [problem, setProblem] = useState<Failure | null>(null)
  const change = (at: number, next: Partial<PlanStep>) => setSteps(steps.map((step, other) => (other === at ? { ...step, ...next } : step)))
  const shiftWords = { none: t`stays`, earlier: t`earlier`, later: t`later` }
  const save = () => {
    client.plans.save.mutate({ ...(plan.id === undefined ? {} : { id: plan.id }), name: name.trim(), steps: steps.toSorted((one, other) => one.days - other.days) }).then(onClose, (error: unknown) => setProblem(failureOf(error)))
  }
  return (
    <div className={classes.editor}>
      <TextInput label={t`Name of the plan`} w={320} value={name} error={problem?.field === 'name'} onChange={(event) => setName(event.currentTarget.value)} />
      <table className={classes.steps}>
        <thead><tr><th>{t`Days`}</th><th>{t`Time`}</th><th>{t`Type`}</th><th>{t`Regarding`}</th><th>{t`How long`}</th><th>{t`On a day off`}</th><th /></tr></thead>
        <tbody>
          {steps.map((step, at) => {
            const place = at + 1
            return (
              <tr key={at}>
                <td><NumberInput size="xs" w={64} aria-label={t`Days from the day, step ${place}`} value={step.days} allowDecimal={false} onChange={(value) => change(at, { days: Number(value) || 0 })} /></td>
                <td>{step.time === null ? <Button onClick={() => change(at, { time: '09:00' })}>{t`all day`}</Button> : <TimeInput label={t`Time, step ${place}`} language={i18n.locale} value={`2026-11-23T${step.time}:00`} onChange={(time) => change(at, { time: time.slice(0, 5) })} onClear={() => change(at, { time: null })} />}</td>
                <td><NativeSelect w={110} aria-label={t`Type, step ${place}`} value={String(step.typeId)} data={types.map((type) => ({ value: String(type.id), label: typeText(t, type) }))} onChange={(event) => change(at, { typeId: Number(event.currentTarget.value) })} /></td>
                <td><TextInput aria-label={t`Regarding, step ${place}`} value={step.regarding} onChange={(event) => change(at, { regarding: event.currentTarget.value })} /></td>
                <td><TextInput w={84} aria-label={t`How long, step ${place}`} key={step.duration} defaultValue={lengthText(i18n.locale, step.duration)} onBlur={(event) => change(at, { duration: parseDuration(event.currentTarget.value) ?? step.duration })} /></td>
                <td><NativeSelect w={90} aria-label={t`On a day off, step ${place}`} value={step.shift} data={planShifts.map((value) => ({ value, label: shiftWords[value] }))} onChange={(event) => change(at, { shift: event.currentTarget.value as PlanStep['shift'] })} /></td>
                <td><ActionIcon aria-label={t`Remove step ${place}`} onClick={() => setSteps(steps.filter((_, other) => other !== at))}><Trash2 size={14} /></ActionIcon></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={classes.parts}>
        <Button leftSection={<Plus size={14} />} onClick={() => setSteps([...steps, { ...freshStep, days: (steps.at(-1)?.days ?? -7) + 7 }])}>{t`Add a step`}</Button>
        <FailureLine failure={problem} />
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button variant="filled" disabled={name.trim() === ''} onClick={save}>{t`Save`}</Button>
      </div>
    </div>
  )
}
