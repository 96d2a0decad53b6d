import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../../electron/core/router.ts'

/** Writes of this window that are on their way to the core. */
const pending = new Set<Promise<void>>()

/** Comes when every write that is on its way now has been answered, well or not: an undo must not overtake the change it is meant for. */
export async function writesSettled(): Promise<void> {
  await Promise.all(pending)
}

/** Notes writes while they are under way. */
export const noteWrites: TRPCLink<AppRouter> = () => ({ next, op }) => observable((observer) => {
  if (op.type !== 'mutation') return next(op).subscribe(observer)
  const { promise, resolve } = Promise.withResolvers<void>()
  pending.add(promise)
  const end = () => {
    pending.delete(promise)
    resolve()
  }
  const subscription = next(op).subscribe({
    next: (value) => observer.next(value),
    error: (error) => {
      end()
      observer.error(error)
    },
    complete: () => {
      end()
      observer.complete()
    },
  })
  return () => {
    end()
    subscription.unsubscribe()
  }
})
