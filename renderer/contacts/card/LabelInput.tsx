import { useLingui } from '@lingui/react/macro'
import { Autocomplete } from '@mantine/core'
import { Controller, useFormContext, type FieldPath } from 'react-hook-form'
import { knownLabels, type LabelledList } from '#shared/contacts.ts'
import { labelText } from '../words.ts'
import { rowIcons } from './field-icons.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'

/** The label of a row: one of the known, in the reader's language, or any text of the user's own. */
export function LabelInput({ list, name, ariaLabel, more = [] }: { list: LabelledList; name: FieldPath<CardForm>; ariaLabel: string; more?: readonly string[] }) {
  const { t } = useLingui()
  const { control } = useFormContext<CardForm>()
  const Icon = rowIcons[list]
  const known: readonly string[] = knownLabels[list]
  const byText = new Map(known.map((label) => [labelText(t, list, label), label]))
  return (
    <Controller
      control={control} name={name}
      render={({ field }) => (
        <Autocomplete
          ref={field.ref} onBlur={field.onBlur} className={classes.label ?? ''} leftSection={<Icon size={13} strokeWidth={1.75} />} leftSectionWidth={19} aria-label={ariaLabel} data={[...new Set([...byText.keys(), ...more])]} maxDropdownHeight={260}
          value={labelText(t, list, typeof field.value === 'string' ? field.value : '')} onChange={(text) => field.onChange(byText.get(text) ?? text)}
          filter={({ options, search }) => (byText.has(search) || more.includes(search) ? options : options.filter((option) => 'label' in option && option.label.toLowerCase().includes(search.toLowerCase())))}
          comboboxProps={{ width: 160, position: 'bottom-start', transitionProps: { duration: 0 } }} onFocus={(event) => event.currentTarget.select()}
        />
      )}
    />
  )
}
