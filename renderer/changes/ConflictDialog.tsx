import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Dialog } from '../ui/Dialog.tsx'
import { fullTime, shortTime } from '../ui/times.ts'
import classes from './Changes.module.css'
import { closeConflict, invertAnyway, useConflict } from './invert.ts'
import { useChangeText } from './words.ts'

/** Says which later changes an undo would overwrite, and asks. */
export function ConflictDialog() {
  const { t, i18n } = useLingui()
  const { conflict } = useConflict()
  const text = useChangeText()
  if (!conflict) return null
  const what = text(conflict.set)
  return (
    <Dialog onClose={closeConflict} title={conflict.direction === 'undo' ? t`Undo “${what}”?` : t`Redo “${what}”?`}>
      <p style={{ margin: 0 }}>{t`The same entries were changed later. Going on puts them back to how they were and overwrites this:`}</p>
      <ul className={classes.later}>
        {conflict.later.map((set) => <li key={set.id}><time className={classes.time} title={fullTime(i18n.locale, set.at)}>{shortTime(i18n.locale, set.at)}</time><span className={classes.text}>{text(set)}</span></li>)}
      </ul>
      <div className={classes.buttons}>
        <Button onClick={closeConflict} data-autofocus><Trans>Leave as it is</Trans></Button>
        <Button variant="filled" onClick={() => void invertAnyway(conflict)}>{conflict.direction === 'undo' ? t`Undo and overwrite` : t`Redo and overwrite`}</Button>
      </div>
    </Dialog>
  )
}
