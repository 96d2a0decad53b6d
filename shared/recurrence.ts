/**
 * The recurrence of an activity as RFC 5545 writes it: RRULE (section 3.3.10), RDATE and EXDATE (3.8.5) as content lines
 * parted by a line feed, all times in the wall time of the activity's own zone and without TZID: `RRULE:FREQ=WEEKLY;BYDAY=MO`,
 * `EXDATE:20261130T090000`, `RDATE;VALUE=DATE:20261224`. One column holds it, one function lays it out
 * (core/recurrence/), and `UNTIL` of a zoned rule stays in UTC as the RFC wants it.
 */
export type RecurrenceText = string

/** What a change of one occurrence is meant for. `following` parts the series at it (RFC 5545's THISANDFUTURE as two series). */
export const scopes = ['this', 'following', 'all'] as const
export type Scope = (typeof scopes)[number]

export const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Frequency = (typeof frequencies)[number]
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** What a rule may cost within one window; then it is cut off and said to be too much. Milliseconds and occurrences. */
export const recurrenceLimits = { occurrences: 1_000, time: 250 } as const
/** Why a rule was not laid out, or not wholly. */
export const recurrenceProblems = ['notUnderstood', 'tooMany', 'tooSlow', 'never'] as const
export type RecurrenceProblem = (typeof recurrenceProblems)[number]
