import { Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { Controller, useFormContext, type FieldPath } from 'react-hook-form'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { useProblemText } from './problem-text.ts'

/** A labelled line, or several lines, of the form. What is wrong with it stands under it. */
export function TextField({ name, label, isLong = false, isWide = false, placeholder, onChanged }: { name: FieldPath<CardForm>; label: string; isLong?: boolean; isWide?: boolean; placeholder?: string; onChanged?: (value: string) => void }) {
  const { control } = useFormContext<CardForm>()
  const problemText = useProblemText()
  const id = useId()
  return (
    <Controller
      control={control} name={name}
      render={({ field, fieldState }) => {
        const common = {
          ...field, id, value: typeof field.value === 'string' ? field.value : '', error: problemText(fieldState.error?.message), className: classes.input ?? '', spellCheck: isLong, autoComplete: 'off',
          ...(placeholder ? { placeholder } : {}),
          onChange: (event: { currentTarget: { value: string } }) => {
            field.onChange(event.currentTarget.value)
            onChanged?.(event.currentTarget.value)
          },
        }
        return (
          <div className={classes.field} data-wide={isLong || isWide || undefined}>
            <label htmlFor={id} title={label}>{label}</label>
            {isLong ? <Textarea {...common} autosize minRows={1} maxRows={16} /> : <TextInput {...common} />}
          </div>
        )
      }}
    />
  )
}
