import { useLingui } from '@lingui/react/macro'
import type { CSSProperties } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import type { PlannedStep } from '#shared/plans.ts'
import type { Day } from '#shared/wall-time.ts'
import { activityShade } from '../ui/activity-words.ts'
import { spanText } from '../ui/reader-time.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './Activities.module.css'

/** What the steps of a plan would become, and what else there is at the time. */
export function PlanPreview({ steps, today }: { steps: readonly PlannedStep[]; today: Day }) {
  const { t, i18n } = useLingui()
  const types = useTypesById()
  return (
    <ul className={classes.preview} aria-label={t`What will be planned`}>
      {steps.map((step, at) => {
        const type = types.get(step.typeId)
        return (
          <li key={`${at} ${step.start}`} style={{ '--shade': activityShade(type?.colour) } as CSSProperties}>
            <TypeSign type={type} size={14} />
            <span>{step.start ? spanText(i18n.locale, step.start, step.end, today) : ''}</span>
            <span>{step.regarding}{step.isShifted ? <small className={classes.quiet}> {t`moved off a day off`}</small> : null}</span>
            <Conflict conflicts={step.conflicts} />
          </li>
        )
      })}
    </ul>
  )
}

function Conflict({ conflicts: [first] }: { conflicts: readonly Occurrence[] }) {
  const { t } = useLingui()
  if (!first) return null
  const { regarding } = first
  return <small className={classes.quiet}>{t`at the same time: ${regarding}`}</small>
}
