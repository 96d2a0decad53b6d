import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import classes from './Tags.module.css'

interface Props {
  label: string
  name: string
  onSave: (name: string) => Promise<unknown>
  onDone: () => void
  /** What to do where the name is another tag's: offered beside the message. */
  onTaken?: (id: number) => void
}

/** A name being written, where it will stand. Enter keeps it, Escape leaves it. */
export function NameForm({ label, name, onSave, onDone, onTaken }: Props) {
  const { t } = useLingui()
  const [text, setText] = useState(name)
  const [taken, setTaken] = useState<number | null>(null)
  const save = async () => {
    if (text.trim() === '' || text.trim() === name) return onDone()
    try {
      await onSave(text)
      onDone()
    } catch (error) {
      const { code, details } = failureOf(error)
      if (code === 'invalid' && typeof details?.['id'] === 'number') setTaken(details['id'])
      else showFailure(error)
    }
  }
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault()
      void save()
    }}>
      <TextInput
        aria-label={label} placeholder={label} value={text} maxLength={200} autoComplete="off" error={taken === null ? undefined : t`This name is taken. Case does not tell two names apart.`}
        ref={(input) => { if (input && document.activeElement !== input && !input.dataset['begun']) { input.dataset['begun'] = 'true'; input.focus(); input.select() } }}
        onChange={(event) => { setText(event.currentTarget.value); setTaken(null) }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.stopPropagation()
          onDone()
        }}
      />
      <Button type="submit" variant="filled"><Trans>Save</Trans></Button>
      {taken !== null && onTaken ? <Button onClick={() => { onDone(); onTaken(taken) }}><Trans>Merge the two</Trans></Button> : null}
      <Button onClick={onDone}><Trans>Cancel</Trans></Button>
    </form>
  )
}
