import { useLingui } from '@lingui/react/macro'
import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { languages, type Language } from '#shared/command-list.ts'
import { knownLabels } from '#shared/contacts.ts'
import { BackupsScreen } from '../backups/BackupsScreen.tsx'
import { PlanSettings } from '../activities/PlanSettings.tsx'
import { CalendarLayers } from '../calendar/CalendarLayers.tsx'
import { CalendarSettings } from '../calendar/CalendarSettings.tsx'
import { CalendarScreen } from '../calendar/CalendarScreen.tsx'
import { ChangesScreen } from '../changes/ChangesScreen.tsx'
import { ContactsScreen } from '../contacts/ContactsScreen.tsx'
import { listSearchSchema } from '../contacts/list-search.ts'
import { sectionNames } from '../contacts/sections.ts'
import { labelText } from '../contacts/words.ts'
import { queryClient, trpc } from '../client/trpc.ts'
import { TypeSettings } from '../history/TypeSettings.tsx'
import { ReminderSettings } from '../reminders/ReminderSettings.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { TagsScreen } from '../tags/TagsScreen.tsx'
import { TasksScreen } from '../tasks/TasksScreen.tsx'
import { TodayScreen } from '../today/TodayScreen.tsx'
import { ContactTimeline, HistoryPlace } from './ContactTimeline.tsx'
import { ScreenFailed } from './errors.tsx'
import { ImportPlace, TaskLine } from './feature-panels.tsx'
import { Frame } from './Frame.tsx'
import { choose, languageNames } from './i18n.ts'
import { startScreen } from './start-screen.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: () => null })
/** The day comes first once there is any; a file that only holds addresses begins with them. */
const home = createRoute({
  getParentRoute: () => root, path: '/',
  beforeLoad: async () => {
    const info = await queryClient.fetchQuery(trpc.info.get.queryOptions())
    throw redirect({ to: info.hasDay ? '/today' : '/contacts', replace: true } as never)
  },
})

const lists = sectionNames.map((section) => createRoute({
  getParentRoute: () => root, path: `/${section}`, validateSearch: listSearchSchema,
  component: () => <ContactsScreen key={section} section={section} start={startScreen} timeline={(contact) => <ContactTimeline contact={contact} onContact={toContact} />} />,
}))

const today = createRoute({ getParentRoute: () => root, path: '/today', component: TodayScreen })
const tasks = createRoute({ getParentRoute: () => root, path: '/tasks', component: () => <TasksScreen addLine={(line) => <TaskLine {...line} />} /> })
const calendar = createRoute({ getParentRoute: () => root, path: '/calendar', component: () => <CalendarScreen onContact={toContact} /> })
const history = createRoute({ getParentRoute: () => root, path: '/history', component: () => <HistoryPlace onContact={toContact} /> })
const tags = createRoute({ getParentRoute: () => root, path: '/tags', component: TagsScreen })
const changes = createRoute({ getParentRoute: () => root, path: '/changes', component: ChangesScreen })
const imports = createRoute({ getParentRoute: () => root, path: '/import', component: ImportPlace })
const backups = createRoute({ getParentRoute: () => root, path: '/backups', component: BackupsScreen })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: Settings })

/** Every screen. A feature adds a route above and names it here. */
export const router = createRouter({
  routeTree: root.addChildren([home, today, ...lists, calendar, tasks, history, tags, changes, imports, backups, settings]),
  history: createHashHistory(),
  defaultErrorComponent: ScreenFailed,
})

/** Shows a contact in its list. */
function toContact(id: number): void {
  void router.navigate({ to: '/contacts', search: { id } } as never)
}

function Settings() {
  const { t, i18n } = useLingui()
  return <SettingsScreen language={i18n.locale as Language} languages={languages.map((value) => ({ value, label: languageNames[value] }))} onLanguage={choose} relations={knownLabels.relations.map((value) => ({ value, label: labelText(t, 'relations', value) }))} onContact={toContact} more={[{ title: t`Calendar`, content: <CalendarSettings /> }, { title: t`Calendars`, content: <CalendarLayers /> }, { title: t`Reminders`, content: <ReminderSettings /> }, { title: t`Types of activities and history`, content: <TypeSettings /> }, { title: t`Plans`, content: <PlanSettings /> }]} />
}
