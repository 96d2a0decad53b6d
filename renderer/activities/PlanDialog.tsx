import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button, Modal, NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type CSSProperties } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob, failureOf, type Failure } from '../client/failures.ts'
import { client, trpc } from '../client/trpc.ts'
import { activityShade } from '../ui/activity-words.ts'
import { ContactPicker, type PickedPerson } from '../ui/ContactPicker.tsx'
import { DayInput } from '../ui/DayInput.tsx'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { peopleMeant } from '../ui/people-meant.ts'
import { closePlan } from '../ui/plan-dialog.ts'
import { spanText, todayIn, useTimeZone } from '../ui/reader-time.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './Activities.module.css'
import { Row } from './ActivityFields.tsx'
import { useSaveKeys } from '../ui/use-save-keys.ts'

/** Applies a plan: its steps around a day, for whoever is meant; what will be planned is shown before. */
export function PlanDialog() {
  const { t } = useLingui()
  const plans = useQuery(trpc.plans.list.queryOptions()).data
  const people = useQuery({ queryKey: ['people-meant'], queryFn: peopleMeant, gcTime: 0, staleTime: 0 }).data
  return (
    <Modal opened onClose={closePlan} size={620} title={t`Apply a plan`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {!plans || !people ? <div className={classes.wait} aria-busy /> : plans.length === 0 ? <EmptyNote>{t`There are no plans yet. They are made in the settings, under Plans.`}</EmptyNote> : <Apply plans={plans} meant={people} />}
    </Modal>
  )
}

function Apply({ plans, meant }: { plans: readonly { id: number; name: string }[]; meant: readonly PickedPerson[] }) {
  const { t, i18n } = useLingui()
  const timeZone = useTimeZone()
  const today = todayIn(timeZone)
  const [planId, setPlanId] = useState(plans[0]?.id ?? 0)
  const [anchor, setAnchor] = useState(today)
  const [people, setPeople] = useState<readonly PickedPerson[]>(meant)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const contactIds = people.flatMap(({ contactId }) => contactId ?? [])
  const { data: steps } = useQuery(trpc.plans.preview.queryOptions({ planId, anchor, timeZone, contactIds }, { placeholderData: keepPreviousData, gcTime: 5_000 }))
  const types = useTypesById()
  const conflictOf = (conflicts: readonly Occurrence[]) => {
    const [first] = conflicts
    if (!first) return null
    const { regarding } = first
    return <small className={classes.quiet}>{t`at the same time: ${regarding}`}</small>
  }
  const apply = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const { jobId } = await client.plans.applyTo.mutate({ planId, anchor, timeZone, contactIds })
      const job = await jobEnded(jobId)
      if (job.failure) throw new FailedJob(job.failure)
      closePlan()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  useSaveKeys(() => { if (!isBusy) void apply() })
  const count = contactIds.length
  return (
    <div className={classes.editor}>
      <div className={classes.fields}>
        <Row label={t`Plan`}>{(id) => <NativeSelect id={id} w={260} data-autofocus value={String(planId)} data={plans.map((plan) => ({ value: String(plan.id), label: plan.name }))} onChange={(event) => setPlanId(Number(event.currentTarget.value))} />}</Row>
        <Row label={t`Around`}>{(id) => <DayInput id={id} label={t`Day the plan is counted from`} value={anchor} today={today} language={i18n.locale} onChange={setAnchor} />}</Row>
        <Row label={t`With`}>{(id) => <ContactPicker id={id} label={t`With`} people={people} onChange={setPeople} placeholder={t`Find people…`} />}</Row>
      </div>
      <ul className={classes.preview} aria-label={t`What will be planned`}>
        {(steps ?? []).map((step, at) => {
          const type = types.get(step.typeId)
          return <li key={`${at} ${step.start}`} style={{ '--shade': activityShade(type?.colour) } as CSSProperties}><TypeSign type={type} size={14} /><span>{step.start ? spanText(i18n.locale, step.start, step.end, today) : ''}</span><span>{step.regarding}{step.isShifted ? <small className={classes.quiet}> {t`moved off a day off`}</small> : null}</span>{conflictOf(step.conflicts)}</li>
        })}
      </ul>
      <div className={classes.ends}>
        {failure ? <span role="alert" className={classes.failure}>{failure.message}</span> : <span className={classes.space}>{count > 1 ? t`For each of ${plural(count, { one: '# person', other: '# people' })}` : ''}</span>}
        <Button onClick={closePlan}>{t`Cancel`}</Button>
        <Button variant="filled" loading={isBusy} onClick={() => void apply()}>{t`Apply`}</Button>
      </div>
    </div>
  )
}
