import { useState } from 'react'
import type { ActivityContent } from '#shared/activities.ts'
import { contentOf, freshActivity, type ActivityForm } from '../activities/activity-form.ts'
import { NextStep } from '../activities/NextStep.tsx'
import { LogDialog, type NextStepEditor } from '../history/LogDialog.tsx'
import { planningNow, timeZoneNow } from '../ui/reader-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'

/** The dialog that logs, with the next step as activities edit it. */
export const LogPanel = () => <LogDialog NextStep={LoggedNextStep} />

const LoggedNextStep: NextStepEditor = ({ typeId, regarding, people, onChange, onDrop }) => {
  const types = useActivityTypes()
  const [form, setForm] = useState<ActivityForm | null>(() => {
    const type = types.find(({ id }) => id === typeId) ?? types[0]
    const zone = timeZoneNow()
    return type ? freshActivity(type, { regarding, participants: people.map(({ contactId, name }) => ({ contactId, name, email: '', answer: null })) }, planningNow(zone), zone) : null
  })
  const change = (next: ActivityForm) => {
    setForm(next)
    onChange(toContent(next))
  }
  if (!form) return null
  return <div onFocus={() => onChange(toContent(form))}><NextStep form={form} types={types} onChange={change} onDrop={onDrop} /></div>
}

const toContent = (form: ActivityForm): ActivityContent => contentOf(form, null)
