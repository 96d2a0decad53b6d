import { createElement } from 'react'
import { signOfType, type ActivityType } from '#shared/activity-types.ts'
import { typeIcon } from './activity-words.ts'

/** The sign of a type of activity, small, beside its words: a picture for the program's own, a letter for the user's, drawn as the pictures are. */
export function TypeSign({ type, size = 15 }: { type: Pick<ActivityType, 'key' | 'isTask' | 'name' | 'mark'> | undefined; size?: number }) {
  const sign = type && type.key === null ? signOfType(type) : ''
  if (sign === '') return createElement(typeIcon(type), { size, strokeWidth: 1.75, 'aria-hidden': true })
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      <rect width={24} height={24} rx={4.5} opacity={0.14} />
      <text x={12} y={12.5} textAnchor="middle" dominantBaseline="central" fontSize={18} fontWeight={700}>{sign}</text>
    </svg>
  )
}
