import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '../client/trpc.ts'
import { ContactPicker, type PickedPerson } from '../ui/ContactPicker.tsx'
import { DayInput } from '../ui/DayInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { JobProgress } from '../ui/JobProgress.tsx'
import { manyMeant, peopleMeant } from '../ui/people-meant.ts'
import { closePlan } from '../ui/plan-dialog.ts'
import { todayIn, useTimeZone } from '../ui/reader-time.ts'
import { useSaveKeys } from '../ui/use-save-keys.ts'
import classes from './Activities.module.css'
import { Row } from './ActivityFields.tsx'
import { FailureLine } from './FailureLine.tsx'
import { useApplyPlan } from './plan-apply.ts'
import { PlanPreview } from './PlanPreview.tsx'

/** More than these are not named in a field: they are meant as what is selected. */
const mostNamed = 100
type Whom = 'people' | 'selection' | 'list'

/** Applies a plan: its steps around a day, for whoever is meant, however many; what will be planned is shown before. */
export function PlanDialog() {
  const { t } = useLingui()
  const plans = useQuery(trpc.plans.list.queryOptions()).data
  const people = useQuery({ queryKey: ['people-meant'], queryFn: peopleMeant, gcTime: 0, staleTime: 0 }).data
  return (
    <Dialog onClose={() => leaving.leave()} size={620} title={t`Apply a plan`}>
      {!plans || !people ? <div className={classes.wait} aria-busy /> : plans.length === 0 ? <EmptyNote>{t`There are no plans yet. They are made in the settings, under Plans.`}</EmptyNote> : <Apply plans={plans} meant={people} />}
    </Dialog>
  )
}

/** What closing means: while a plan is applied, to stop it and take it back. */
const leaving = { leave: closePlan }

function Apply({ plans, meant }: { plans: readonly { id: number; name: string; steps: readonly unknown[] }[]; meant: readonly PickedPerson[] }) {
  const { t, i18n } = useLingui()
  const timeZone = useTimeZone()
  const today = todayIn(timeZone)
  const [planId, setPlanId] = useState(plans[0]?.id ?? 0)
  const [anchor, setAnchor] = useState(today)
  const [many] = useState(manyMeant)
  const [whom, setWhom] = useState<Whom>((many.selection?.count ?? 0) > mostNamed ? 'selection' : 'people')
  const [people, setPeople] = useState<readonly PickedPerson[]>((many.selection?.count ?? 0) > mostNamed ? [] : meant)
  const { running, failure, apply, stop } = useApplyPlan(closePlan)
  const contactIds = people.flatMap(({ contactId }) => contactId ?? [])
  const set = whom === 'people' ? null : many[whom]
  const { data: steps } = useQuery(trpc.plans.preview.queryOptions({ planId, anchor, timeZone, contactIds: set ? [] : contactIds }, { placeholderData: keepPreviousData, gcTime: 5_000 }))
  const stepCount = plans.find(({ id }) => id === planId)?.steps.length ?? 0
  const count = set?.count ?? contactIds.length
  leaving.leave = running === null ? closePlan : stop
  const run = () => { if (running === null && stepCount > 0) void apply({ planId, anchor, timeZone, ...(set ? { target: set.target } : { contactIds }) }) }
  useSaveKeys(run)
  const choices = [
    { value: 'people', label: t`People by name` },
    ...(many.selection ? [{ value: 'selection', label: t`Selected: ${i18n.number(many.selection.count)}` }] : []),
    ...(many.list ? [{ value: 'list', label: t`The whole list: ${i18n.number(many.list.count)}` }] : []),
  ]
  return (
    <div className={classes.editor}>
      <fieldset className={classes.fields} disabled={running !== null}>
        <Row label={t`Plan`}>{(id) => <NativeSelect id={id} w={260} data-autofocus value={String(planId)} data={plans.map((plan) => ({ value: String(plan.id), label: plan.name }))} onChange={(event) => setPlanId(Number(event.currentTarget.value))} />}</Row>
        <Row label={t`Around`}>{(id) => <DayInput id={id} label={t`Day the plan is counted from`} value={anchor} today={today} language={i18n.locale} onChange={setAnchor} />}</Row>
        <Row label={t`With`}>
          {(id) => (
            <>
              {choices.length > 1 ? <SegmentedControl mb={whom === 'people' ? 4 : 0} aria-label={t`For whom`} value={whom} data={choices} onChange={(value) => setWhom(value as Whom)} /> : null}
              {whom === 'people' ? <ContactPicker id={id} label={t`With`} people={people} onChange={setPeople} placeholder={t`Find people…`} /> : null}
            </>
          )}
        </Row>
      </fieldset>
      <PlanPreview steps={steps ?? []} today={today} />
      {running !== null ? <JobProgress jobId={running === 'starting' ? null : running} words={t`Planning`} /> : (
        <p className={classes.counted} role="status">{count === 0 ? t`For yourself, with nobody.` : <Counted count={count} steps={stepCount} />}</p>
      )}
      <div className={classes.ends}>
        <FailureLine failure={failure} />
        <Button onClick={() => leaving.leave()} disabled={running === 'starting'}>{running === null ? t`Cancel` : t`Stop and take back`}</Button>
        <Button variant="filled" disabled={running !== null || stepCount === 0} onClick={run}>{t`Apply`}</Button>
      </div>
    </div>
  )
}

/** What applying will make, before it begins. */
function Counted({ count, steps }: { count: number; steps: number }) {
  const { t } = useLingui()
  const whom = t`For each of ${plural(count, { one: '# person', other: '# people' })}`
  const all = t`${plural(count * steps, { one: '# activity', other: '# activities' })}`
  return <>{t`${whom}: ${all} in all. One undo takes all of it back.`}</>
}
