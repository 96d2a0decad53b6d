import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MatchKey, RowOutcome } from '#shared/imports.ts'

/** What an entry was known again by. */
export const matchWords: Readonly<Record<MatchKey, MessageDescriptor>> = {
  source: msg`the same entry, imported before`, uid: msg`the ID`, email: msg`the e-mail address`, phone: msg`the phone number`, nameAndCompany: msg`name and company`,
}

/** What became of a row. */
export const outcomeWords: Readonly<Record<RowOutcome, MessageDescriptor>> = { created: msg`Added`, updated: msg`Brought up to date`, skipped: msg`Left as it was`, failed: msg`Did not come in` }

/** What would become of a row, in a trial. */
export const trialWords: Readonly<Record<RowOutcome, MessageDescriptor>> = { created: msg`would be added`, updated: msg`would be brought up to date`, skipped: msg`would be left as it is`, failed: msg`would not come in` }
