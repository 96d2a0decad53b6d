import { initTRPC, TRPCError } from '@trpc/server'
import type { z } from 'zod'
import { AppError, type ErrorCode } from '#shared/errors.ts'
import type { Store, Subject } from '../db/changes.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import type { Services } from '../services.ts'
import type { JobContext } from '../jobs/jobs.ts'

/** What a call comes with: the application's parts, and who calls. */
export interface CallContext {
  services: Services
  actor: string
}

export interface ReadContext {
  db: ReadDb
  services: Services
  /** UTC milliseconds. Nothing in the core asks the clock itself. */
  now: number
}

export interface WriteContext {
  db: WriteDb
  now: number
  actor: string
  newId: Store['newId']
  newUid: () => string
  /** ISO 3166-1 alpha-2, for phone numbers without a country code. */
  defaultCountry: () => string
  /** Says what the change is about, for its line in the list of changes. */
  about: (subject: Subject) => void
}

const t = initTRPC.context<CallContext>().create({
  errorFormatter: ({ shape, error }) => ({ ...shape, data: { ...shape.data, stack: undefined, failure: asFailure(error) } }),
})

export const router = t.router
export const createCaller = t.createCallerFactory

/** An expected failure as it crosses the boundary. */
export interface Failure {
  code: ErrorCode
  message: string
  field?: string
  details?: Readonly<Record<string, unknown>>
}

function asFailure(error: TRPCError): Failure {
  const { cause } = error
  if (cause instanceof AppError) return { code: cause.code, message: cause.message, ...(cause.field ? { field: cause.field } : {}), ...(cause.details ? { details: cause.details } : {}) }
  if (error.code === 'BAD_REQUEST') return { code: 'invalid', message: 'What was sent is not acceptable.', details: { issues: (cause as { issues?: unknown } | undefined)?.issues ?? String(cause ?? '') } }
  if (error.code === 'NOT_FOUND') return { code: 'notFound', message: error.message }
  return { code: 'internal', message: 'Something went wrong inside Touchbase. Nothing was changed.' }
}

/** Ours are passed on as data; anything else is a fault of the program and is logged with its stack. */
const base = t.procedure.use(async ({ next, path, ctx }) => {
  const result = await next()
  if (result.ok || result.error.code === 'BAD_REQUEST') return result
  const { cause } = result.error
  if (cause instanceof AppError) throw new TRPCError({ code: trpcCode[cause.code] ?? 'INTERNAL_SERVER_ERROR', message: cause.message, cause })
  ctx.services.log(`${path}: ${cause?.stack ?? result.error.stack}`)
  return result
})

const trpcCode: Partial<Record<ErrorCode, TRPCError['code']>> = {
  invalid: 'UNPROCESSABLE_CONTENT', notFound: 'NOT_FOUND', conflict: 'CONFLICT', forbidden: 'FORBIDDEN', cancelled: 'CLIENT_CLOSED_REQUEST', busy: 'PRECONDITION_FAILED',
}

/** Asks something. The handle it is given cannot write. */
export function read<I extends z.ZodType, O>(input: I, fn: (ctx: ReadContext, input: z.output<I>) => O) {
  return base.input(input).query(({ ctx: { services }, input }) => fn({ db: services.store.read, services, now: services.now() }, input as z.output<I>))
}

/** Asks something that takes a while: the answer comes later, and others are answered meanwhile. */
export function readLater<I extends z.ZodType, O>(input: I, fn: (ctx: ReadContext, input: z.output<I>, signal: AbortSignal | undefined) => Promise<O>) {
  return base.input(input).query(async ({ ctx: { services }, input, signal }): Promise<O> => await fn({ db: services.store.read, services, now: services.now() }, input as z.output<I>, signal))
}

/** Changes something: one transaction, one change set, announced after its commit. `action` names it in the list of changes. */
export function write<I extends z.ZodType, O>(action: string, input: I, fn: (ctx: WriteContext, input: z.output<I>) => O) {
  return base.input(input).mutation(({ ctx: { services, actor }, input }) => changeOnce(services, actor, action, (ctx) => fn(ctx, input as z.output<I>)))
}

/** One change set around `work`. Gives what it gives. */
export function changeOnce<O>(services: Services, actor: string, action: string, work: (ctx: WriteContext) => O): O {
  const subject: Subject = {}
  const now = services.now()
  const { result } = services.store.change({ at: now, actor, action, subject }, (db) => {
    const value = work(writeContext(services, db, actor, now, subject))
    if (Object.keys(subject).length > 0) db.exec('UPDATE changeSet SET subject = ? WHERE id = (SELECT changeSetId FROM temp.recording)', JSON.stringify(subject))
    return value
  })
  if (!services.jobs.isRunning('index') && services.derived.isLeftBehind()) services.jobs.start('index', actor, (ctx) => catchUp(ctx, services))
  return result
}

/** Brings search up to date after a write that was too large to do it by itself, and lets open screens look again. */
export async function catchUp(ctx: JobContext, services: Services): Promise<void> {
  let done = 0
  for await (const count of services.derived.bringUpToDate()) {
    done += count
    ctx.report({ phase: 'indexing', done })
    await ctx.pause()
  }
  services.lists.forget()
  services.emit({ type: 'change', tables: ['contact'] })
}

export function writeContext(services: Services, db: WriteDb, actor: string, now: number, subject: Subject = {}): WriteContext {
  return {
    db, now, actor, newId: (table) => services.store.newId(table), newUid: services.newUid, defaultCountry: () => services.settings.country(),
    about: (more) => void Object.assign(subject, more),
  }
}

/** Sets something that is no part of the user's data and has no undo: a setting, a view, a job's fate. */
export function control<I extends z.ZodType, O>(input: I, fn: (services: Services, input: z.output<I>, actor: string) => O) {
  return base.input(input).mutation(({ ctx: { services, actor }, input }) => fn(services, input as z.output<I>, actor))
}

/** Starts long work and gives its job's id at once; progress and end come as events. */
export function job<I extends z.ZodType, O>(kind: string, input: I, fn: (ctx: JobContext, services: Services, input: z.output<I>) => Promise<O>) {
  return base.input(input).mutation(({ ctx: { services, actor }, input }) => ({ jobId: services.jobs.start(kind, actor, (ctx) => fn(ctx, services, input as z.output<I>)) }))
}

/** A stream of events to one window. */
export function stream<I extends z.ZodType, O>(input: I, fn: (services: Services, signal: AbortSignal) => AsyncGenerator<O>) {
  return base.input(input).subscription(({ ctx: { services }, signal }) => fn(services, signal ?? new AbortController().signal))
}
