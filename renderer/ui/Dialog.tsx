import { useLingui } from '@lingui/react/macro'
import { Modal, type ModalProps } from '@mantine/core'
import { useHeldKeys } from './held-keys.ts'
import { useFocusBack } from './use-focus-back.ts'

/** A dialog that is drawn while it is open and not otherwise. It has the keys from the start; when it goes, the keyboard is back where it was. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const { t } = useLingui()
  useFocusBack()
  useHeldKeys()
  return <Modal opened closeButtonProps={{ 'aria-label': t`Close` }} {...props} />
}

/** What stands for a dialog that is being fetched: nothing to be seen, and the keys are its own already. */
export function ComingDialog() {
  useHeldKeys()
  return null
}
