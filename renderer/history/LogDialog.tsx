import { useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState, type ComponentType } from 'react'
import type { ActivityContent, Attachment } from '#shared/activities.ts'
import { builtInTypes, type ActivityType } from '#shared/activity-types.ts'
import type { HistoryContent } from '#shared/history.ts'
import { trpc } from '../client/trpc.ts'
import { ContactPicker, type PickedPerson } from '../ui/ContactPicker.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { closeLog, useLogDialog, type LogRequest } from '../ui/log-dialog.ts'
import { loadNoteEditor } from '../ui/note-editor.ts'
import { NoteBox } from '../ui/NoteBox.tsx'
import { todayIn, useTimeZone } from '../ui/reader-time.ts'
import { fullTime } from '../ui/times.ts'
import { parseDuration } from '../ui/typed-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import { useDialogSave } from '../ui/use-dialog-save.ts'
import { clockText, useSecondsSince } from './call-timer.ts'
import classes from './History.module.css'
import { CalledNumber, Regarding, Remarks, useNextStepKey, When } from './LogFields.tsx'
import { KeptFiles, LogFiles, TakesFiles, useChosenFiles, useFileChanges } from './LogFiles.tsx'
import { LogWhat } from './LogWhat.tsx'
import { dropLogDraft, entryOf, freshLog, hasNumber, isWorthKeeping, keepLogDraft, logDraft, withType, type LogForm } from './log-form.ts'
import { saveEntry, type Sending } from './save-entry.ts'

/** Draws the next step and tells what it comes to; renderer/app puts it together with renderer/activities. */
export type NextStepEditor = ComponentType<{ typeId: number; regarding: string; people: readonly PickedPerson[]; onChange: (content: ActivityContent) => void; onDrop: () => void }>

/** One key logs: what it was, how it ended, about what, and the next step, in one small dialog and one change. */
export function LogDialog({ NextStep }: { NextStep: NextStepEditor }) {
  const { t } = useLingui()
  const { request } = useLogDialog()
  // Fetched when there is nothing else to do: when Ctrl+L comes, it is there.
  useEffect(() => {
    const idle = window.setTimeout(loadNoteEditor, 2_000)
    return () => window.clearTimeout(idle)
  }, [])
  if (!request) return null
  return (
    <Dialog onClose={closeLog} size={620} title={request.entryId === undefined ? t`Log` : t`Edit an entry`}>
      <Loaded request={request} NextStep={NextStep} />
    </Dialog>
  )
}

function Loaded({ request, NextStep }: { request: LogRequest; NextStep: NextStepEditor }) {
  const types = useActivityTypes()
  const { entryId } = request
  const entry = useQuery(trpc.history.get.queryOptions({ id: entryId ?? 1 }, { enabled: entryId !== undefined, staleTime: 0, gcTime: 0 }))
  const ids = entryId === undefined ? [...request.people] : (entry.data?.people.map(({ contactId }) => contactId) ?? [])
  const people = useQuery(trpc.contacts.list.queryOptions({ lookup: { where: { join: 'and', conditions: [{ field: 'ids', in: ids }] } }, offset: 0, limit: 1_000 }, { enabled: ids.length > 0 }))
  if (types.length === 0 || (ids.length > 0 && !people.data) || (entryId !== undefined && !entry.data)) return <div aria-busy style={{ minHeight: 200 }} />
  const names = new Map(people.data?.rows.map(({ id, name }) => [id, name]))
  const named = ids.map((contactId) => ({ contactId, name: names.get(contactId) ?? '' }))
  const start = entry.data ? formOfEntry(entry.data, named) : startForm(request, types, named)
  return <Editor types={types} start={start} startedAt={request.startedAt ?? null} entryId={entryId ?? null} files={entry.data?.attachments ?? []} draftOf={request.people} NextStep={NextStep} />
}

/** What was begun about these people goes on; a type that is asked for is that of the request. */
function startForm({ people, typeId, startedAt, phone }: LogRequest, types: readonly ActivityType[], named: PickedPerson[]): LogForm {
  const draft = logDraft(people)
  const known = draft && types.some(({ id }) => id === draft.typeId) ? draft : null
  const type = types.find(({ id }) => id === (typeId ?? known?.typeId ?? builtInTypes.call)) ?? types[0]
  const form = known ?? freshLog(type?.id, named)
  const begun = { ...form, phone: phone ?? form.phone ?? '', direction: startedAt === undefined ? form.direction : ('out' as const) }
  return type ? withType(begun, type) : begun
}

function formOfEntry({ typeId, direction, result, regarding, details, at, isPinned, duration, people, phone = '' }: HistoryContent, named: PickedPerson[]): LogForm {
  const remarks = Object.fromEntries(people.map(({ contactId, remark }) => [String(contactId), remark]))
  return { typeId, direction, result, regarding, details, at, isPinned, phone, people: named, remarks, length: duration ? String(Math.round(duration / 60)) : '' }
}

interface EditorProps {
  types: readonly ActivityType[]
  start: LogForm
  startedAt: number | null
  entryId: number | null
  /** Those that the entry has already. */
  files: readonly Attachment[]
  /** The people the dialog was opened for. */
  draftOf: readonly number[]
  NextStep: NextStepEditor
}

function Editor({ types, start, startedAt: begun, entryId, files, draftOf, NextStep }: EditorProps) {
  const { t, i18n } = useLingui()
  const [form, setForm] = useState(start)
  const [startedAt, setStartedAt] = useState(begun)
  const [next, setNext] = useState<{ isOpen: boolean; content: ActivityContent | null }>({ isOpen: false, content: null })
  const [isTimeWrong, setTimeWrong] = useState(false)
  const [nobody, setNobody] = useState({ name: '', isTold: false })
  const [sending, setSending] = useState<Sending | null>(null)
  const chosen = useChosenFiles()
  const kept = useFileChanges()
  const regarding = useRef<HTMLInputElement>(null)
  const isThere = useIsThere()
  const seconds = useSecondsSince(startedAt)
  const today = todayIn(useTimeZone())
  const type = types.find(({ id }) => id === form.typeId)
  const change = (part: Partial<LogForm>) => setForm((before) => {
    const after = { ...before, ...part }
    if (entryId === null) {
      if (isWorthKeeping(after)) keepLogDraft(draftOf, after)
      else dropLogDraft(draftOf)
    }
    return after
  })
  const length = startedAt !== null ? seconds : form.length.trim() === '' ? null : (parseDuration(form.length) ?? -1) * 60
  const isLengthWrong = length !== null && length < 0
  const { save, isBusy, failure } = useDialogSave(async () => {
    // A time that was not understood is no time: nothing is saved under another.
    if (isTimeWrong || isLengthWrong) return
    // A name that is nobody's yet is not dropped: its user says whose it is.
    if (nobody.name !== '') {
      setNobody({ ...nobody, isTold: true })
      document.getElementById('log-people')?.focus()
      return
    }
    const isSaved = await saveEntry({ id: entryId, ...entryOf(form, type, length, Date.now()), next: next.isOpen ? next.content : null, files: chosen.files, fileChanges: kept.changes }, setSending, isThere).finally(() => setSending(null))
    if (!isSaved) return
    if (entryId === null) dropLogDraft(draftOf)
    if (isThere()) closeLog()
  }, !isLengthWrong)
  const planNext = () => setNext({ isOpen: true, content: null })
  useNextStepKey(() => { if (entryId === null && !next.isOpen) planNext() })
  const { name } = nobody
  return (
    <TakesFiles add={chosen.add}>
      <div className={classes.form}>
        <LogWhat form={form} types={types} firstTypeId={start.typeId} onChange={change} onDone={() => regarding.current?.focus()} />
        <label htmlFor="log-people">{t`With`}</label>
        <ContactPicker id="log-people" label={t`With`} people={form.people} canMake error={nobody.isTold} onTyped={(text) => setNobody({ name: text.trim(), isTold: false })} onChange={(people) => change({ people })} placeholder={t`Nobody in particular`} />
        <label htmlFor="log-regarding">{t`Regarding`}</label>
        <Regarding value={form.regarding} people={form.people} onChange={(value) => change({ regarding: value })} inputRef={regarding} />
        <label htmlFor="log-details">{t`Note`}</label>
        <NoteBox id="log-details" name="details" label={t`Note`} value={form.details} onChange={(details) => change({ details })} />
        <label htmlFor="log-length">{t`How long`}</label>
        <div className={classes.parts}>
          {startedAt === null ? <TextInput id="log-length" w={90} value={form.length} error={isLengthWrong} placeholder={t`not noted`} onChange={(event) => change({ length: event.currentTarget.value })} /> : <span id="log-length" className={classes.timer} data-running>{clockText(seconds)}</span>}
          {startedAt === null
            ? <Button size="compact-xs" variant="subtle" leftSection={<Play size={12} />} onClick={() => setStartedAt(Date.now())}>{t`Start the clock`}</Button>
            : <Button size="compact-xs" variant="subtle" leftSection={<Pause size={12} />} onClick={() => { change({ length: `${Math.max(1, Math.round(seconds / 60))}` }); setStartedAt(null) }}>{t`Stop the clock`}</Button>}
          <When at={form.at} today={today} isWrong={isTimeWrong} onWrong={setTimeWrong} onChange={(at) => change({ at })} />
        </div>
        {hasNumber(type, form) ? <CalledNumber value={form.phone} people={form.people} onChange={(phone) => change({ phone })} /> : null}
        <Remarks form={form} onChange={change} />
        <span>{t`Files`}</span>
        <div>
          <KeptFiles files={files} kept={kept} />
          <LogFiles chosen={chosen} />
        </div>
        {entryId === null ? (
          <>
            <span>{t`Next step`}</span>
            {next.isOpen
              ? <NextStep typeId={type?.isPlanned ? form.typeId : builtInTypes.call} regarding={form.regarding} people={form.people} onChange={(content) => setNext({ isOpen: true, content })} onDrop={() => setNext({ isOpen: false, content: null })} />
              : <div><Button onClick={planNext} aria-keyshortcuts="Control+J" title="Ctrl+J">{t`Plan a next step`}</Button></div>}
          </>
        ) : null}
      </div>
      <div className={classes.ends}>
        {/* Here, since the list of names covers what is below them. */}
        {nobody.isTold ? <span role="alert" className={classes.failure}>{t`“${name}” is nobody yet: choose somebody, take “New contact”, or clear the name.`}</span> : failure ? <FailureText failure={failure} className={classes.failure} /> : <span className={classes.hint}>{sending ? <SendingText {...sending} /> : form.at === null ? '' : fullTime(i18n.locale, form.at)}</span>}
        <Button onClick={closeLog}>{t`Cancel`}</Button>
        <Button variant="filled" loading={isBusy} disabled={isLengthWrong || isTimeWrong} onClick={save}>{entryId === null ? t`Log it` : t`Save`}</Button>
      </div>
    </TakesFiles>
  )
}

/** Tells whether the dialog is still there: who closed it while a file was on its way has thought better of it. */
function useIsThere(): () => boolean {
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current = true
    return () => { isThere.current = false }
  }, [])
  return () => isThere.current
}

function SendingText({ name, share }: Sending) {
  const { t, i18n } = useLingui()
  const percent = i18n.number(share, { style: 'percent', maximumFractionDigits: 0 })
  return <span role="status">{t`Adding ${name}: ${percent}`}</span>
}
