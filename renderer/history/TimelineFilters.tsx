import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarRange, Search, TextSearch, X } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../client/trpc.ts'
import { typeText } from '../ui/activity-words.ts'
import { ContactPicker } from '../ui/ContactPicker.tsx'
import { DayInput } from '../ui/DayInput.tsx'
import { dayText, todayIn, useTimeZone } from '../ui/reader-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './History.module.css'
import { nextFullness, type TimelineFilter } from './timeline-filter.ts'

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
  // What is shown, and what F makes of it next.
  const fullWords = { none: t`Beginnings of texts; next: the last five whole`, five: t`The last five whole; next: all whole`, all: t`All texts whole; next: beginnings` }
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
      <Tooltip label={`${fullWords[filter.full]} (F)`}>
        <ActionIcon aria-label={fullWords[filter.full]} data-full={filter.full} variant={filter.full === 'none' ? 'subtle' : 'light'} onClick={() => onChange({ ...filter, full: nextFullness(filter.full) })}>
          {filter.full === 'five' ? <span className={classes.five}>5</span> : <TextSearch size={15} />}
        </ActionIcon>
      </Tooltip>
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
