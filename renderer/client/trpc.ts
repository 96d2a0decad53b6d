import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../electron/core/router.ts'
import { isOffline } from './failures.ts'
import { noteWrites } from './pending-writes.ts'

/** What every procedure answers, as it arrives here. */
export type Outputs = inferRouterOutputs<AppRouter>
export type Job = Outputs['jobs']['get']
export type CoreEvent = Outputs['events']['watch'] extends AsyncIterable<infer Event> ? Event : never

const url = '/api/trpc'

/**
 * What is read stays true until the core says that it changed (events.ts), so nothing grows stale by itself.
 * While the core is being restarted, questions are asked again until they are answered.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity, gcTime: 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always',
      retry: (count, error) => isOffline(error) && count < 60,
      retryDelay: (count) => Math.min(200 * (count + 1), 1_000),
    },
    mutations: { networkMode: 'always' },
  },
})

/** The core. Windows of lists go one by one, so that a page that was scrolled past can be given up by itself. */
export const client = createTRPCClient<AppRouter>({
  links: [
    noteWrites,
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: httpSubscriptionLink({ url }),
      false: splitLink({ condition: (op) => op.path === 'contacts.list', true: httpLink({ url }), false: httpBatchLink({ url }) }),
    }),
  ],
})

/** Query options for every procedure: `useQuery(trpc.contacts.get.queryOptions({ id }))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
