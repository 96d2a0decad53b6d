import { useLingui } from '@lingui/react/macro'
import { useList } from '../contacts/list/list-state.ts'
import { selectedCount } from '../contacts/list/selection.ts'
import { useOnScreen } from '../contacts/on-screen.ts'

/** Where one stands in the list, and how many are selected. */
export function ListPlace() {
  const { t, i18n } = useLingui()
  const { isShown } = useOnScreen()
  const { index, total, selection } = useList()
  if (!isShown || total === 0) return null
  const place = i18n.number(index + 1)
  const all = i18n.number(total)
  const count = i18n.number(selectedCount(selection))
  return <>{selection.length > 0 ? <span>{t`${count} selected`}</span> : null}<span>{index >= 0 ? `${place} / ${all}` : all}</span></>
}
