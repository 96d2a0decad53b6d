import { useLingui } from '@lingui/react/macro'
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { byName } from '#shared/lookup.ts'
import { trpc } from '../client/trpc.ts'
import classes from './ContactPicker.module.css'

/** Somebody chosen: a contact, or a name that no contact has yet. */
export interface PickedPerson {
  contactId: number | null
  name: string
}

interface Props {
  label: string
  people: readonly PickedPerson[]
  onChange: (people: PickedPerson[]) => void
  /** Whether a name that nobody has may be taken as it is. */
  isFree?: boolean
  placeholder?: string
  id?: string
  isFirst?: boolean
}

/** Any number of contacts, found by typing; Backspace in the empty box takes the last one out. */
export function ContactPicker({ label, people, onChange, isFree = false, placeholder, id, isFirst = false }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const text = useDeferredValue(typed.trim())
  const { data } = useQuery(trpc.contacts.list.queryOptions({ lookup: { text }, sort: byName, offset: 0, limit: 8 }, { enabled: text.length > 0, placeholderData: keepPreviousData, gcTime: 5_000 }))
  const found = text.length > 0 && data ? data.rows.filter((row) => !people.some(({ contactId }) => contactId === row.id)) : []
  const take = (value: string) => {
    const row = found.find((other) => String(other.id) === value)
    if (row) onChange([...people, { contactId: row.id, name: row.name }])
    else if (isFree && typed.trim()) onChange([...people, { contactId: null, name: typed.trim() }])
    setTyped('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={take} transitionProps={{ duration: 0 }} shadow="md" offset={2}>
      <Combobox.DropdownTarget>
        <PillsInput size="xs" pointer={false} classNames={{ input: classes.input ?? '' }}>
          <Pill.Group gap={4}>
            {people.map((person, at) => {
              const { name } = person
              return <Pill key={`${person.contactId ?? 'x'} ${at}`} size="xs" className={classes.pill ?? ''} withRemoveButton removeButtonProps={{ 'aria-label': t`Remove ${name}`, tabIndex: -1 }} onRemove={() => onChange(people.filter((_, other) => other !== at))}>{name}</Pill>
            })}
            <Combobox.EventsTarget>
              <PillsInput.Field
                className={classes.field ?? ''}
                {...(id ? { id } : {})} aria-label={label} value={typed} placeholder={people.length === 0 ? placeholder : undefined} autoComplete="off" {...(isFirst ? { 'data-autofocus': true } : {})}
                onChange={(event) => {
                  setTyped(event.currentTarget.value)
                  combobox.openDropdown()
                  combobox.updateSelectedOptionIndex()
                }}
                onFocus={() => { if (typed) combobox.openDropdown() }}
                onBlur={() => combobox.closeDropdown()}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing) return
                  if (event.key === 'Backspace' && typed === '' && people.length > 0) onChange(people.slice(0, -1))
                  // The list of names goes first, the dialog around it after.
                  if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
                  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && typed.trim() && combobox.getSelectedOptionIndex() < 0) {
                    event.preventDefault()
                    take(found[0] ? String(found[0].id) : '')
                  }
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={text.length === 0 || (found.length === 0 && !isFree)}>
        <Combobox.Options aria-label={label}>
          {found.map((row) => <Combobox.Option className={classes.option ?? ''} key={row.id} value={String(row.id)}><bdi>{row.name}</bdi>{row.company && row.kind !== 'company' ? <small> · <bdi>{row.company}</bdi></small> : null}</Combobox.Option>)}
          {isFree && text.length > 0 && found.length === 0 ? <Combobox.Option className={classes.option ?? ''} value="">{t`Just the name: ${text}`}</Combobox.Option> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
