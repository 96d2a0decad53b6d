import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'
import { sizeText } from '../ui/sizes.ts'
import classes from './Settings.module.css'

interface Unused {
  count: number
  size: number
}

/** Photos and documents that nothing refers to any more, not even undo: looked for, told, and removed when that is wanted. */
export function UnusedFiles({ id }: { id: string }) {
  const { t, i18n } = useLingui()
  const [found, setFound] = useState<Unused | null>(null)
  const [isBusy, setBusy] = useState(false)
  const run = async (start: () => Promise<{ jobId: number }>): Promise<Unused | null> => {
    setBusy(true)
    try {
      const job = await jobEnded((await start()).jobId)
      if (job.failure) throw new FailedJob(job.failure)
      return job.result as Unused
    } catch (error) {
      showFailure(error)
      return null
    } finally {
      setBusy(false)
    }
  }
  const look = async () => setFound(await run(() => client.documents.findUnused.mutate({})))
  const remove = async () => { if (await run(() => client.documents.removeUnused.mutate({}))) setFound({ count: 0, size: 0 }) }
  const count = found?.count ?? 0
  const size = sizeText(i18n.locale, found?.size ?? 0)
  return (
    <div className={classes.tidy}>
      {count > 0 ? <Button id={id} disabled={isBusy} onClick={() => void remove()}>{t`Remove ${plural(count, { one: '# file', other: '# files' })} (${size})`}</Button> : <Button id={id} disabled={isBusy} onClick={() => void look()}>{t`Look for unused files`}</Button>}
      {found?.count === 0 ? <span role="status">{t`Nothing is unused.`}</span> : null}
    </div>
  )
}
