import { create } from 'zustand'
import type { Writing } from '#shared/exports.ts'
import type { Lookup } from '#shared/lookup.ts'
import { makeFile, type FileMaking } from '../client/file-job.ts'
import { client } from '../client/trpc.ts'
import { saveFile } from '../ui/save-file.ts'

/** The export dialog, and the file that is being made, whether or not the dialog is open. */
export const useExport = create<{ isOpen: boolean; making: FileMaking }>(() => ({ isOpen: false, making: { state: 'idle' } }))

export const openExport = () => useExport.setState(({ making }) => ({ isOpen: true, making: making.state === 'running' ? making : { state: 'idle' } }))
export const closeExport = () => useExport.setState({ isOpen: false })
export const beginAgain = () => useExport.setState({ making: { state: 'idle' } })

/** Writes activities as iCalendar: those with the contacts of a lookup, or all where that is null. */
export async function exportActivities(name: string, timeZone: string, lookup: () => Promise<Lookup | null>): Promise<void> {
  const result = await makeFile(async () => {
    const wanted = await lookup()
    return client.exports.startActivities.mutate({ name, timeZone, ...(wanted ? { lookup: wanted } : {}) })
  }, (making) => useExport.setState({ making }))
  if (result?.download) saveFile(result.download, result.name)
}

/** Writes the contacts of a lookup to a file called `name` and hands it to the user as soon as it is whole. */
export async function exportContacts(writing: Writing, name: string, lookup: () => Promise<Lookup>): Promise<void> {
  const result = await makeFile(async () => client.exports.start.mutate({ ...writing, name, lookup: await lookup() }), (making) => useExport.setState({ making }))
  if (result?.download) saveFile(result.download, result.name)
}
