import type { DirectoryData } from '#shared/reports.ts'
import type { DirectoryOptions } from '../../electron/core/paper/directory.ts'
import { draftDirectory, type DirectoryRow } from '../../electron/core/paper/paper.ts'

/** The data of a directory of these contacts, gathered at once. */
export function directoryData(rows: readonly DirectoryRow[], options: DirectoryOptions): DirectoryData {
  const draft = draftDirectory(options)
  draft.add(rows)
  return draft.data()
}
