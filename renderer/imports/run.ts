import type { ImportRules, Reading } from '#shared/imports.ts'
import type { ImportResult, Job as JobOnScreen } from '#shared/jobs.ts'
import { onCoreEvent } from '../client/events.ts'
import { failureOf } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, queryClient, trpc, type Job } from '../client/trpc.ts'
import { materialOf, useImport, type Outcome, type Run, type Trial } from './import-state.ts'

/** One file of an import, where it waits in the core, and how it is read: the whole reading that was shown. */
export interface FileToImport {
  uploadId: string
  name: string
  reading: Reading
}

/** Starts the import of what was checked, read exactly so, and sees it to its end, whether or not anybody looks on. */
export async function startImport(files: readonly FileToImport[], rules: ImportRules): Promise<void> {
  useImport.setState({ undone: new Map() })
  setRun({ jobId: null, names: files.map(({ name }) => name), outcome: null })
  await follow(() => client.imports.start.mutate({ files: [...files], rules }), setRun)
}

/** The same, only tried: everything is counted and nothing changed. */
export async function startTrial(files: readonly FileToImport[], rules: ImportRules): Promise<void> {
  const of = materialOf(useImport.getState())
  setTrial({ of, jobId: null, names: files.map(({ name }) => name), outcome: null })
  await follow(() => client.imports.start.mutate({ files: [...files], rules, dryRun: true }), setTrial)
}

/** Follows an import that was started elsewhere, or before this page was loaded anew. */
export async function followImport(jobId: number): Promise<void> {
  setRun({ jobId, names: [], outcome: null })
  await follow(() => Promise.resolve({ jobId }), setRun)
  const { run } = useImport.getState()
  // It was only tried: there is nothing to tell of.
  if (run?.jobId === jobId && run.outcome?.kind === 'done' && run.outcome.result.isDryRun) useImport.setState({ run: null })
}

async function follow(start: () => Promise<{ jobId: number }>, tell: (change: Partial<Run>) => void): Promise<void> {
  try {
    const { jobId } = await start()
    tell({ jobId })
    const outcome = outcomeOf(await endOf(jobId))
    // What an earlier import told of its rows is not true of this one.
    await queryClient.resetQueries(trpc.imports.pathFilter())
    tell({ outcome })
  } catch (error) {
    tell({ outcome: { kind: 'failed', failure: failureOf(error) } })
  }
}

const jobOf = (run: Run | null) => run?.jobId ?? null
const say = (work: (job: { id: number }) => Promise<unknown>, id: number | null) => { if (id !== null) work({ id }).catch(showFailure) }

export const cancelImport = () => say((job) => client.jobs.cancel.mutate(job), jobOf(useImport.getState().run))
export const pauseImport = () => say((job) => client.jobs.pause.mutate(job), jobOf(useImport.getState().run))
export const resumeImport = () => say((job) => client.jobs.resume.mutate(job), jobOf(useImport.getState().run))
export const cancelTrial = () => say((job) => client.jobs.cancel.mutate(job), jobOf(useImport.getState().trial))

/** After a failure: back to the files as they were, to try again. */
export const backToFiles = () => useImport.setState({ run: null })

/** Whether a job has not ended: one that is paused waits, but is under way. */
export const isUnderWay = ({ state }: Pick<JobOnScreen, 'state'>) => state === 'running' || state === 'paused'

const setRun = (change: Partial<Run>) => useImport.setState(({ run }) => ({ run: { jobId: null, names: [], outcome: null, ...run, ...change } }))
const setTrial = (change: Partial<Trial>) => useImport.setState(({ trial }) => ({ trial: { of: '', jobId: null, names: [], outcome: null, ...trial, ...change } }))

function outcomeOf(job: Job | null): Outcome {
  if (!job) return { kind: 'cutOff' }
  if (job.state === 'done') return { kind: 'done', result: job.result as ImportResult }
  if (job.state === 'cancelled' || !job.failure) return { kind: 'cancelled' }
  return { kind: 'failed', failure: job.failure }
}

/** The job when it has ended; null when the core was started anew and knows it no more: an unfinished import is then taken back. */
function endOf(jobId: number): Promise<Job | null> {
  return new Promise((done) => {
    const settle = (job: Job | null) => {
      if (job && isUnderWay(job)) return
      stop()
      done(job)
    }
    const ask = () => client.jobs.get.query({ id: jobId }).then(settle, (error: unknown) => { if (failureOf(error).code === 'notFound') settle(null) })
    const stop = onCoreEvent((event) => {
      if (event.type === 'job' && event.job.id === jobId && event.job.kind === 'import') settle(event.job)
      // The stream was away: the end may have been missed, or there is another core now.
      if (event.type === 'hello') void ask()
    })
    void ask()
  })
}
