import { queryOptions } from '@tanstack/react-query'
import type { ImportPreview, Reading } from '#shared/imports.ts'
import { failureOf, isOffline } from '../client/failures.ts'
import { client } from '../client/trpc.ts'

/** What a file turned out to be when read so. The same file read the same way is asked for once. */
export function previewOptions({ uploadId, name }: { uploadId: string; name: string }, reading: Reading) {
  return queryOptions({
    queryKey: ['import preview', uploadId, reading],
    queryFn: async (): Promise<ImportPreview> => await client.imports.preview.mutate({ uploadId, name, reading }),
    retry: (count, error) => isOffline(error) && count < 20,
    gcTime: 600_000,
  })
}

/** Whether the core has forgotten the file that was sent: it was started anew, and what waited in its work folder is gone. */
export const isForgotten = (error: unknown) => failureOf(error).code === 'notFound'
