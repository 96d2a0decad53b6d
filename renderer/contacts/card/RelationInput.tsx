import { Autocomplete } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { useNameSuggestions } from './use-name-suggestions.ts'

/** Whom a relation is to: a contact chosen from those that match, or just a name. */
export function RelationInput({ at, ariaLabel }: { at: number; ariaLabel: string }) {
  const { control, setValue } = useFormContext<CardForm>()
  const row = useWatch({ control, name: `relations.${at}` })
  const suggestions = useNameSuggestions(row?.otherId ? '' : (row?.name ?? ''), null)
  return (
    <Autocomplete
      readOnly={row?.isTheirs === true} name={`relations.${at}.name`} data-main className={classes.input ?? ''} aria-label={ariaLabel} value={row?.name ?? ''} filter={({ options }) => options}
      data={suggestions.map(({ text }) => text)} data-linked={row?.otherId ? true : undefined}
      onChange={(name) => {
        setValue(`relations.${at}.name`, name, { shouldDirty: true })
        setValue(`relations.${at}.otherId`, null, { shouldDirty: true })
      }}
      onOptionSubmit={(text) => {
        const chosen = suggestions.find((suggestion) => suggestion.text === text)
        if (!chosen) return
        // The box writes the option's text right after this; the name without its company is put there then.
        window.setTimeout(() => {
          setValue(`relations.${at}.name`, chosen.name, { shouldDirty: true })
          setValue(`relations.${at}.otherId`, chosen.id, { shouldDirty: true })
        })
      }}
    />
  )
}
