import { useLingui } from '@lingui/react/macro'
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { byName } from '#shared/lookup.ts'
import { queryClient, trpc } from '../client/trpc.ts'
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
  /** Whether a name that nobody has may become a contact. */
  canMake?: boolean
  /** Tells what stands in the box and is nobody yet. */
  onTyped?: (text: string) => void
  /** Whether what stands in it is in the way. */
  error?: boolean
  placeholder?: string
  id?: string
  isFirst?: boolean
}

/** Any number of contacts, found by typing; Backspace in the empty box takes the last one out. */
export function ContactPicker({ label, people, onChange, isFree = false, canMake = false, onTyped, error = false, placeholder, id, isFirst = false }: Props) {
  const { t } = useLingui()
  const [typed, setText] = useState('')
  const setTyped = (next: string) => {
    setText(next)
    onTyped?.(next)
  }
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const text = useDeferredValue(typed.trim())
  const asked = (words: string) => ({ lookup: { text: words }, sort: byName, offset: 0, limit: 8 })
  const { data, isPlaceholderData } = useQuery(trpc.contacts.list.queryOptions(asked(text), { enabled: text.length > 0, placeholderData: keepPreviousData, gcTime: 5_000 }))
  const found = text.length > 0 && data ? data.rows.filter((row) => !people.some(({ contactId }) => contactId === row.id)) : []
  // What is not yet looked for may still be somebody.
  const isLooked = text === typed.trim() && data !== undefined && !isPlaceholderData
  const take = (value: string, rows = found) => {
    const row = rows.find((other) => String(other.id) === value)
    const name = typed.trim()
    if (row) onChange([...people, { contactId: row.id, name: row.name }])
    else if ((isFree || canMake) && name && !people.some((person) => person.contactId === null && person.name === name)) onChange([...people, { contactId: null, name }])
    setTyped('')
    combobox.closeDropdown()
  }
  /** Enter after the last letter: whoever that finds, not whom the letters before it found. */
  const takeFirst = async () => {
    const rows = isLooked ? found : (await queryClient.fetchQuery(trpc.contacts.list.queryOptions(asked(typed.trim()), { staleTime: 1_000 }))).rows.filter((row) => !people.some(({ contactId }) => contactId === row.id))
    take(rows[0] ? String(rows[0].id) : '', rows)
  }
  return (
    <Combobox store={combobox} onOptionSubmit={(value) => take(value)} transitionProps={{ duration: 0 }} shadow="md" offset={2}>
      <Combobox.DropdownTarget>
        <PillsInput {...(id ? { id } : {})} size="xs" pointer={false} error={error} classNames={{ input: classes.input ?? '' }}>
          <Pill.Group gap={4}>
            {people.map((person, at) => {
              const { name } = person
              const isNew = canMake && person.contactId === null
              return <Pill key={`${person.contactId ?? 'x'} ${at}`} size="xs" className={classes.pill ?? ''} withRemoveButton removeButtonProps={{ 'aria-label': t`Remove ${name}`, tabIndex: -1 }} onRemove={() => onChange(people.filter((_, other) => other !== at))}>{name}{isNew ? <small> · {t`new`}</small> : null}</Pill>
            })}
            <Combobox.EventsTarget>
              <PillsInput.Field
                className={classes.field ?? ''}
                aria-label={label} value={typed} placeholder={people.length === 0 ? placeholder : undefined} autoComplete="off" {...(isFirst ? { 'data-autofocus': true } : {})}
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
                    void takeFirst()
                  }
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={text.length === 0 || (found.length === 0 && !isFree && !(canMake && isLooked))}>
        <Combobox.Options aria-label={label}>
          {found.map((row) => <Combobox.Option className={classes.option ?? ''} key={row.id} value={String(row.id)}><bdi>{row.name}</bdi>{row.company && row.kind !== 'company' ? <small> · <bdi>{row.company}</bdi></small> : null}</Combobox.Option>)}
          {canMake && isLooked ? <Combobox.Option className={classes.option ?? ''} value=""><UserPlus size={13} aria-hidden className={classes.sign} /> {t`New contact “${text}”`}</Combobox.Option> : null}
          {isFree && text.length > 0 && found.length === 0 ? <Combobox.Option className={classes.option ?? ''} value="">{t`Just the name: ${text}`}</Combobox.Option> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
