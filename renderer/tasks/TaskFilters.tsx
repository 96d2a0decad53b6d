import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import type { RefObject } from 'react'
import { trpc } from '../client/trpc.ts'
import { typeText } from '../ui/activity-words.ts'
import { ContactPicker, type PickedPerson } from '../ui/ContactPicker.tsx'
import classes from './Tasks.module.css'
import { narrow, sorts, useTasks, whens, type TaskSort, type WhenShown } from './task-state.ts'

const whenWords: Readonly<Record<WhenShown, MessageDescriptor>> = { open: msg`To do`, overdue: msg`Overdue`, today: msg`Today`, week: msg`This week`, done: msg({ message: 'Done', context: 'tasks' }) }
const sortWords: Readonly<Record<TaskSort, MessageDescriptor>> = { start: msg`By date`, priority: msg`By priority`, regarding: msg`By subject` }

/** Which of the tasks are shown. */
export function TaskFilters({ search, onLeave }: { search: RefObject<HTMLInputElement | null>; onLeave: () => void }) {
  const { t } = useLingui()
  const { when, sort, text, typeId, isHigh, isWithoutContact, person } = useTasks()
  const { data: types } = useQuery(trpc.activityTypes.list.queryOptions())
  return (
    <>
      <SegmentedControl aria-label={t`Which tasks`} value={when} onChange={(value) => narrow({ when: value as WhenShown })} data={whens.map((value) => ({ value, label: t(whenWords[value]) }))} />
      <TextInput ref={search} aria-label={t`Search in tasks`} placeholder={t`Subject, details, person`} leftSection={<Search size={14} />} value={text} w={190} onChange={(event) => narrow({ text: event.currentTarget.value })} onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'ArrowDown' && event.key !== 'Enter')) return
        event.preventDefault()
        if (event.key === 'Escape' && text) narrow({ text: '' })
        else onLeave()
      }} />
      <span className={classes.person}><ContactPicker label={t`With whom`} placeholder={t`With whom`} people={person ? [person] : []} onChange={(people) => narrowTo(people.at(-1))} /></span>
      <NativeSelect aria-label={t`Type`} value={typeId === null ? '' : String(typeId)} onChange={(event) => narrow({ typeId: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })} data={[{ value: '', label: t`All types` }, ...(types ?? []).filter((type) => type.isPlanned && !type.isHidden).map((type) => ({ value: String(type.id), label: typeText(t, type) }))]} />
      <NativeSelect aria-label={t`Order`} value={sort} onChange={(event) => narrow({ sort: event.currentTarget.value as TaskSort })} data={sorts.map((value) => ({ value, label: t(sortWords[value]) }))} />
      <Checkbox size="xs" label={t`High priority`} checked={isHigh} onChange={(event) => narrow({ isHigh: event.currentTarget.checked })} />
      <Checkbox size="xs" label={t`Without contact`} checked={isWithoutContact} disabled={person !== null} onChange={(event) => narrow({ isWithoutContact: event.currentTarget.checked })} />
    </>
  )
}

/** One person's tasks: whoever is chosen next takes the place of the one before. */
function narrowTo(person: PickedPerson | undefined): void {
  narrow(person?.contactId ? { person: { contactId: person.contactId, name: person.name }, isWithoutContact: false } : { person: null })
}
