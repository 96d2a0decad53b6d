import { create } from 'zustand'
import { largestDocument, type AddedDocuments } from '#shared/documents.ts'
import { jobEnded } from '../../client/events.ts'
import { FailedJob, failureOf } from '../../client/failures.ts'
import { client } from '../../client/trpc.ts'
import { upload } from '../../client/upload.ts'

/** Files on their way to a contact, and those that could not be taken. One after another, whichever card they were dropped on. */
interface Sending {
  contactId: number
  name: string
  /** Share that has gone, from 0 to 1. */
  share: number
}
interface SendState {
  waiting: { contactId: number; file: File }[]
  now: Sending | null
  refused: { contactId: number; file: string; message: string }[]
}

export const useSending = create<SendState>(() => ({ waiting: [], now: null, refused: [] }))

export const putRefusedAway = (contactId: number) => useSending.setState(({ refused }) => ({ refused: refused.filter((problem) => problem.contactId !== contactId) }))

const refuse = (contactId: number, file: string, message: string) => useSending.setState(({ refused }) => ({ refused: [...refused, { contactId, file, message }] }))

/** Adds files to a contact's documents. `tooLarge` is said of files above the limit, which are not even sent. */
export function addDocuments(contactId: number, files: readonly File[], tooLarge: string): void {
  for (const file of files) {
    if (file.size > largestDocument) refuse(contactId, file.name, tooLarge)
    else useSending.setState(({ waiting }) => ({ waiting: [...waiting, { contactId, file }] }))
  }
  void work()
}

let isWorking = false

async function work(): Promise<void> {
  if (isWorking) return
  isWorking = true
  for (let next; (next = useSending.getState().waiting[0]) !== undefined;) {
    const { contactId, file } = next
    useSending.setState(({ waiting }) => ({ waiting: waiting.slice(1), now: { contactId, name: file.name, share: 0 } }))
    try {
      for (const problem of await send(contactId, file)) refuse(contactId, problem.file, problem.message)
    } catch (error) {
      refuse(contactId, file.name, failureOf(error).message)
    }
  }
  useSending.setState({ now: null })
  isWorking = false
}

async function send(contactId: number, file: File): Promise<AddedDocuments['problems']> {
  const tell = (share: number) => useSending.setState({ now: { contactId, name: file.name, share } })
  const uploadId = await upload(file, (sent) => tell(Math.min(sent / Math.max(file.size, 1), 1)))
  const { jobId } = await client.documents.add.mutate({ contactId, files: [{ uploadId, name: file.name }] })
  const job = await jobEnded(jobId)
  if (job.failure) throw new FailedJob(job.failure)
  return (job.result as AddedDocuments).problems
}
