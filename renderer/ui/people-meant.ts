import type { BulkTarget } from '#shared/bulk.ts'
import type { PickedPerson } from './ContactPicker.tsx'

/** Gives the people that a command means. */
type Source = () => Promise<PickedPerson[]>
let source: Source = async () => []

/** Whom the list or the card on screen means: those selected, or the one shown; at most so many that a form can name them. */
export const peopleMeant = (): Promise<PickedPerson[]> => source()
/** Said once by renderer/app, which knows the lists. */
export const namePeopleBy = (next: Source): void => { source = next }

/** Many people without their names: whom, as the core takes it, and how many those are. */
export interface ManyPeople {
  target: BulkTarget
  count: number
}
/** The rows selected in the list on screen, and all that it shows; null where there are none. */
export interface ManyMeant {
  selection: ManyPeople | null
  list: ManyPeople | null
}
let manySource: () => ManyMeant = () => ({ selection: null, list: null })

export const manyMeant = (): ManyMeant => manySource()
/** Said once by renderer/app, too. */
export const nameManyBy = (next: () => ManyMeant): void => { manySource = next }
