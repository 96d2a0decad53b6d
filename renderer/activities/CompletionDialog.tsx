import { useLingui } from '@lingui/react/macro'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Activity, Occurrence, OccurrenceKey } from '#shared/activities.ts'
import { builtInTypes, resultsOf, type ActivityType } from '#shared/activity-types.ts'
import { client, trpc } from '../client/trpc.ts'
import { closeCompletion, useActivityDialogs } from '../ui/activity-dialog.ts'
import { resultText } from '../ui/activity-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { NoteBox } from '../ui/NoteBox.tsx'
import { planningNow, spanText, timeZoneNow, todayIn } from '../ui/reader-time.ts'
import { takesFocus } from '../ui/takes-focus.ts'
import { parseDuration } from '../ui/typed-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './Activities.module.css'
import { contentOf, freshActivity, type ActivityForm } from './activity-form.ts'
import { Row } from './ActivityFields.tsx'
import { FailureLine } from './FailureLine.tsx'
import { NextStep } from './NextStep.tsx'
import { useDialogSave } from '../ui/use-dialog-save.ts'
import { lengthText } from './WhenFields.tsx'

/** How an activity ended, and what comes next: one small dialog, one change. */
export function CompletionDialog() {
  const { t } = useLingui()
  const { completion } = useActivityDialogs()
  if (!completion) return null
  const { key, occurrence } = completion
  const regarding = occurrence.regarding || occurrence.people.map(({ name }) => name).join(', ')
  return (
    <Dialog key={`${key.activityId} ${key.recurrenceId}`} onClose={closeCompletion} size={560} title={t`Done: ${regarding}`}>
      <Loaded activityKey={key} occurrence={occurrence} />
    </Dialog>
  )
}

function Loaded({ activityKey, occurrence }: { activityKey: OccurrenceKey; occurrence: Occurrence }) {
  const types = useActivityTypes()
  const { data, error, refetch } = useQuery(trpc.activities.atOccurrence.queryOptions(activityKey, { staleTime: 0 }))
  if (error) return <FailurePanel error={error} onRetry={() => void refetch()} />
  return data && types.length > 0 ? <Completion activity={data} activityKey={activityKey} occurrence={occurrence} types={types} /> : <div className={classes.wait} aria-busy />
}

function Completion({ activity, activityKey, occurrence, types }: { activity: Activity; activityKey: OccurrenceKey; occurrence: Occurrence; types: readonly ActivityType[] }) {
  const { t, i18n } = useLingui()
  const type = types.find(({ id }) => id === activity.typeId)
  const results: readonly string[] = (type?.key ? resultsOf[type.key] : undefined) ?? ['completed']
  const [result, setResult] = useState(results[0] ?? 'completed')
  const [own, setOwn] = useState('')
  const planned = activity.start?.includes('T') && activity.end ? Math.round((Date.parse(`${activity.end}Z`) - Date.parse(`${activity.start}Z`)) / 60_000) : null
  const [length, setLength] = useState(planned !== null && planned <= 1_440 && !type?.isTask ? lengthText(i18n.locale, planned) : '')
  const [details, setDetails] = useState('')
  const [isLogged, setLogged] = useState(true)
  const [next, setNext] = useState<ActivityForm | null>(null)
  const note = useRef<HTMLDivElement>(null)
  const offerNext = () => {
    const first = types.find(({ id }) => id === (type?.isPlanned ? type.id : builtInTypes.call)) ?? types[0]
    const zone = timeZoneNow()
    if (first) setNext(freshActivity(first, { regarding: activity.regarding, participants: activity.participants }, planningNow(zone), zone))
  }
  const { save, isBusy, failure } = useDialogSave(async () => {
    const minutes = length.trim() === '' ? null : parseDuration(length)
    await client.activities.complete.mutate({ ...activityKey, result: own.trim() || result, duration: minutes === null ? null : minutes * 60, details: details.trim() || null, isLogged, next: next ? contentOf(next, null) : null })
    closeCompletion()
  })
  return (
    <div className={classes.editor}>
      {occurrence.start ? <p className={classes.quiet}>{spanText(i18n.locale, occurrence.start, occurrence.end, todayIn(timeZoneNow()))}{occurrence.people.length > 0 ? ` · ${occurrence.people.map(({ name }) => name).join(', ')}` : ''}</p> : null}
      <div className={classes.fields}>
        <Row label={t`Result`}>
          {(id) => (
            <ResultChoice id={id} results={results} value={own ? '' : result} onChange={(value) => { setResult(value); setOwn('') }} onPicked={() => note.current?.querySelector<HTMLElement>('[data-note]')?.focus()} onEnter={save}>
              <TextInput w={150} aria-label={t`In your own words`} placeholder={t`In your own words`} value={own} onChange={(event) => setOwn(event.currentTarget.value)} />
            </ResultChoice>
          )}
        </Row>
        <Row label={t`How long`}>{(id) => <TextInput id={id} w={110} value={length} error={length.trim() !== '' && parseDuration(length) === null} placeholder={t`not noted`} onChange={(event) => setLength(event.currentTarget.value)} />}</Row>
        <Row label={t`Note`}>{(id) => <div ref={note}><NoteBox id={id} name="completion" label={t`Note`} value={details} onChange={setDetails} /></div>}</Row>
        <Row label={t`History`}>{(id) => <Checkbox id={id} size="xs" mt={5} label={t`Write it into the history`} checked={isLogged} onChange={(event) => setLogged(event.currentTarget.checked)} />}</Row>
        <Row label={t`Next step`}>{() => next ? <NextStep form={next} types={types} onChange={setNext} onDrop={() => setNext(null)} /> : <Button onClick={offerNext}>{t`Plan a next step`}</Button>}</Row>
      </div>
      <div className={classes.ends}>
        <FailureLine failure={failure} />
        <Button onClick={closeCompletion}>{t`Cancel`}</Button>
        <Button variant="filled" loading={isBusy} onClick={save}>{t`Done`}</Button>
      </div>
    </div>
  )
}

interface ChoiceProps {
  id: string
  results: readonly string[]
  value: string
  onChange: (result: string) => void
  onPicked: () => void
  onEnter: () => void
  children: ReactNode
}

/** The usual results by their digits; a digit goes on to the note, Enter is done with it all. */
function ResultChoice({ id, results, value, onChange, onPicked, onEnter, children }: ChoiceProps) {
  const { t } = useLingui()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.tagName === 'INPUT' && event.key !== 'Enter') return
    const digit = /^Digit([1-9])$/.exec(event.nativeEvent.code)?.[1]
    const picked = digit && !event.ctrlKey && !event.metaKey && !event.altKey ? results[Number(digit) - 1] : undefined
    if (picked !== undefined) {
      event.preventDefault()
      onChange(picked)
      onPicked()
      return
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = results[(results.indexOf(value) + step + results.length) % results.length]
      if (next !== undefined) onChange(next)
      const buttons = [...event.currentTarget.querySelectorAll('button')]
      if (next !== undefined) buttons[results.indexOf(next)]?.focus()
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      onEnter()
    }
  }
  return (
    <div className={classes.results} role="group" aria-label={t`Result`} id={id} onKeyDown={onKeyDown}>
      {results.map((result, at) => <button key={result} type="button" aria-pressed={result === value} tabIndex={result === value || (value === '' && at === 0) ? 0 : -1} {...(at === 0 ? { 'data-autofocus': true, ref: takesFocus } : {})} onClick={() => onChange(result)}><kbd>{at + 1}</kbd>{resultText(t, result)}</button>)}
      {children}
    </div>
  )
}
