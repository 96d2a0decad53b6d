import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Activity, ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { builtInTypes } from '#shared/activity-types.ts'
import { client, trpc } from '../client/trpc.ts'
import { closeActivity, useActivityDialogs, type ActivityRequest } from '../ui/activity-dialog.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { planningNow, timeZoneNow } from '../ui/reader-time.ts'
import { askScope } from '../ui/scope-question.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './Activities.module.css'
import { contentOf, formOfContent, freshActivity, newContactsOf, type ActivityForm } from './activity-form.ts'
import { ActivityFields } from './ActivityFields.tsx'
import { draftOf, dropDraft, keepDraft } from './drafts.ts'
import { FailureLine } from './FailureLine.tsx'
import { useDialogSave } from '../ui/use-dialog-save.ts'

/** The dialog of an activity, new or there already. Opened by renderer/ui/activity-dialog.ts. */
export function ActivityDialog() {
  const { t } = useLingui()
  const { activity: request } = useActivityDialogs()
  const [serial, setSerial] = useState<{ request: ActivityRequest | null; number: number }>({ request: null, number: 0 })
  if (serial.request !== request) setSerial({ request, number: serial.number + 1 })
  if (!request) return null
  const title = request.key ? t`Activity` : t`New activity`
  return (
    <Dialog key={serial.number} onClose={() => requestClose()} size={740} title={title} data-activity-dialog>
      {request.key ? <Existing activityKey={request.key} /> : <Fresh request={request} />}
    </Dialog>
  )
}

/** The form that is open says what closing means for what was typed. */
const open: { leave: (() => void) | null } = { leave: null }
const requestClose = () => {
  open.leave?.()
  closeActivity()
}

function Existing({ activityKey }: { activityKey: OccurrenceKey }) {
  const { data, error, refetch } = useQuery(trpc.activities.atOccurrence.queryOptions(activityKey, { staleTime: 0 }))
  if (error) return <FailurePanel error={error} onRetry={() => void refetch()} />
  return data ? <Editor activity={data} activityKey={activityKey} start={formOfContent(contentOnly(data))} /> : <div className={classes.wait} aria-busy />
}

function Fresh({ request }: { request: ActivityRequest }) {
  const types = useActivityTypes()
  const wanted = request.content?.typeId ?? (request.content?.start?.includes('T') ? builtInTypes.meeting : builtInTypes.call)
  const type = types.find(({ id }) => id === wanted) ?? types.find(({ isPlanned }) => isPlanned)
  if (!type) return <div className={classes.wait} aria-busy />
  const zone = timeZoneNow()
  return <Editor activity={null} activityKey={null} start={{ ...freshActivity(type, request.content ?? {}, planningNow(zone), zone), newContacts: request.newContacts ?? [] }} meantCount={request.meantCount} />
}

const contentOnly = ({ typeId, regarding, details, location, start, end, timeZone, endTimeZone, recurrence, status, priority, isFree, isPrivate, colour, calendarId, participants, alarms }: Activity): ActivityContent =>
  ({ typeId, regarding, details, location, start, end, timeZone, endTimeZone, recurrence, status, priority, isFree, isPrivate, colour, calendarId, participants, alarms })

interface EditorProps {
  activity: Activity | null
  activityKey: OccurrenceKey | null
  start: ActivityForm
  meantCount?: number | undefined
}

function Editor({ activity, activityKey, start, meantCount }: EditorProps) {
  const { t, i18n } = useLingui()
  const [initial] = useState(start)
  const [form, setForm] = useState(initial)
  // What was kept takes the place of all fields: the editor of details begins with its text.
  const [isTakenUp, setTakenUp] = useState(false)
  const [isEach, setEach] = useState(false)
  const isReadOnly = activity?.isReadOnly ?? false
  const draft = draftOf(activityKey)
  const isDirty = JSON.stringify(form) !== JSON.stringify(initial)
  useEffect(() => {
    open.leave = () => { if (isDirty) keepDraft(activityKey, form) }
    return () => { open.leave = null }
  })
  const { save, isBusy, failure } = useDialogSave(async () => {
    const content = contentOf(form, initial.content.recurrence)
    if (!activity || !activityKey) await storeNew(content, isEach, newContactsOf(form))
    else if (!(await store(content, activityKey, content.recurrence !== (initial.content.recurrence ?? null)))) return
    dropDraft(activityKey)
    closeActivity()
  }, !isReadOnly)
  return (
    <div className={classes.editor}>
      {draft && !isDirty ? <p className={classes.draft}>{t`What you typed here last was kept.`} <button type="button" className={classes.link} onClick={() => { setForm(draft); setTakenUp(true); dropDraft(activityKey) }}>{t`Take it up again`}</button> <button type="button" className={classes.link} onClick={() => { dropDraft(activityKey); setForm({ ...form }) }}>{t`Discard it`}</button></p> : null}
      {meantCount === undefined ? null : <p className={classes.draft} role="status">{t`Only the first ${i18n.number(initial.content.participants.length)} of the ${i18n.number(meantCount)} selected are named here. A plan can be applied to all of them.`}</p>}
      <ActivityFields key={String(isTakenUp)} form={form} before={initial.content.recurrence} activityKey={activityKey} onChange={setForm} isReadOnly={isReadOnly} failure={failure} isEach={isEach} onEach={activity === null ? setEach : null} />
      <div className={classes.ends}>
        <FailureLine failure={failure} />
        <Button onClick={requestClose}>{isReadOnly ? t`Close` : t`Cancel`}</Button>
        {isReadOnly ? null : <Button variant="filled" loading={isBusy} onClick={save}>{t`Save`}</Button>}
      </div>
    </div>
  )
}

/** One change, whether it becomes one activity with all or one with each. */
async function storeNew(content: ActivityContent, isEach: boolean, newContacts: string[]): Promise<void> {
  if (isEach && content.participants.length > 1) await client.activities.createMany.mutate({ contents: content.participants.map((participant) => ({ ...content, participants: [participant] })), newContacts })
  else await client.activities.create.mutate({ content, newContacts })
}

/** Saves; false where the user thought better of it at the question how far. */
async function store(content: ActivityContent, key: OccurrenceKey, isOtherRule: boolean): Promise<boolean> {
  const isSeries = key.recurrenceId !== ''
  const scope = isSeries ? await askScope('change', content.regarding, !isOtherRule) : 'all'
  if (scope === null) return false
  await client.activities.save.mutate({ ...key, scope, content })
  return true
}
