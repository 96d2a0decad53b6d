import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState, type CSSProperties } from 'react'
import { writtenByItself, type ActivityType } from '#shared/activity-types.ts'
import { failureOf } from '../client/failures.ts'
import { client, trpc } from '../client/trpc.ts'
import { activityShade, priorityText, typeText } from '../ui/activity-words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TypeSign } from '../ui/TypeSign.tsx'
import { TypeForm, useAlarmWords, type TypeDraft } from './TypeForm.tsx'
import classes from './TypeSettings.module.css'

type Counted = ActivityType & { uses: number }
const fresh: TypeDraft = { id: null, key: null, name: '', colour: null, isPlanned: true, isReached: false, isTask: false, isTimeless: false, duration: 30, alarm: null, priority: 0, isHidden: false, mark: '' }

/** The types of activities and entries: the program's own with their defaults, and the user's; part of the settings. */
export function TypeSettings() {
  const { t } = useLingui()
  const types = useQuery(trpc.activityTypes.list.queryOptions()).data
  const [draft, setDraft] = useState<TypeDraft | null>(null)
  const [removing, setRemoving] = useState<Counted | null>(null)
  if (!types) return null
  const shown = types.filter(({ key }) => key === null || !writtenByItself.includes(key))
  return (
    <div className={classes.types}>
      {shown.map((type) => (draft?.id === type.id
        ? <TypeForm key={type.id} type={draft} onClose={() => setDraft(null)} />
        : <TypeRow key={type.id} type={type} onEdit={() => setDraft(type)} onRemove={() => setRemoving(type)} />))}
      {draft && draft.id === null ? <TypeForm key="new" type={draft} onClose={() => setDraft(null)} /> : <div><Button leftSection={<Plus size={14} />} onClick={() => setDraft(fresh)}>{t`New type`}</Button></div>}
      {removing ? <RemoveDialog type={removing} others={shown.filter((type) => type.id !== removing.id && !type.isHidden && (type.isPlanned || !removing.isPlanned))} onClose={() => setRemoving(null)} /> : null}
    </div>
  )
}

function TypeRow({ type, onEdit, onRemove }: { type: Counted; onEdit: () => void; onRemove: () => void }) {
  const { t, i18n } = useLingui()
  const alarmWords = useAlarmWords()
  const name = typeText(t, type)
  const length = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(type.duration)
  const traits = [
    ...(type.isHidden ? [t`hidden`] : []),
    ...(type.isTimeless ? [t`all day`] : type.isPlanned ? [length] : []),
    ...(type.isTask ? [t`task`] : []),
    ...(type.isReached ? [t`counts as reached`] : []),
    ...(type.alarm === null ? [] : [alarmWords(type.alarm)]),
    ...(type.priority === 0 ? [] : [priorityText(t, type.priority)]),
  ].join(' · ')
  return (
    <div className={classes.type} data-hidden={type.isHidden || undefined} style={{ '--shade': activityShade(type.colour) } as CSSProperties}>
      <TypeSign type={type} />
      <span title={name}>{name}</span>
      <small title={traits}>{traits}</small>
      <Button aria-label={t`Edit the type ${name}`} onClick={onEdit}>{t`Edit`}</Button>
      {type.key === null ? <ActionIcon aria-label={t`Remove the type ${name}`} onClick={onRemove}><Trash2 size={14} /></ActionIcon> : null}
    </div>
  )
}

/** What becomes of the activities and entries of a type that goes. */
function RemoveDialog({ type, others, onClose }: { type: Counted; others: readonly Counted[]; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const [substitute, setSubstitute] = useState(String(others[0]?.id ?? ''))
  const [problem, setProblem] = useState<string | null>(null)
  const name = typeText(t, type)
  const count = i18n.number(type.uses)
  const remove = () => void client.activityTypes.remove.mutate({ id: type.id, substitute: type.uses > 0 ? Number(substitute) : null }).then(onClose, (error: unknown) => setProblem(failureOf(error).message))
  return (
    <Dialog onClose={onClose} title={t`Remove “${name}”?`}>
      {type.uses > 0
        ? <NativeSelect label={t`${count} activities and entries of this type become`} value={substitute} error={problem} data={others.map((other) => ({ value: String(other.id), label: typeText(t, other) }))} onChange={(event) => setSubstitute(event.currentTarget.value)} />
        : <p className={classes.hint} role="status">{problem ?? t`Nothing is of this type.`}</p>}
      <div className={classes.ends}><Button onClick={onClose}>{t`Cancel`}</Button><Button variant="filled" onClick={remove}>{t`Remove`}</Button></div>
    </Dialog>
  )
}
