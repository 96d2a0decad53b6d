import { useLingui } from '@lingui/react/macro'
import type { Failure } from '../client/failures.ts'
import { useFailureWords } from './failure-words.ts'

/** Why something of the day (an entry, an activity, a plan) could not be saved, in the reader's words; the core's own on its tip. */
export function FailureText({ failure, className }: { failure: Failure; className?: string | undefined }) {
  const { happened, kept } = useFailureWords(failure)
  const reason = useReason(failure)
  return <span role="alert" className={className} title={failure.message}>{reason ?? `${happened} ${kept}`}</span>
}

/** What the core's refusals of the day mean; null where the general words say it. */
function useReason({ code, field, message }: Failure): string | null {
  const { t } = useLingui()
  if (code === 'forbidden') return t`This calendar follows a file and cannot be changed here.`
  if (code === 'conflict') return message.startsWith('This is done') ? t`This is done already.` : t`The list has changed since these rows were selected. Nothing was done; select them again.`
  if (code !== 'invalid') return null
  switch (field) {
    case 'end': return t`The end is before the start.`
    case 'start': return t`A series with this rule cannot be moved like this. Change its rule, or this occurrence only.`
    case 'recurrence': return t`This rule of repetition is not understood.`
    case 'timeZone': case 'endTimeZone': return t`There is no such time zone.`
    case 'calendarId': return t`This calendar is not there any more.`
    case 'participants': return t`Somebody of these is no contact any more. Take them out and save again.`
    case 'typeId': return t`This type is not there any more. Choose another.`
    case 'name': return t`This name is taken already.`
    default: return null
  }
}
