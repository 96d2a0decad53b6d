import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { showFailure } from '../client/shown-failure.ts'
import classes from './Imports.module.css'
import { useImport } from './import-state.ts'
import { addFiles } from './queue.ts'
import { filesOfDrop } from './take-files.ts'

/** Files can be dropped anywhere on the window. While they hang over it, it says what will happen. */
export function DropHint() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [isOver, setOver] = useState(false)
  const isRunning = useImport(({ run }) => run !== null && run.outcome === null)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const over = (event: DragEvent) => {
      // Something under the pointer (a card) takes the files itself.
      if (!hasFiles(event) || event.defaultPrevented) return setOver(false)
      // Without this the browser would open the file in place of the program.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isRunning ? 'none' : 'copy'
      setOver(true)
    }
    window.addEventListener('dragenter', over, { signal })
    window.addEventListener('dragover', over, { signal })
    // Leaving the window, unlike leaving one element for another, has nothing it goes to.
    window.addEventListener('dragleave', (event) => { if (event.relatedTarget === null) setOver(false) }, { signal })
    window.addEventListener('drop', (event) => {
      setOver(false)
      if (!hasFiles(event) || event.defaultPrevented || !event.dataTransfer) return
      event.preventDefault()
      void navigate({ to: '/import' } as never)
      filesOfDrop(event.dataTransfer).then(addFiles, showFailure)
    }, { signal })
    return () => stop.abort()
  }, [navigate, isRunning])
  if (!isOver) return null
  return <div className={classes.overlay} role="status"><div>{isRunning ? <>{t`An import is under way`}<small>{t`Drop the files when it has ended.`}</small></> : <>{t`Drop to import`}<small>{t`Nothing is changed before you have checked it.`}</small></>}</div></div>
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
