import { Plural, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { keyText } from '../ui/key-text.ts'
import { useImport, type ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import { readingsOf, readyOf } from './ready.ts'
import { startImport } from './run.ts'
import type { Previews } from './use-previews.ts'

/** Starts the import of all files that can be read, and says how many. */
export function StartButton({ files, previews }: { files: readonly ImportFile[]; previews: Previews }) {
  const { t } = useLingui()
  const [isStarting, setStarting] = useState(false)
  const { ready, bad, isReading } = readyOf(files, previews)
  const done = ready.length + bad
  const all = files.length
  const start = () => {
    setStarting(true)
    readingsOf(ready).then((sent) => startImport(sent, useImport.getState().rules)).catch((error: unknown) => {
      setStarting(false)
      showFailure(failureOf(error))
    })
  }
  return (
    <div className={classes.go}>
      <small aria-live="polite">
        {isReading ? t`${done} of ${all} files read` : bad > 0 ? <Plural value={bad} one="# file cannot be imported and is left out" other="# files cannot be imported and are left out" /> : ''}
      </small>
      <Button variant="filled" data-start disabled={isReading || isStarting || ready.length === 0} onClick={start} title={keyText('mod+enter')} aria-keyshortcuts="Control+Enter Meta+Enter">
        {ready.length === 0 ? t`Import` : <Plural value={ready.length} one="Import # file" other="Import # files" />}
      </Button>
    </div>
  )
}
