import { create } from 'zustand'
import type { Lookup } from '#shared/lookup.ts'
import type { PaperSize, ReportLanguage } from '#shared/reports.ts'
import { makeFile, type FileMaking } from '../client/file-job.ts'
import { client } from '../client/trpc.ts'
import { isInBrowser } from '../ui/key-text.ts'
import { printSubject, type PrintSubject } from '../ui/print-subject.ts'
import { saveFile } from '../ui/save-file.ts'
import { properLanguages } from '../ui/system-languages.ts'

/** The print dialog, and the paper that is being set, whether or not the dialog is open. */
export const usePrint = create<{ isOpen: boolean; subject: PrintSubject; making: FileMaking }>(() => ({ isOpen: false, subject: { name: 'directory' }, making: { state: 'idle' } }))

/** Opens the dialog for what the screen in front shows, or for what is given; where paper is being set, for that. */
export const openPrint = (subject: PrintSubject = printSubject()) => usePrint.setState(({ making }) => (making.state === 'running' ? { isOpen: true } : { isOpen: true, subject, making: { state: 'idle' } }))
export const closePrint = () => usePrint.setState({ isOpen: false })
export const beginAgain = () => usePrint.setState({ making: { state: 'idle' } })

export interface Paper {
  paper: PaperSize
  language: ReportLanguage
  title: string
}

/** Sets a report as PDF; `lookup` gives the contacts of a directory. The desktop shell saves it at once; a browser shows it in a tab of its own. */
export async function printReport(subject: PrintSubject, { paper, language, title }: Paper, lookup: () => Promise<Lookup>): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const result = await makeFile(
    async () => client.reports.start.mutate({ ...subject, ...(subject.name === 'directory' ? { lookup: await lookup() } : {}), timeZone, paper, language, ...(title.trim() ? { title: title.trim() } : {}) }),
    (making) => usePrint.setState({ making }),
  )
  if (!result?.download) return
  if (!isInBrowser) saveFile(result.download, result.name)
  // Only while the click that asked for it still counts: a browser lets no page open a tab by itself. Otherwise the button does.
  else if (navigator.userActivation?.isActive) openPdf(result.download)
}

/** Opens the PDF in a tab of its own, where the browser's reader prints and saves it. */
export const openPdf = (url: string) => void window.open(url, '_blank', 'noopener')

/** Where paper is Letter: North America and those who follow it (CLDR, paperSize US-Letter). Everywhere else it is A4. */
const letterRegions = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

export function usualPaper(language: string = properLanguages()[0] ?? 'en'): PaperSize {
  const { region } = new Intl.Locale(language).maximize()
  // Of "en" alone nobody knows where it is read.
  return new Intl.Locale(language).region !== undefined && region !== undefined && letterRegions.has(region) ? 'letter' : 'a4'
}
