import { useLingui } from '@lingui/react/macro'
import classes from './Imports.module.css'

/** A few large numbers, each with what it counts. */
export function Figures({ label, figures }: { label: string; figures: readonly (readonly [value: number, words: string])[] }) {
  const { i18n } = useLingui()
  return <dl className={classes.figures} aria-label={label}>{figures.map(([value, words]) => <div key={words} data-none={value === 0 || undefined}><dt>{words}</dt><dd>{i18n.number(value)}</dd></div>)}</dl>
}
