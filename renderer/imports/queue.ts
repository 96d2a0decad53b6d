import { failureOf, type Failure } from '../client/failures.ts'
import { queryClient } from '../client/trpc.ts'
import { beginAnew, changeFile, newFile, openedFile, useImport, type ImportFile, type Trouble } from './import-state.ts'
import { previewOptions } from './preview-query.ts'
import { noChoices, readingWithoutMap } from './reading.ts'
import { upload } from '../client/upload.ts'
import type { Taken } from './take-files.ts'

/** The most files of one import (electron/core/imports/imports.ts). */
export const mostFiles = 1_000

/** Takes files into the import and sends them, one after another. A finished import makes room; a running one is not disturbed. */
export function addFiles({ files, leftOut }: Taken): void {
  const { run } = useImport.getState()
  if (run && !run.outcome) return
  if (run) beginAnew()
  const known = new Set(useImport.getState().files.map(({ name, file }) => `${name} ${file.size} ${file.lastModified}`))
  const added = files.filter(({ name, file }) => !known.has(`${name} ${file.size} ${file.lastModified}`)).map(({ file, name }) => newFile(file, name))
  useImport.setState((state) => {
    const all = [...state.files, ...added]
    return { files: all.slice(0, mostFiles), leftOut: state.leftOut + leftOut + Math.max(all.length - mostFiles, 0), selected: state.selected ?? all[0]?.key ?? null }
  })
  void work()
}

/** Takes files into the import that were opened with Touchbase and wait in the core already. */
export function addOpened(opened: readonly { uploadId: string; name: string }[]): void {
  const { run } = useImport.getState()
  if (run?.outcome) beginAnew()
  const added = opened.map(({ name, uploadId }) => openedFile(name, uploadId))
  useImport.setState(({ files, selected }) => ({ files: [...files, ...added].slice(0, mostFiles), selected: selected ?? added[0]?.key ?? null }))
}

/** Sends a file once more after a failure, or because the core has forgotten it. */
export function sendAgain(key: number): void {
  changeFile(key, { state: 'waiting', sent: 0, uploadId: null, trouble: null })
  void work()
}

let isWorking = false
/** One file at a time: they would only share the same road. */
async function work(): Promise<void> {
  if (isWorking) return
  isWorking = true
  try {
    for (let next = nextFile(); next; next = nextFile()) await send(next)
  } finally {
    isWorking = false
  }
}

const nextFile = () => useImport.getState().files.find((file) => file.state === 'waiting' && file.trouble === null)

async function send({ key, file, name }: ImportFile): Promise<void> {
  changeFile(key, { state: 'sending' })
  try {
    const uploadId = await upload(file, (sent) => changeFile(key, { sent }))
    changeFile(key, { state: 'sent', sent: file.size, uploadId })
    // Asked for here, so that the list can say of every file what it is. A failure is the answer, shown by whoever asks again.
    await queryClient.prefetchQuery(previewOptions({ uploadId, name }, readingWithoutMap(noChoices)))
  } catch (error) {
    changeFile(key, { state: 'failed', trouble: troubleOf(failureOf(error)) })
  }
}

/** Of a sent file only its size can be unacceptable; that it did not get there has reasons of its own. */
function troubleOf(failure: Failure): Trouble {
  if (failure.code === 'offline') return { kind: 'notSent' }
  return failure.code === 'invalid' ? { kind: 'tooLarge' } : { kind: 'failure', failure }
}
