/**
 * The iCalendar codec (RFC 5545, 7986; vCalendar 1.0 is read): bytes to events, tasks and journals, and back. It is pure; files,
 * storage and who is known already are the importer's and the exporter's. Nothing is expanded here: that is core/recurrence.
 */
export { CalendarReader, isVersion1, type CalendarItem, type RawCalendar } from './calendar-reader.ts'
export { putFiles, takeFiles, type AttachedFile, type InlineFile } from './attachments.ts'
export { componentText, foldedComponent, makeComponent, makeLine, parseComponent, propertyOf, textOf, type CalendarProblem, type Component } from './component.ts'
export { readActivity, type IcsContent, type ReadActivity } from './read-activity.ts'
export { placed } from './read-recurrence.ts'
export { instantOf } from './times.ts'
export { modernised } from './version1.ts'
export { writeActivity, type WritableActivity } from './write-activity.ts'
export { zoneComponent } from './write-zone.ts'
export { zoneByName } from './zone-names.ts'
export { Zones } from './zones.ts'
