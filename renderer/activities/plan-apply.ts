import { useState } from 'react'
import { jobEnded } from '../client/events.ts'
import { FailedJob, failureOf, type Failure } from '../client/failures.ts'
import { client } from '../client/trpc.ts'

type Asked = Parameters<typeof client.plans.applyTo.mutate>[0]

interface Applying {
  /** The job that is under way; `starting` until its number is known. */
  running: number | 'starting' | null
  failure: Failure | null
  apply: (asked: Asked) => Promise<void>
  /** Stops it: what was planned by then is taken back. */
  stop: () => void
}

/** Applies a plan as a job that can be stopped; `onDone` once all of it is planned. */
export function useApplyPlan(onDone: () => void): Applying {
  const [running, setRunning] = useState<Applying['running']>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const apply = async (asked: Asked) => {
    setRunning('starting')
    setFailure(null)
    try {
      const { jobId } = await client.plans.applyTo.mutate(asked)
      setRunning(jobId)
      const job = await jobEnded(jobId)
      if (job.failure && job.state !== 'cancelled') throw new FailedJob(job.failure)
      if (job.state === 'done') onDone()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setRunning(null)
    }
  }
  return { running, failure, apply, stop: () => { if (typeof running === 'number') void client.jobs.cancel.mutate({ id: running }) } }
}
