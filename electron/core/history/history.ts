/**
 * What other features take from history. The procedures are in history-router.ts: they complete activities, and activities
 * write entries, so the two would need each other.
 */
export { writeEntry } from './write-entry.ts'
export { historyText } from './entry-text.ts'
export { readEntries } from './read-entries.ts'
export { entryIds } from './entry-ids.ts'
export { timeline as readTimeline } from './timeline.ts'
