import { useLingui } from '@lingui/react/macro'
import { Button, Checkbox, FileButton, Input, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { calendarProblems } from '#shared/calendars.ts'
import { failureOf } from '../client/failures.ts'
import { client } from '../client/trpc.ts'
import { ColourMenu } from '../ui/ColourMenu.tsx'
import { takesFocus } from '../ui/takes-focus.ts'
import { problemWords, runCalendarJob } from './calendar-problems.ts'
import classes from './CalendarLayers.module.css'

/** A calendar as it is filled in. `path` is null for one's own; which file is followed is said once, when it begins. */
export interface CalendarDraft {
  id?: number
  name: string
  colour: string | null
  isHolidays: boolean
  path: string | null
}

/** Makes a calendar, begins to follow a file, or gives a calendar another name, colour or meaning. */
export function CalendarForm({ calendar, onClose }: { calendar: CalendarDraft; onClose: () => void }) {
  const { t } = useLingui()
  const [form, setForm] = useState(calendar)
  const [problem, setProblem] = useState<{ field: 'path' | 'name'; text: string } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = (next: Partial<CalendarDraft>) => { setForm((before) => ({ ...before, ...next })); setProblem(null) }
  const isFollow = calendar.id === undefined && calendar.path !== null
  const path = plainPath(form.path ?? '')
  const name = form.name.trim() || (isFollow ? nameOf(path) : '')
  const tellFailure = (error: unknown) => {
    const { field, details, message } = failureOf(error)
    const known = calendarProblems.find((one) => one === details?.['problem'])
    setProblem({ field: field === 'path' ? 'path' : 'name', text: known ? t(problemWords[known]) : message })
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || name === '') return
    if (isFollow && !isWhole(path)) return setProblem({ field: 'path', text: /^[a-z][a-z0-9+.-]+:\/\//i.test(path) ? t`Only files of this computer can be followed; save the calendar as a file first.` : t`Where the file lies must be said in full, from the root or the drive.` })
    setBusy(true)
    const look = { name, colour: form.colour, isHolidays: form.isHolidays }
    const done = isFollow ? runCalendarJob(() => client.calendars.follow.mutate({ path, ...look })) : client.calendars.save.mutate({ ...(calendar.id === undefined ? {} : { id: calendar.id }), ...look })
    Promise.resolve(done).then(onClose, tellFailure).finally(() => setBusy(false))
  }
  return (
    <form className={classes.form} onSubmit={save} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) onClose() }}>
      {isFollow ? (
        <div className={classes.fields}>
          <TextInput className={classes.path} label={t`File`} ref={takesFocus} maxLength={4_096} spellCheck={false} autoComplete="off" value={form.path ?? ''} error={problem?.field === 'path' ? problem.text : null} onChange={(event) => change({ path: event.currentTarget.value })} />
          {window.touchbase ? <FileButton accept=".ics,.ifb,text/calendar" onChange={(file) => { if (file) change({ path: window.touchbase?.pathOf(file) ?? '' }) }}>{(props) => <Button {...props}>{t`Choose…`}</Button>}</FileButton> : null}
        </div>
      ) : null}
      <div className={classes.fields}>
        <TextInput label={t({ message: 'Name', context: 'of a thing' })} w={220} maxLength={200} {...(isFollow ? {} : { ref: takesFocus })} value={form.name} placeholder={isFollow ? nameOf(path) : ''} error={problem?.field === 'name' ? problem.text : null} onChange={(event) => change({ name: event.currentTarget.value })} />
        <Input.Wrapper label={t`Colour`} labelElement="div"><div><ColourMenu value={form.colour} onChange={(colour) => change({ colour })} /></div></Input.Wrapper>
      </div>
      <Checkbox size="xs" label={t`Holidays: its days are days off, which plans skip`} checked={form.isHolidays} onChange={(event) => change({ isHolidays: event.currentTarget.checked })} />
      {isFollow ? <p className={classes.hint}>{t`The file is read again whenever it changes. Its entries can be seen here, but not changed.`}</p> : null}
      <div className={classes.ends}>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" variant="filled" disabled={isBusy || name === ''}>{isFollow ? t`Follow` : t`Save`}</Button>
      </div>
    </form>
  )
}

/** As it was typed or copied: file managers put quotes around what they copy. */
const plainPath = (typed: string) => typed.trim().replace(/^"(.*)"$/, '$1')
const isWhole = (path: string) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path)
const nameOf = (path: string) => (path.split(/[\\/]/).at(-1) ?? '').replace(/\.(ics|ifb)$/i, '')
