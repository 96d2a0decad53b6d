import { useId } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { NoteBox } from '../../ui/NoteBox.tsx'
import type { CardForm } from './card-form.ts'
import { focusNow } from './card-state.ts'
import classes from './Edit.module.css'
import { setStamp } from './stamp.ts'

const isMeant = () => focusNow() === 'texts.note'

/** The note in the form. */
export function NoteField({ label }: { label: string }) {
  const { control } = useFormContext<CardForm>()
  const id = useId()
  return (
    <Controller
      control={control} name="texts.note"
      render={({ field }) => (
        <div className={classes.field} data-wide data-note-field>
          <label htmlFor={id} title={label}>{label}</label>
          <NoteBox id={id} name="texts.note" label={label} value={field.value} onChange={field.onChange} onBlur={field.onBlur} isFocused={isMeant} onStamp={setStamp} />
        </div>
      )}
    />
  )
}
