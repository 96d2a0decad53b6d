import { TextInput } from '@mantine/core'
import { Globe } from 'lucide-react'
import { useLingui } from '@lingui/react/macro'
import { Controller, useFormContext } from 'react-hook-form'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'

/** The network of a social profile or a messenger. */
export function LinkKindInput({ at }: { at: number }) {
  const { t } = useLingui()
  const { control } = useFormContext<CardForm>()
  return <Controller control={control} name={`links.${at}.label`} render={({ field }) => <TextInput {...field} className={classes.label ?? ''} leftSection={<Globe size={13} strokeWidth={1.75} />} leftSectionWidth={19} aria-label={t`Network`} autoComplete="off" />} />
}
