import { partialDateText } from '../../ui/times.ts'
import { emptyPosition, type CardForm } from './card-form.ts'

/** Said in place of a field when an edit begins with a new job. */
export const changeJobFocus = 'changeJob'

/** The form with the jobs of today ended this month, and a new one above them. What ended stays in the card's history. */
export function withNewJob(form: CardForm, locale: string, now = new Date()): CardForm {
  const month = partialDateText(locale, `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`)
  const [current, ...others] = form.positions
  const ended = current && current.endedOn === '' && [current.company, current.title].some((text) => text !== '') ? [{ ...current, endedOn: month }] : []
  return { ...form, positions: [{ ...emptyPosition(), startedOn: month }, ...ended, ...(current?.endedOn ? [current] : []), ...others] }
}
