import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { client, queryClient, trpc } from './trpc.ts'

type Json = z.infer<ReturnType<typeof z.json>>

/**
 * A setting, read through a schema: whatever an older or newer program left there that does not fit counts as not set.
 * `schema` must stay the same object between renders.
 */
export function useSetting<T>(key: string, schema: z.ZodType<T>, fallback: T): T {
  const { data } = useQuery(trpc.settings.all.queryOptions())
  return parsed(data?.[key], schema, fallback)
}

/** The same outside components; what is known at this moment. */
export function settingNow<T>(key: string, schema: z.ZodType<T>, fallback: T): T {
  return parsed(queryClient.getQueryData(trpc.settings.all.queryKey())?.[key], schema, fallback)
}

/** Sets it: at once on this screen, then in the file. */
export function setSetting(key: string, value: Json): void {
  queryClient.setQueryData(trpc.settings.all.queryKey(), (all: Record<string, unknown> | undefined) => ({ ...all, [key]: value }))
  client.settings.set.mutate({ key, value }).catch(() => {}) // A view that could not be remembered is not worth an interruption.
}

function parsed<T>(value: unknown, schema: z.ZodType<T>, fallback: T): T {
  if (value === undefined || value === null) return fallback
  const result = schema.safeParse(value)
  return result.success ? result.data : fallback
}
