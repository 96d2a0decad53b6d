import type { ReadActivity } from '../icalendar/icalendar.ts'

/** Whether two entries with one UID are two in truth: neither a later version of the other nor alike. */
export function isOther(one: ReadActivity, than: ReadActivity): boolean {
  return one.sequence === than.sequence && one.content.regarding !== than.content.regarding && one.content.start !== than.content.start
}

/** RFC 5546, section 2.1.5: by SEQUENCE, then by when it was written. */
export function isOlder(one: ReadActivity, than: ReadActivity): boolean {
  return one.sequence !== than.sequence ? one.sequence < than.sequence : one.stampedAt !== null && than.stampedAt !== null && one.stampedAt < than.stampedAt
}
