import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../client/trpc.ts'
import { useCommands } from '../ui/command.ts'
import { invert } from './invert.ts'
import { useChangeText } from './words.ts'

/** In the status line: what was done last, and the way back. */
export function UndoLine({ className, linkClass }: { className: string; linkClass: string }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.changes.next.queryOptions())
  const text = useChangeText()
  const commands = useCommands()
  if (!data?.undo && !data?.redo) return null
  const { undo, redo } = data
  return (
    <span className={className} aria-live="polite">
      {undo ? <><bdi>{text(undo)}</bdi> · <button type="button" className={linkClass} title={commands.byId('edit.undo').keyText} onClick={() => void invert('undo', undo)}>{t`Undo`}</button></> : null}
      {redo ? <> {undo ? ' · ' : ''}<button type="button" className={linkClass} title={`${text(redo)}  ${commands.byId('edit.redo').keyText}`} onClick={() => void invert('redo', redo)}>{t`Redo`}</button></> : null}
    </span>
  )
}
