import { useLingui } from '@lingui/react/macro'
import { Autocomplete, Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useId } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { emptyPosition, type CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { RowMenu, pressInRow, type RowMoves } from './RowMenu.tsx'
import { TextField } from './TextField.tsx'
import { useNameSuggestions } from './use-name-suggestions.ts'

/** Positions, the current first: company, title and, where they are used, department, role and times. */
export function PositionEdit() {
  const { t } = useLingui()
  const { control } = useFormContext<CardForm>()
  const { fields, append, remove, swap } = useFieldArray({ control, name: 'positions', keyName: 'key' })
  return (
    <div className={classes.blocks} data-list-field="positions" data-is-empty={fields.length === 0 || undefined}>
      {fields.map((field, at) => {
        const moves: RowMoves = { up: at > 0 ? () => swap(at, at - 1) : null, down: at < fields.length - 1 ? () => swap(at, at + 1) : null, remove: () => remove(at) }
        return (
          <div key={field.key} className={classes.block} onKeyDown={(event) => pressInRow(event, moves)}>
            <CompanyInput at={at} />
            <TextField name={`positions.${at}.title`} label={t`Job title`} />
            <TextField name={`positions.${at}.department`} label={t`Department`} />
            <TextField name={`positions.${at}.role`} label={t`Role`} />
            <TextField name={`positions.${at}.startedOn`} label={t`From`} />
            <TextField name={`positions.${at}.endedOn`} label={t`Until`} />
            <div className={classes.corner}><RowMenu moves={moves} name={`${t`Position`} ${at + 1}`} /></div>
          </div>
        )
      })}
      <Button variant="subtle" className={classes.add ?? ''} leftSection={<Plus size={13} />} onClick={() => append(emptyPosition(), { focusName: `positions.${fields.length}.company` })}>{t`Position`}</Button>
    </div>
  )
}

/** A company by its name; the core links it to the company's card, where there is one of this name. */
function CompanyInput({ at }: { at: number }) {
  const { t } = useLingui()
  const id = useId()
  const { control, setValue } = useFormContext<CardForm>()
  const name = `positions.${at}.company` as const
  const value = useWatch({ control, name }) ?? ''
  const suggestions = useNameSuggestions(value, 'company')
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{t`Company`}</label>
      <Autocomplete
        id={id} name={name} data-main className={classes.input ?? ''} value={value} data={[...new Set(suggestions.map((suggestion) => suggestion.name))]} filter={({ options }) => options}
        onChange={(text) => {
          setValue(name, text, { shouldDirty: true })
          setValue(`positions.${at}.companyId`, null, { shouldDirty: true })
        }}
      />
    </div>
  )
}
