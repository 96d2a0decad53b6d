import { useLingui } from '@lingui/react/macro'
import { Modal, type ModalProps } from '@mantine/core'
import { useFocusBack } from './use-focus-back.ts'

/** A dialog that is drawn while it is open and not otherwise. When it goes, the keyboard is back where it was. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const { t } = useLingui()
  useFocusBack()
  return <Modal opened closeButtonProps={{ 'aria-label': t`Close` }} {...props} />
}
