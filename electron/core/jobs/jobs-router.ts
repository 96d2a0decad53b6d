import { z } from 'zod'
import { control, read, router } from '../rpc/procedures.ts'

const id = z.object({ id: z.number().int() })

export const jobsRouter = router({
  list: read(z.void(), ({ services }) => services.jobs.list()),
  get: read(id, ({ services }, { id }) => services.jobs.get(id)),
  /** Asks a job to stop; it takes back what it did, and ends as `cancelled`. */
  cancel: control(id, (services, { id }) => services.jobs.cancel(id)),
  /** Lets a job rest before its next slice; `resume` lets it go on. Nothing happens to one that has ended. */
  pause: control(id, (services, { id }) => services.jobs.pause(id)),
  resume: control(id, (services, { id }) => services.jobs.resume(id)),
})
