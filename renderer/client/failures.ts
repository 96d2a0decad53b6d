import { TRPCClientError } from '@trpc/client'
import type { ErrorCode } from '#shared/errors.ts'

/** An expected failure as the core sends it (electron/core/rpc/procedures.ts). */
export interface Failure {
  code: ErrorCode
  message: string
  field?: string
  details?: Readonly<Record<string, unknown>>
}

/** A job that ended badly, as an error. */
export class FailedJob extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** What went wrong, as data. An answer that is not the core's own (no network, a dying thread) counts as `offline`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TRPCClientError) {
    const data = error.data as { failure?: Failure } | null | undefined
    if (data?.failure) return data.failure
    return { code: 'offline', message: error.message }
  }
  if (error instanceof FailedJob) return error.failure
  if (error instanceof Error) return { code: 'internal', message: error.message, details: { stack: error.stack ?? '' } }
  return { code: 'internal', message: String(error) }
}

/** Whether the core did not answer at all, and the same call can be made again. */
export function isOffline(error: unknown): boolean {
  return failureOf(error).code === 'offline' && !isAbort(error)
}

const isAbort = (error: unknown) => error instanceof Error && (error.name === 'AbortError' || (error.cause instanceof Error && error.cause.name === 'AbortError'))
