import { parentPort, workerData } from 'node:worker_threads'
import type { Report } from '#shared/reports.ts'
import { joinPdf, type PdfPart } from './join-pdf.ts'
import { TemplateError, Typesetter } from './typesetter.ts'

/**
 * Sets one report, or one piece of a long one, and ends. It runs in a thread of its own, because the compiler keeps its
 * thread busy for seconds and takes much memory, which ends with it.
 */
export interface PaperTask {
  report: Report
  templateFolder: string
  fontPaths: readonly string[]
  /** Pages that are laid under those of the report. */
  parts: readonly PdfPart[]
}

export interface SetPaper {
  pdf: Uint8Array<ArrayBuffer>
  pages: number
  /** What the template said of itself; undefined when it said nothing. */
  said: unknown
}

export type PaperAnswer = SetPaper | { problems: string[] }

function setReport({ report, templateFolder, fontPaths, parts }: PaperTask): SetPaper {
  const typesetter = new Typesetter(templateFolder, fontPaths)
  try {
    const document = typesetter.set(report)
    const pdf = typesetter.pdf(document, report)
    return { pdf: parts.length > 0 ? joinPdf(pdf, parts) : new Uint8Array(pdf), pages: document.numOfPages, said: typesetter.said(document) }
  } finally {
    typesetter.forget()
  }
}

try {
  const paper = setReport(workerData as PaperTask)
  parentPort?.postMessage(paper, [paper.pdf.buffer])
} catch (error) {
  const problems = error instanceof TemplateError ? error.problems : [error instanceof Error ? error.message : String(error)]
  parentPort?.postMessage({ problems } satisfies PaperAnswer)
}
