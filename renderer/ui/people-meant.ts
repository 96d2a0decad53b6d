import type { PickedPerson } from './ContactPicker.tsx'

/** Gives the people that a command means. */
type Source = () => Promise<PickedPerson[]>
let source: Source = async () => []

/** Whom the list or the card on screen means: those selected, or the one shown; at most so many that a form can name them. */
export const peopleMeant = (): Promise<PickedPerson[]> => source()
/** Said once by renderer/app, which knows the lists. */
export const namePeopleBy = (next: Source): void => { source = next }
