import { receiveMessageOnPort, workerData } from 'node:worker_threads'
import { openReadOnly } from '../db/foreign-file.ts'
import { countSql, type CountAnswer, type CountQuestion, type CountWorkerData } from './count-thread.ts'

/** Counts what is asked, one after the other; a question that comes again without an expression is given up. */
const { file, port } = workerData as CountWorkerData
const sqlite = openReadOnly(file)
sqlite.pragma('cache_size = -16384')
// The index is exchanged for a new one at times; a statement follows it.
const counting = sqlite.prepare(countSql).pluck()
const waiting = new Map<number, string>()

function take({ id, expression }: CountQuestion): void {
  if (expression === '') waiting.delete(id)
  else waiting.set(id, expression)
}

port.on('message', (question: CountQuestion) => {
  take(question)
  for (const [id, expression] of waiting) {
    waiting.delete(id)
    port.postMessage(answer(id, expression))
    // Whatever was given up meanwhile is heard of before the next is begun.
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message as CountQuestion)
  }
})

function answer(id: number, expression: string): CountAnswer {
  try {
    return { id, count: counting.get(expression) as number }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}
