import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileText, Plus, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Calendar } from '#shared/calendars.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, trpc } from '../client/trpc.ts'
import { activityShade } from '../ui/activity-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { fullTime } from '../ui/times.ts'
import { problemWords, runCalendarJob } from './calendar-problems.ts'
import { CalendarForm, type CalendarDraft } from './CalendarForm.tsx'
import classes from './CalendarLayers.module.css'

/** The user's own calendars and those that follow a file; part of the settings. */
export function CalendarLayers() {
  const { t } = useLingui()
  const calendars = useQuery(trpc.calendars.list.queryOptions()).data
  const [draft, setDraft] = useState<CalendarDraft | null>(null)
  const [removing, setRemoving] = useState<Calendar | null>(null)
  if (!calendars) return null
  const fresh: CalendarDraft = { name: '', colour: null, isHolidays: false, path: null }
  return (
    <div className={classes.layers}>
      {calendars.map((calendar) => (draft?.id === calendar.id
        ? <CalendarForm key={calendar.id} calendar={draft} onClose={() => setDraft(null)} />
        : <LayerRow key={calendar.id} calendar={calendar} onEdit={() => setDraft(calendar)} onRemove={() => setRemoving(calendar)} />))}
      {draft && draft.id === undefined ? <CalendarForm key={draft.path === null ? 'own' : 'followed'} calendar={draft} onClose={() => setDraft(null)} /> : (
        <div className={classes.parts}>
          <Button leftSection={<Plus size={14} />} onClick={() => setDraft(fresh)}>{t`New calendar`}</Button>
          <Button leftSection={<FileText size={14} />} onClick={() => setDraft({ ...fresh, path: '' })}>{t`Follow a calendar file`}</Button>
        </div>
      )}
      {removing ? <RemoveDialog calendar={removing} onClose={() => setRemoving(null)} /> : null}
    </div>
  )
}

function LayerRow({ calendar, onEdit, onRemove }: { calendar: Calendar; onEdit: () => void; onRemove: () => void }) {
  const { t, i18n } = useLingui()
  const [isBusy, setBusy] = useState(false)
  const { id, name, path, problem, count, readAt } = calendar
  const read = (isConfirmed: boolean) => {
    setBusy(true)
    runCalendarJob(() => client.calendars.refresh.mutate({ id, isConfirmed })).catch(showFailure).finally(() => setBusy(false))
  }
  const about = [...(calendar.isHolidays ? [t`days off`] : []), plural(count, { one: '# entry', other: '# entries' }), ...(path === null ? [] : [path])].join(' · ')
  const time = readAt === null ? '' : fullTime(i18n.locale, readAt)
  return (
    <div>
      <div className={classes.layer}>
        <i className={classes.dot} style={{ background: activityShade(calendar.colour) }} aria-hidden />
        <span title={name}>{name}</span>
        <small title={time === '' ? about : `${about} · ${t`read ${time}`}`}>{about}</small>
        {path === null ? <i /> : <ActionIcon aria-label={t`Read ${name} again`} title={t`Read again now`} disabled={isBusy} onClick={() => read(false)}><RefreshCw size={14} /></ActionIcon>}
        <Button aria-label={t`Edit the calendar ${name}`} onClick={onEdit}>{t`Edit`}</Button>
        <ActionIcon aria-label={t`Remove the calendar ${name}`} onClick={onRemove}><Trash2 size={14} /></ActionIcon>
      </div>
      {problem ? (
        <div className={classes.problem} role="status">
          <span>{t(problemWords[problem])}</span>
          {problem === 'emptied' ? <Button disabled={isBusy} onClick={() => read(true)}>{t`Take it as it is now`}</Button> : null}
        </div>
      ) : null}
    </div>
  )
}

function RemoveDialog({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const { t } = useLingui()
  const { id, name, path } = calendar
  const remove = () => void client.calendars.remove.mutate({ id }).then(onClose, showFailure)
  return (
    <Dialog onClose={onClose} title={t`Remove the calendar “${name}”?`}>
      <p className={classes.hint}>{path === null ? t`Its activities stay, in your main calendar.` : t`Its entries go from here; the file stays as it is.`}</p>
      <div className={classes.ends}><Button onClick={onClose}>{t`Cancel`}</Button><Button variant="filled" onClick={remove}>{t`Remove`}</Button></div>
    </Dialog>
  )
}
