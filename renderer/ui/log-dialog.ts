import { create } from 'zustand'
import { builtInTypes } from '#shared/activity-types.ts'

/** What the dialog that logs begins with: the people (contact ids), the type, and since when a call has been running (UTC milliseconds); or the entry to be edited. */
export interface LogRequest {
  people: readonly number[]
  typeId?: number
  startedAt?: number
  /** The number that was called, as it was typed. */
  phone?: string
  entryId?: number
}

/** Whether the dialog that logs is open, and about whom. Cards, Today and lists open it from here and need not know who draws it (renderer/history). */
export const useLogDialog = create<{ request: LogRequest | null }>(() => ({ request: null }))

export const openLog = (request: LogRequest): void => useLogDialog.setState({ request })
export const closeLog = (): void => useLogDialog.setState({ request: null })

/** Begins to log a call that is being made, with its clock. Closed without words, nothing of it is kept. */
export const logCall = (people: readonly number[], phone: string): void => openLog({ people, typeId: builtInTypes.call, startedAt: Date.now(), phone })
