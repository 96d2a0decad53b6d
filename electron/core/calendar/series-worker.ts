import { workerData, type MessagePort } from 'node:worker_threads'
import { recurrenceLimits } from '#shared/recurrence.ts'
import { layOutAround } from './occurrences.ts'
import { layOutSeries } from './series.ts'
import type { SeriesAnswer, SeriesTask } from './series-thread.ts'

/** Lays series out one after the other, and answers each by itself. */
const { port } = workerData as { port: MessagePort }

port.on('message', (tasks: SeriesTask[]) => {
  for (const { row, stretch, now } of tasks) {
    port.postMessage((stretch ? layOutSeries(row, stretch.since, stretch.until, recurrenceLimits) : layOutAround(row, now)) satisfies SeriesAnswer)
  }
})
port.postMessage(null)
