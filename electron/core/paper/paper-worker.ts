import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Report } from '#shared/reports.ts'
import { refuseUnsafeTemplates } from './template-check.ts'

/**
 * Sets one report and ends. It runs in a thread of its own, because the compiler keeps its thread busy for seconds and
 * takes much memory, which ends with it.
 */
export interface PaperTask {
  report: Report
  templateFolder: string
  fontPaths: readonly string[]
}

export type PaperAnswer = { pdf: Uint8Array<ArrayBuffer> } | { problems: string[] }

/** Characters that no font prints and that PDF's own texts (title, outline) may not hold. Line ends and tabs stay. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is meant
const unprintable = /[\0-\x08\v\f\x0e-\x1f\x7f]/g

/** The report as the template reads it. JSON's reader in the compiler refuses halves of surrogate pairs. */
function reportJson({ paper, language, createdAt, data }: Report): string {
  return JSON.stringify({ paper, language, isDated: createdAt !== undefined, data }, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(unprintable, ' ') : value)
}

function problemsOf(compiler: NodeCompiler, error: NodeError): string[] {
  return (compiler.fetchDiagnostics(error) as Diagnostic[]).map(({ message, path, range }) =>
    range ? `${path.split(/[\\/]/u).at(-1)}:${range.start.line + 1}: ${message}` : message)
}

interface Diagnostic { message: string; path: string; range: { start: { line: number } } | null }

function setReport({ report, templateFolder, fontPaths }: PaperTask): PaperAnswer {
  refuseUnsafeTemplates(templateFolder)
  const compiler = NodeCompiler.create({ workspace: templateFolder, fontArgs: [{ fontPaths: [...fontPaths] }] })
  try {
    compiler.mapShadow(join(templateFolder, 'report.json'), Buffer.from(reportJson(report)))
    const compiled = compiler.compile({ mainFilePath: join(templateFolder, `${report.template}.typ`) })
    const error = compiled.takeError()
    if (error || !compiled.result) return { problems: error ? problemsOf(compiler, error) : ['The compiler gave no document.'] }
    const options = report.createdAt === undefined ? {} : { creationTimestamp: Math.floor(report.createdAt / 1000) }
    return { pdf: new Uint8Array(compiler.pdf(compiled.result, options)) }
  } finally {
    // The compiler's cache belongs to the process and would outlive this thread.
    compiler.evictCache(0)
  }
}

function answer(task: PaperTask): PaperAnswer {
  try {
    return setReport(task)
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] }
  }
}

const result = answer(workerData as PaperTask)
parentPort?.postMessage(result, 'pdf' in result ? [result.pdf.buffer] : [])
