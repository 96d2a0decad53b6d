import { parentPort, workerData } from 'node:worker_threads'
import type { Report } from '#shared/reports.ts'
import { setDirectory } from './directory-pieces.ts'
import { TemplateError, Typesetter } from './typesetter.ts'

/**
 * Sets one report and ends. It runs in a thread of its own, because the compiler keeps its thread busy for seconds and
 * takes much memory, which ends with it.
 */
export interface PaperTask {
  report: Report
  templateFolder: string
  fontPaths: readonly string[]
}

/** What the thread says: how far it is (entries set), and at last the file or why there is none. */
export type PaperAnswer = { done: number } | { pdf: Uint8Array<ArrayBuffer> } | { problems: string[] }

function setReport({ report, templateFolder, fontPaths }: PaperTask): Uint8Array<ArrayBuffer> {
  const typesetter = new Typesetter(templateFolder, fontPaths)
  try {
    if (report.template === 'directory') return setDirectory(typesetter, report, (done) => { parentPort?.postMessage({ done } satisfies PaperAnswer) })
    return new Uint8Array(typesetter.pdf(typesetter.set(report), report))
  } finally {
    typesetter.forget()
  }
}

try {
  const pdf = setReport(workerData as PaperTask)
  parentPort?.postMessage({ pdf } satisfies PaperAnswer, [pdf.buffer])
} catch (error) {
  const problems = error instanceof TemplateError ? error.problems : [error instanceof Error ? error.message : String(error)]
  parentPort?.postMessage({ problems } satisfies PaperAnswer)
}
