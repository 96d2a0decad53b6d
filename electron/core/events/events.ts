import { z } from 'zod'
import type { CoreEvent } from '#shared/jobs.ts'
import { router, stream } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'

/** One stream of everything a window must know; a browser allows few connections to one host, so there is never a second. */
export const eventsRouter = router({ watch: stream(z.void(), watch) })

async function* watch(services: Services, signal: AbortSignal): AsyncGenerator<CoreEvent> {
  const waiting: CoreEvent[] = [{ type: 'hello', coreStartedAt: services.now() }]
  let wake = () => {}
  const stop = services.onEvent((event) => {
    add(waiting, event)
    wake()
  })
  signal.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!signal.aborted) {
      const event = waiting.shift()
      if (event) yield event
      else await new Promise<void>((resolve) => { wake = resolve })
    }
  } finally {
    stop()
  }
}

/** A window that is slow to listen gets the newest state of a job, not every step of it. */
function add(waiting: CoreEvent[], event: CoreEvent): void {
  if (event.type === 'job') {
    const old = waiting.findIndex((other) => other.type === 'job' && other.job.id === event.job.id)
    if (old >= 0) {
      waiting[old] = event
      return
    }
  }
  waiting.push(event)
}
