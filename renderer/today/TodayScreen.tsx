import { useLingui } from '@lingui/react/macro'
import { EmptyNote } from '../ui/EmptyNote.tsx'

/** The first screen of the morning. */
export function TodayScreen() {
  const { t } = useLingui()
  return <EmptyNote>{t`Nothing is planned for today.`}</EmptyNote>
}
