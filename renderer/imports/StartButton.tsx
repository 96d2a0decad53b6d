import { Plural, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { queryClient } from '../client/trpc.ts'
import { keyText } from '../ui/key-text.ts'
import type { ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import { previewOptions } from './preview-query.ts'
import { readingOf, readingWithoutMap } from './reading.ts'
import { startImport } from './run.ts'
import type { Previews } from './use-previews.ts'

/** Starts the import of all files that can be read, and says how many. */
export function StartButton({ files, previews }: { files: readonly ImportFile[]; previews: Previews }) {
  const { t } = useLingui()
  const [isStarting, setStarting] = useState(false)
  const ready = files.filter(({ key, trouble }) => trouble === null && previews.get(key)?.preview)
  const bad = files.filter(({ key, trouble }) => trouble !== null || previews.get(key)?.error != null)
  const isReading = ready.length + bad.length < files.length
  const done = ready.length + bad.length
  const all = files.length
  const start = () => {
    setStarting(true)
    startReady(ready).catch((error: unknown) => {
      setStarting(false)
      showFailure(failureOf(error))
    })
  }
  return (
    <div className={classes.go}>
      <small aria-live="polite">
        {isReading ? t`${done} of ${all} files read` : bad.length > 0 ? <Plural value={bad.length} one="# file cannot be imported and is left out" other="# files cannot be imported and are left out" /> : ''}
      </small>
      <Button variant="filled" data-start disabled={isReading || isStarting || ready.length === 0} onClick={start} title={keyText('mod+enter')} aria-keyshortcuts="Control+Enter Meta+Enter">
        {ready.length === 0 ? t`Import` : <Plural value={ready.length} one="Import # file" other="Import # files" />}
      </Button>
    </div>
  )
}

/** The very reading that is shown: one file's own; several are read as they were found. */
async function startReady(ready: readonly ImportFile[]): Promise<void> {
  const sent = ready.flatMap(({ uploadId, name, choices }) => (uploadId === null ? [] : [{ uploadId, name, choices }]))
  const [only] = sent
  if (!only) return
  const proposal = sent.length === 1 ? (await queryClient.fetchQuery(previewOptions(only, readingWithoutMap(only.choices)))).map : null
  void startImport(sent, sent.length === 1 ? readingOf(only.choices, proposal) : {})
}
