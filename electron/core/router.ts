import { activitiesRouter } from './activities/activities.ts'
import { activityTypesRouter } from './activities/types.ts'
import { backupsRouter } from './backups/backups.ts'
import { calendarRouter } from './calendar/calendar.ts'
import { calendarsRouter } from './calendars/calendars.ts'
import { cardsRouter } from './cards/cards.ts'
import { changesRouter } from './changes/changes.ts'
import { contactsRouter } from './contacts/contacts.ts'
import { demoRouter } from './demo/demo.ts'
import { documentsRouter } from './documents/documents.ts'
import { eventsRouter } from './events/events.ts'
import { exportsRouter } from './exports/exports.ts'
import { historyRouter } from './history/history-router.ts'
import { importsRouter } from './imports/imports.ts'
import { infoRouter } from './info/info.ts'
import { jobsRouter } from './jobs/jobs-router.ts'
import { photosRouter } from './photos/photos.ts'
import { plansRouter } from './plans/plans.ts'
import { quickAddRouter } from './quick-add/quick-add.ts'
import { relationsRouter } from './relations/relations.ts'
import { remindersRouter } from './reminders/reminders.ts'
import { reportsRouter } from './reports/reports.ts'
import { createCaller, router } from './rpc/procedures.ts'
import { settingsRouter } from './settings/settings.ts'
import { tagsRouter } from './tags/tags.ts'
import { todayRouter } from './today/today.ts'
import { touchRouter } from './touch/touch.ts'

/** Every procedure of the core. A feature adds one line. */
export const appRouter = router({
  activities: activitiesRouter,
  activityTypes: activityTypesRouter,
  backups: backupsRouter,
  calendar: calendarRouter,
  calendars: calendarsRouter,
  cards: cardsRouter,
  changes: changesRouter,
  contacts: contactsRouter,
  demo: demoRouter,
  documents: documentsRouter,
  events: eventsRouter,
  exports: exportsRouter,
  history: historyRouter,
  imports: importsRouter,
  info: infoRouter,
  jobs: jobsRouter,
  photos: photosRouter,
  plans: plansRouter,
  quickAdd: quickAddRouter,
  relations: relationsRouter,
  reminders: remindersRouter,
  reports: reportsRouter,
  settings: settingsRouter,
  tags: tagsRouter,
  today: todayRouter,
  touch: touchRouter,
})

export type AppRouter = typeof appRouter
export const callerOf = createCaller(appRouter)
export type Caller = ReturnType<typeof callerOf>
