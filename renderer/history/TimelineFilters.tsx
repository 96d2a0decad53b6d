import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarRange, Search, TextSearch, X } from 'lucide-react'
import { useState } from 'react'
import { addDays } from '#shared/wall-time.ts'
import { trpc } from '../client/trpc.ts'
import { typeText } from '../ui/activity-words.ts'
import { ContactPicker, type PickedPerson } from '../ui/ContactPicker.tsx'
import { DayInput } from '../ui/DayInput.tsx'
import { dayText, todayIn, useTimeZone } from '../ui/reader-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './History.module.css'

/** How a timeline is narrowed. Days as `2026-11-23`, the last one counting whole. */
export interface TimelineFilter {
  typeIds: readonly number[]
  text: string
  from: string | null
  to: string | null
  person: PickedPerson | null
  isFull: boolean
}
export const noFilter: TimelineFilter = { typeIds: [], text: '', from: null, to: null, person: null, isFull: false }
export const isNarrowed = ({ typeIds, text, from, to, person }: TimelineFilter): boolean => typeIds.length > 0 || text.trim() !== '' || from !== null || to !== null || person !== null

/** The same as the core takes it; a day begins by this computer's clock. */
export function filterTerms({ typeIds, text, from, to, person, isFull }: TimelineFilter) {
  const startOf = (day: string) => new Date(`${day}T00:00:00`).getTime()
  return { typeIds: [...typeIds], text: text.trim(), from: from === null ? null : startOf(from), to: to === null ? null : startOf(addDays(to, 1)), withId: person?.contactId ?? null, isFull }
}

interface Props {
  contactId: number | null
  isBelow: boolean
  filter: TimelineFilter
  onChange: (filter: TimelineFilter) => void
}

/** Kinds as chips with their counts, a text, days and a person, and whether texts are shown whole. */
export function TimelineFilters({ contactId, isBelow, filter, onChange }: Props) {
  const { t, i18n } = useLingui()
  const types = useActivityTypes()
  const { data: counts } = useQuery(trpc.history.counts.queryOptions({ contactId, isBelow }))
  const countOf = new Map(counts?.map(({ typeId, count }) => [typeId, count]))
  const shown = types.filter((type) => (countOf.get(type.id) ?? 0) > 0 || filter.typeIds.includes(type.id))
  const toggle = (id: number) => onChange({ ...filter, typeIds: filter.typeIds.includes(id) ? filter.typeIds.filter((other) => other !== id) : [...filter.typeIds, id] })
  return (
    <div className={classes.filters} role="group" aria-label={t`Narrow the timeline`}>
      <div className={classes.chips}>
        {shown.map((type) => (
          <button key={type.id} type="button" aria-pressed={filter.typeIds.includes(type.id)} onClick={() => toggle(type.id)}>{typeText(t, type)} <small>{i18n.number(countOf.get(type.id) ?? 0)}</small></button>
        ))}
      </div>
      <span className={classes.space} />
      <TextInput
        className={classes.search ?? ''} size="xs" value={filter.text} placeholder={t`Search…`} aria-label={t`Search the timeline`} data-timeline-search leftSection={<Search size={13} />} leftSectionWidth={24}
        rightSection={filter.text === '' ? null : <ActionIcon size={18} aria-label={t`Clear the search`} onClick={() => onChange({ ...filter, text: '' })}><X size={12} /></ActionIcon>}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== 'Escape' || filter.text === '') return
          event.stopPropagation()
          onChange({ ...filter, text: '' })
        }}
      />
      <More filter={filter} onChange={onChange} />
      <Tooltip label={t`Whole texts (F)`}><ActionIcon aria-label={t`Whole texts`} aria-pressed={filter.isFull} variant={filter.isFull ? 'light' : 'subtle'} onClick={() => onChange({ ...filter, isFull: !filter.isFull })}><TextSearch size={15} /></ActionIcon></Tooltip>
    </div>
  )
}

function More({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const { t, i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const today = todayIn(useTimeZone())
  const { from, to, person } = filter
  const isOn = from !== null || to !== null || person !== null
  const label = [from ? dayText(i18n.locale, from, today) : '', to ? dayText(i18n.locale, to, today) : ''].filter(Boolean).join(' – ')
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target><Tooltip label={t`Days and people`}><ActionIcon aria-label={t`Days and people`} aria-expanded={isOpen} variant={isOn ? 'light' : 'subtle'} title={label} onClick={() => setOpen(!isOpen)}><CalendarRange size={15} /></ActionIcon></Tooltip></Popover.Target>
      <Popover.Dropdown>
        <div className={classes.range}>
          <span>{t`From`}</span><DayInput label={t`From`} value={from} today={today} language={i18n.locale} onChange={(day) => onChange({ ...filter, from: day })} onClear={() => onChange({ ...filter, from: null })} />
          <span>{t`To`}</span><DayInput label={t`To`} value={to} today={today} language={i18n.locale} onChange={(day) => onChange({ ...filter, to: day })} onClear={() => onChange({ ...filter, to: null })} />
          <span>{t`With`}</span><ContactPicker label={t`With`} people={person ? [person] : []} onChange={(people) => onChange({ ...filter, person: people.at(-1) ?? null })} />
          <span /><Button disabled={!isOn} onClick={() => onChange({ ...filter, from: null, to: null, person: null })}>{t`Show all`}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
