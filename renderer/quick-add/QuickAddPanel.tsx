import { useLingui } from '@lingui/react/macro'
import { closeQuickAdd, useQuickAdd } from './quick-add-state.ts'
import { QuickLine } from './QuickLine.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** The line that plans something, from everywhere. */
export function QuickAddPanel() {
  const { isOpen, line } = useQuickAdd()
  return isOpen ? <Panel key={line} first={line} /> : null
}

function Panel({ first }: { first: string }) {
  const { t } = useLingui()
  return (
    <Dialog onClose={closeQuickAdd} withCloseButton={false} size={620} padding={0} yOffset="14vh" centered={false} attributes={{ content: { 'aria-label': t`Quick add` } }}>
      <QuickLine label={t`What is to be done, with whom and when`} placeholder={t`call Ana Tuesday 3pm re quote`} first={first} onAdded={closeQuickAdd} hint={t`Say it as it comes: what, who, when, how long.`} />
    </Dialog>
  )
}
