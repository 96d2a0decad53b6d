import { workerData, type MessagePort } from 'node:worker_threads'
import type { SeriesAnswer, SeriesTask } from '../../electron/core/calendar/series-thread.ts'

/** A thread for series that never comes back from those with the id 13, and breaks at the id 17: what no rule of ours can make the real one do. */
const { port } = workerData as { port: MessagePort }

port.on('message', (tasks: SeriesTask[]) => {
  for (const { row, stretch } of tasks) {
    if (row.id === 17) process.exit(1)
    while (row.id === 13) { /* for ever */ }
    port.postMessage({ id: row.id, laid: [], since: stretch?.since ?? 0, until: stretch?.until ?? 0, problem: null } satisfies SeriesAnswer)
  }
})
port.postMessage(null)
