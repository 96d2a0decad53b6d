import { workerData, type MessagePort } from 'node:worker_threads'
import type { RestoreResult, VerifyResult } from '#shared/backups.ts'
import { AppError } from '#shared/errors.ts'
import { makeCopy, type Made, type MakeTask, type Report } from './make.ts'
import { restore, type RestoreTask } from './restore.ts'
import { verify, type VerifyTask } from './verify.ts'

/** Does one piece of work on copies and ends: the core's thread is never kept waiting by reading or hashing a whole file. */
export interface Tasks {
  make: { task: MakeTask; result: Made }
  verify: { task: VerifyTask; result: VerifyResult }
  restore: { task: RestoreTask; result: RestoreResult }
}

export interface HelperData<K extends keyof Tasks = keyof Tasks> {
  kind: K
  task: Tasks[K]['task']
  port: MessagePort
}

export type HelperAnswer =
  | { type: 'progress'; phase: string; done: number; total: number | null }
  | { type: 'done'; result: Tasks[keyof Tasks]['result'] }
  | { type: 'failed'; code: string; message: string; details: unknown }

const { kind, task, port } = workerData as HelperData
const tell = (answer: HelperAnswer) => port.postMessage(answer)

const works: { [K in keyof Tasks]: (task: Tasks[K]['task'], report: Report) => Tasks[K]['result'] | Promise<Tasks[K]['result']> } = {
  make: makeCopy,
  verify: (given) => verify(given),
  restore: (given) => restore(given),
}

async function work(): Promise<HelperAnswer> {
  try {
    const run = works[kind] as (task: unknown, report: Report) => Promise<Tasks[keyof Tasks]['result']>
    return { type: 'done', result: await run(task, (phase, done, total) => tell({ type: 'progress', phase, done, total })) }
  } catch (error) {
    if (error instanceof AppError) return { type: 'failed', code: error.code, message: error.message, details: JSON.parse(JSON.stringify(error.details ?? {})) as unknown }
    return { type: 'failed', code: 'internal', message: error instanceof Error ? (error.stack ?? error.message) : String(error), details: {} }
  }
}

void work().then((answer) => {
  tell(answer)
  port.close()
})
