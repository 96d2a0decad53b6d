import { lazy, Suspense, useId } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import noteClasses from '../../ui/Note.module.css'

// The editor is a quarter of a megabyte; it is fetched when the first note is edited.
const NoteEditor = lazy(() => import('./NoteEditor.tsx').then((module) => ({ default: module.NoteEditor })))

/** The note in the form. Until its editor has arrived the note is shown as it is. */
export function NoteField({ label }: { label: string }) {
  const { control } = useFormContext<CardForm>()
  const id = useId()
  return (
    <Controller
      control={control} name="texts.note"
      render={({ field }) => (
        <div className={classes.field} data-wide data-note-field>
          <label htmlFor={id} title={label}>{label}</label>
          <Suspense fallback={<div className={`${noteClasses.box} ${noteClasses.plain}`} aria-busy>{field.value}</div>}>
            <NoteEditor id={id} name="texts.note" label={label} value={field.value} onChange={field.onChange} onBlur={field.onBlur} />
          </Suspense>
        </div>
      )}
    />
  )
}
