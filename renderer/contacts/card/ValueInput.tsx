import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { Controller, useFormContext } from 'react-hook-form'
import { partialDateText, regional } from '../../ui/times.ts'
import { dateOrderOf, parseDateInput } from '../date-input.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { useProblemText } from './problem-text.ts'

const types = { phones: 'tel', emails: 'email', links: 'url', dates: 'text' } as const

/** The value of a row. A date is put into words when it is left, so that it shows how it was understood. */
export function ValueInput({ list, at, ariaLabel }: { list: keyof typeof types; at: number; ariaLabel: string }) {
  const { i18n } = useLingui()
  const { control } = useFormContext<CardForm>()
  const problemText = useProblemText()
  return (
    <Controller
      control={control} name={`${list}.${at}.value`}
      render={({ field, fieldState }) => (
        <TextInput
          {...field} data-main inputMode={types[list]} aria-label={ariaLabel} className={classes.input ?? ''} error={problemText(fieldState.error?.message)} autoComplete="off" spellCheck={false}
          onBlur={() => {
            const date = list === 'dates' ? parseDateInput(field.value, dateOrderOf(regional(i18n.locale))) : null
            if (date !== null) field.onChange(partialDateText(i18n.locale, date))
            field.onBlur()
          }}
        />
      )}
    />
  )
}
