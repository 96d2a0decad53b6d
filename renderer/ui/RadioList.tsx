import { useId, type ReactNode } from 'react'
import classes from './RadioList.module.css'

interface Props<T extends string> {
  legend: string
  options: readonly { value: T; title: ReactNode; words?: ReactNode; isOff?: boolean }[]
  value: T
  onChange: (value: T) => void
  /** The chosen one takes the focus when the dialog around it opens. */
  isFirstFocus?: boolean
}

/** One of a few, each with a sentence that says what it means. */
export function RadioList<T extends string>({ legend, options, value, onChange, isFirstFocus = false }: Props<T>) {
  const name = useId()
  return (
    <fieldset className={classes.list}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} data-off={option.isOff || undefined}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} disabled={option.isOff ?? false} onChange={() => onChange(option.value)} {...(isFirstFocus && option.value === value ? { 'data-autofocus': true } : {})} />
          <span>{option.title}{option.words ? <> <small>{option.words}</small></> : null}</span>
        </label>
      ))}
    </fieldset>
  )
}
