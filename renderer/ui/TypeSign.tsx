import { createElement } from 'react'
import { signOfType, type ActivityType } from '#shared/activity-types.ts'
import { typeIcon } from './activity-words.ts'
import classes from './TypeSign.module.css'

/** The sign of a type of activity, small, beside its words: a picture for the program's own, a letter for the user's. */
export function TypeSign({ type, size = 15 }: { type: Pick<ActivityType, 'key' | 'isTask' | 'name' | 'mark'> | undefined; size?: number }) {
  const sign = type && type.key === null ? signOfType(type) : ''
  if (sign === '') return createElement(typeIcon(type), { size, strokeWidth: 1.75, 'aria-hidden': true })
  const side = size + 1
  return <span className={classes.mark} style={{ width: side, height: side, fontSize: Math.round(side * 0.74) }} aria-hidden>{sign}</span>
}
