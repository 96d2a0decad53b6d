import { changesRouter } from './changes/changes.ts'
import { contactsRouter } from './contacts/contacts.ts'
import { eventsRouter } from './events/events.ts'
import { infoRouter } from './info/info.ts'
import { jobsRouter } from './jobs/jobs-router.ts'
import { createCaller, router } from './rpc/procedures.ts'
import { settingsRouter } from './settings/settings.ts'

/** Every procedure of the core. A feature adds one line. */
export const appRouter = router({
  changes: changesRouter,
  contacts: contactsRouter,
  events: eventsRouter,
  info: infoRouter,
  jobs: jobsRouter,
  settings: settingsRouter,
})

export type AppRouter = typeof appRouter
export const callerOf = createCaller(appRouter)
export type Caller = ReturnType<typeof callerOf>
