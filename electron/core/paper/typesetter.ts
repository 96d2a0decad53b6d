import { join } from 'node:path'
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Report } from '#shared/reports.ts'
import { refuseUnsafeTemplates } from './template-check.ts'

/** A template that fails, with the compiler's words: file, line, reason. */
export class TemplateError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(problems[0])
    this.problems = problems
  }
}

interface Diagnostic { message: string; path: string; range: { start: { line: number } } | null }

/** The compiler with one folder of templates and its fonts. Keeps its thread busy while it sets. */
export class Typesetter {
  readonly #folder: string
  readonly #compiler: NodeCompiler

  constructor(folder: string, fontPaths: readonly string[]) {
    refuseUnsafeTemplates(folder)
    this.#folder = folder
    this.#compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [...fontPaths] }] })
  }

  set(report: Report): NodeTypstDocument {
    this.#compiler.mapShadow(join(this.#folder, 'report.json'), Buffer.from(reportJson(report)))
    const compiled = this.#compiler.compile({ mainFilePath: join(this.#folder, `${report.template}.typ`) })
    const error = compiled.takeError()
    if (error) throw new TemplateError(this.#problemsOf(error))
    if (!compiled.result) throw new TemplateError(['The compiler gave no document.'])
    return compiled.result
  }

  /** What a template says of itself, in a `metadata` with the label `said`. */
  said(document: NodeTypstDocument): unknown {
    return (this.#compiler.query(document, { selector: '<said>' }) as { value: unknown }[])[0]?.value
  }

  pdf(document: NodeTypstDocument, { createdAt }: Report): Buffer {
    return this.#compiler.pdf(document, createdAt === undefined ? {} : { creationTimestamp: Math.floor(createdAt / 1000) })
  }

  /** The compiler's cache belongs to the process: it would outlive the thread. */
  forget(): void {
    this.#compiler.evictCache(0)
  }

  #problemsOf(error: NodeError): string[] {
    return (this.#compiler.fetchDiagnostics(error) as Diagnostic[]).map(({ message, path, range }) =>
      range ? `${path.split(/[\\/]/u).at(-1)}:${range.start.line + 1}: ${message}` : message)
  }
}

/**
 * The report as the template reads it. JSON's reader in the compiler refuses halves of surrogate pairs; control characters
 * print nothing, and PDF's own texts (title, outline) may not hold them, so that they become spaces. Line ends and tabs stay.
 */
export function reportJson({ paper, language, createdAt, data }: Report): string {
  return JSON.stringify({ paper, language, isDated: createdAt !== undefined, data })
    .replace(/\\(?:u(?<code>[0-9a-f]{4})|[\s\S])/gu, (all, code?: string) => {
      if (all === '\\b' || all === '\\f') return ' '
      if (code === undefined) return all
      return code.startsWith('d') ? '\ufffd' : ' '
    })
    .replaceAll('\x7f', ' ')
}
