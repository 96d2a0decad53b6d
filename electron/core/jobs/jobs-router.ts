import { z } from 'zod'
import { control, read, router } from '../rpc/procedures.ts'

const id = z.object({ id: z.number().int() })

export const jobsRouter = router({
  list: read(z.void(), ({ services }) => services.jobs.list()),
  get: read(id, ({ services }, { id }) => services.jobs.get(id)),
  /** Asks a job to stop; it takes back what it did, and ends as `cancelled`. */
  cancel: control(id, (services, { id }) => services.jobs.cancel(id)),
})
