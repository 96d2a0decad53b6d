import { create } from 'zustand'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'

export const useFilling = create<{ isFilling: boolean }>(() => ({ isFilling: false }))

/** Fills the empty file with sample contacts; the status line offers to take them back in one step. */
export async function fillDemo(): Promise<void> {
  if (useFilling.getState().isFilling) return
  useFilling.setState({ isFilling: true })
  try {
    const { jobId } = await client.demo.fill.mutate()
    const job = await jobEnded(jobId)
    if (job.failure && job.state === 'failed') throw new FailedJob(job.failure)
  } catch (error) {
    showFailure(error)
  } finally {
    useFilling.setState({ isFilling: false })
  }
}
