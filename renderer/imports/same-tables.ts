import { queryClient } from '../client/trpc.ts'
import { choose, useImport, type ImportFile } from './import-state.ts'
import { previewOptions } from './preview-query.ts'
import { readingWithoutMap } from './reading.ts'

/** The other files whose tables have the very headers of this one: exports of one program, month by month. */
export function sameTables(file: ImportFile, headers: readonly string[]): ImportFile[] {
  const wanted = JSON.stringify(headers)
  return useImport.getState().files.filter((other) => {
    if (other.key === file.key || other.uploadId === null) return false
    const preview = queryClient.getQueryData(previewOptions({ uploadId: other.uploadId, name: other.name }, readingWithoutMap(other.choices)).queryKey)
    return preview !== undefined && preview.headers.length > 0 && JSON.stringify(preview.headers) === wanted
  })
}

/** Their columns go where those of this file go; how their bytes are read stays their own. */
export function mapAlike(file: ImportFile, others: readonly ImportFile[]): void {
  const { columns, constants, dateOrder, kept } = file.choices
  for (const { key } of others) {
    choose(key, ({ constants: _constants, dateOrder: _dateOrder, kept: _kept, ...own }) => ({ ...own, columns, ...(constants ? { constants } : {}), ...(dateOrder ? { dateOrder } : {}), ...(kept ? { kept } : {}) }))
  }
}
