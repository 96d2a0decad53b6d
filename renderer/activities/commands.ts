import { CalendarPlus, ListTodo } from 'lucide-react'
import { openActivity } from '../ui/activity-dialog.ts'
import type { Command } from '../ui/command.ts'
import { openPlan } from '../ui/plan-dialog.ts'
import { manyMeant, peopleMeant } from '../ui/people-meant.ts'

/** What is planned for whoever is selected or shown. */
export const activityCommands: readonly Command[] = [
  { id: 'activities.new', icon: CalendarPlus, run: () => void schedule() },
  { id: 'activities.plan', icon: ListTodo, run: openPlan },
]

/** A new activity with the people that the screen in front means. */
async function schedule(): Promise<void> {
  const people = await peopleMeant()
  const meantCount = manyMeant().selection?.count ?? 0
  openActivity(people.length > 0 ? { content: { participants: people.map((person) => ({ ...person, email: '', answer: null })) }, ...(meantCount > people.length ? { meantCount } : {}) } : {})
}
