import { useLingui } from '@lingui/react/macro'
import { assertNever } from '#shared/errors.ts'
import type { Failure } from '../client/failures.ts'

/** A failure in the reader's words: what happened, and what was kept and can be done. */
export function useFailureWords(failure: Failure): { happened: string; kept: string } {
  const { t } = useLingui()
  switch (failure.code) {
    case 'invalid': return { happened: t`A value was not accepted.`, kept: t`Nothing was changed. Correct the value and save again.` }
    case 'notFound': return { happened: t`This is not there any more.`, kept: t`It may have been removed in another window. Undo may bring it back.` }
    case 'conflict': return { happened: t`Later changes stand in the way.`, kept: t`Nothing was changed. Look at the list of changes to decide.` }
    case 'cancelled': return { happened: t`This was stopped.`, kept: t`What had been done was taken back.` }
    case 'busy': return { happened: t`Something of this kind is still under way.`, kept: t`Nothing was changed. Wait until it has ended, then try again.` }
    case 'newerFile': return { happened: t`This file was written by a newer Touchbase.`, kept: t`It was left as it is. Update Touchbase to open it.` }
    case 'damagedFile': return { happened: t`This file is damaged.`, kept: t`It was left as it is. Restore the last backup.` }
    case 'readOnly': return { happened: t`The file or its folder cannot be written.`, kept: t`Nothing was changed. Check the rights of the folder, then try again.` }
    case 'diskFull': return { happened: t`The disk is full.`, kept: t`Nothing was changed. Make room, then try again.` }
    case 'forbidden': return { happened: t`This window may not do that.`, kept: t`Nothing was changed. Open Touchbase again from its own address.` }
    case 'offline': return { happened: t`The core did not answer.`, kept: t`It is being started again. What you typed is kept here.` }
    case 'internal': return { happened: t`Something went wrong inside Touchbase.`, kept: t`Saved data is safe. Copy the details if you want to report it.` }
    default: return assertNever(failure.code)
  }
}
