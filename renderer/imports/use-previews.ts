import { useQueries } from '@tanstack/react-query'
import type { ImportPreview } from '#shared/imports.ts'
import type { ImportFile } from './import-state.ts'
import { previewOptions } from './preview-query.ts'
import { readingWithoutMap } from './reading.ts'

export type Previews = ReadonlyMap<number, { preview: ImportPreview | null; error: unknown; retry: () => void }>

/** What every file that has arrived turned out to be, read as chosen but for its columns; by the files' keys. */
export function usePreviews(files: readonly ImportFile[]): Previews {
  const arrived = files.flatMap((file) => (file.uploadId === null ? [] : [{ ...file, uploadId: file.uploadId }]))
  const answers = useQueries({ queries: arrived.map((file) => previewOptions(file, readingWithoutMap(file.choices))) })
  return new Map(arrived.map(({ key }, at) => [key, { preview: answers[at]?.data ?? null, error: answers[at]?.error ?? null, retry: () => void answers[at]?.refetch() }]))
}
