import { useId, type ReactNode } from 'react'
import classes from './Settings.module.css'

/** A group of settings under its title. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return <section className={classes.group}><h2>{title}</h2>{children}</section>
}

/** One setting with its label, and a hint where one is needed. */
export function Line({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={classes.line}>
      <label htmlFor={id}>{label}</label>
      <div>{children(id)}{hint ? <p className={classes.hint}>{hint}</p> : null}</div>
    </div>
  )
}
