import { useLingui } from '@lingui/react/macro'
import { TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { trpc } from '../../client/trpc.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'

/** Tags: those in use are suggested, any other text makes a new one. */
export function TagsEdit() {
  const { t } = useLingui()
  const id = useId()
  const { control } = useFormContext<CardForm>()
  const { data } = useQuery(trpc.contacts.tags.queryOptions())
  return (
    <div className={classes.field} data-wide data-list-field="tags">
      <label htmlFor={id}>{t`Tags`}</label>
      <Controller control={control} name="tags" render={({ field }) => (
        <TagsInput id={id} name="tags" ref={field.ref} className={classes.input ?? ''} value={field.value} onChange={field.onChange} onBlur={field.onBlur} data={data?.map((tag) => tag.name) ?? []} splitChars={[',', '，', '、', ';']} acceptValueOnBlur maxDropdownHeight={220} />
      )} />
    </div>
  )
}
