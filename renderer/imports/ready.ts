import { queryClient } from '../client/trpc.ts'
import { useImport, type ImportFile } from './import-state.ts'
import { previewOptions } from './preview-query.ts'
import { isMapTouched, readingOf, readingWithoutMap } from './reading.ts'
import type { FileToImport } from './run.ts'
import type { Previews } from './use-previews.ts'

export interface Ready {
  ready: readonly ImportFile[]
  /** How many cannot be imported. */
  bad: number
  isReading: boolean
}

/** Which of the files can be imported now. */
export function readyOf(files: readonly ImportFile[], previews: Previews): Ready {
  const ready = files.filter(({ key, trouble }) => trouble === null && previews.get(key)?.preview)
  const bad = files.filter(({ key, trouble }) => trouble !== null || previews.get(key)?.error != null).length
  return { ready, bad, isReading: ready.length + bad < files.length }
}

/** The files with the very readings that are shown: what the core found out is handed back to it, so that it need not guess again. */
export async function readingsOf(ready: readonly ImportFile[]): Promise<FileToImport[]> {
  const sent: FileToImport[] = []
  const keys = new Set(ready.map(({ key }) => key))
  // As they are now: a field that was left by the very key that starts the import has just been taken.
  for (const { uploadId, name, choices } of useImport.getState().files.filter(({ key }) => keys.has(key))) {
    if (uploadId === null) continue
    const base = await queryClient.fetchQuery(previewOptions({ uploadId, name }, readingWithoutMap(choices)))
    const preview = isMapTouched(choices) && base.map ? await queryClient.fetchQuery(previewOptions({ uploadId, name }, readingOf(choices, base.map))) : base
    sent.push({ uploadId, name, reading: preview.reading })
  }
  return sent
}
