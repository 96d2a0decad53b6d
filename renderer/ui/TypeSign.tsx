import { createElement } from 'react'
import type { ActivityType } from '#shared/activity-types.ts'
import { typeIcon } from './activity-words.ts'

/** The sign of a type of activity, small, beside its words. */
export const TypeSign = ({ type, size = 15 }: { type: Pick<ActivityType, 'key' | 'isTask'> | undefined; size?: number }) => createElement(typeIcon(type), { size, strokeWidth: 1.75, 'aria-hidden': true })
