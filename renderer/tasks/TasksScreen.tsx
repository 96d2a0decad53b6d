import { useLingui } from '@lingui/react/macro'
import { EmptyNote } from '../ui/EmptyNote.tsx'

/** All that is to be done. */
export function TasksScreen() {
  const { t } = useLingui()
  return <EmptyNote>{t`There is nothing to do.`}</EmptyNote>
}
