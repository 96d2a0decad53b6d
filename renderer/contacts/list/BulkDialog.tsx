import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { BulkChange, BulkKind } from '#shared/bulk.ts'
import type { Failure } from '../../client/failures.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFailureWords } from '../../ui/failure-words.ts'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { clearSelection, leaveBehind, stayBehind } from './list-state.ts'
import classes from './BulkDialog.module.css'
import { FieldForm, PurgeText, ReplaceForm, TagsForm } from './BulkForms.tsx'
import { closeBulk, runAsked, useBulk } from './bulk-state.ts'
import { useBulkCount } from './use-bulk-count.ts'

/** Asks for the rest of a change of many, says how many it will change, and does it. */
export function BulkDialog() {
  const { t } = useLingui()
  const { asked } = useBulk()
  if (!asked) return null
  const titles: Record<typeof asked.kind, string> = { addTags: t`Add tags`, removeTags: t`Remove tags`, setField: t`Change a field`, replaceText: t`Replace text`, purge: t`Delete for good` }
  return (
    <Dialog onClose={closeBulk} size={480} title={titles[asked.kind]}>
      <BulkForm key={asked.kind} />
    </Dialog>
  )
}

function BulkForm() {
  const { t } = useLingui()
  const { asked, running, failure } = useBulk()
  const [change, setChange] = useState<BulkChange | null>(asked?.kind === 'purge' ? { kind: 'purge' } : null)
  const count = useBulkCount(asked?.target ?? { ids: [] }, asked ? change : null)
  if (!asked) return null
  const isReady = change !== null && running === null && !(count?.isWhole && count.changing === 0)
  const run = async () => {
    if (!change || !isReady) return
    const isLeaving = change.kind === 'purge'
    if (isLeaving) leaveBehind()
    const isDone = await runAsked(change)
    if (isLeaving && isDone) clearSelection()
    else if (isLeaving) stayBehind()
  }
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault()
      void run()
    }}>
      <Inputs kind={asked.kind} onChange={setChange} />
      {running === null
        ? <p className={classes.count} role="status">{asked.kind === 'purge' ? <Plural value={asked.count} one="# contact will be deleted." other="# contacts will be deleted." /> : change ? <Counted of={asked.count} changing={count?.changing ?? null} isWhole={count?.isWhole ?? false} /> : <Plural value={asked.count} one="# contact is selected." other="# contacts are selected." />}</p>
        : <JobProgress jobId={running === 'starting' ? null : running} words={t`Changing`} />}
      {failure ? <FailureLine failure={failure} /> : null}
      <div className={classes.buttons}>
        <Button onClick={closeBulk} disabled={running === 'starting'}>{running === null ? <Trans>Cancel</Trans> : <Trans>Stop and take back</Trans>}</Button>
        <Button type="submit" variant="filled" {...(asked.kind === 'purge' ? { color: 'red' } : {})} disabled={!isReady}><Verb kind={asked.kind} /></Button>
      </div>
    </form>
  )
}

function Inputs({ kind, onChange }: { kind: BulkKind; onChange: (change: BulkChange | null) => void }): ReactNode {
  switch (kind) {
    case 'addTags': case 'removeTags': return <TagsForm kind={kind} onChange={onChange} />
    case 'setField': return <FieldForm onChange={onChange} />
    case 'replaceText': return <ReplaceForm onChange={onChange} />
    default: return <PurgeText />
  }
}

function Verb({ kind }: { kind: BulkKind }) {
  switch (kind) {
    case 'addTags': return <Trans>Add</Trans>
    case 'removeTags': return <Trans>Remove</Trans>
    case 'purge': return <Trans>Delete for good</Trans>
    default: return <Trans>Change</Trans>
  }
}

/** "312 of 1,204 will change". While it is counted on, as far as it is known. */
function Counted({ changing, of, isWhole }: { changing: number | null; of: number; isWhole: boolean }) {
  const { i18n } = useLingui()
  const all = i18n.number(of)
  if (changing === null) return <Trans>Counting…</Trans>
  const found = i18n.number(changing)
  if (!isWhole) return <Trans>{found} or more of {all} will change.</Trans>
  return changing === 0 ? <Trans>None of the {all} will change: all are so already.</Trans> : <Trans>{found} of {all} will change. One undo takes all of it back.</Trans>
}

function FailureLine({ failure }: { failure: Failure }) {
  const { happened, kept } = useFailureWords(failure)
  return <p className={classes.failure} role="alert">{happened} {kept}</p>
}
