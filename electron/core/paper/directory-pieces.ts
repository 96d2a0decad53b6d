import type { DirectoryData, DirectoryEntry, Report } from '#shared/reports.ts'
import type { PdfPart } from './join-pdf.ts'
import type { SetPaper } from './paper-worker.ts'

/** An entry, and the letter it is the first of. */
type Entry = DirectoryEntry & { letter: string | null }
/** The first and the last name that begin on a page; null where an entry only goes on. */
type Names = readonly [string, string] | null

/** Set at once: some 130 pages, with which the compiler takes about 150 megabytes. More would save a few starts of threads only. */
const entriesAtOnce = 2600

/**
 * Sets a directory of any length: pieces of whole pages, each from where the one before ended, and at the end the frame
 * around all pages, which has to know them. In: a report whose data are a directory's, and what sets one report in a thread
 * of its own, so that the memory of a piece ends with it; `onProgress` is told the number of entries set after each piece.
 * Out: the PDF. The pages are the same as if all had been set at once.
 */
export async function setDirectory(report: Report, set: (report: Report, parts?: PdfPart[]) => Promise<SetPaper>, onProgress?: (done: number) => void, atOnce = entriesAtOnce): Promise<Uint8Array<ArrayBuffer>> {
  const { groups, ...words } = report.data as DirectoryData
  const all = groups.flatMap(({ letter, entries }) => entries.map((entry, index): Entry => ({ ...entry, letter: index === 0 ? letter : null })))
  const parts: PdfPart[] = []
  const pages: Names[] = []
  let done = 0
  let wanted = atOnce
  do {
    const entries = all.slice(done, done + wanted)
    const piece = await set({ ...report, data: { ...words, isFirst: done === 0, entries } })
    const pageOf = piece.said as number[]
    const whole = done + entries.length === all.length ? { entries: entries.length, pages: piece.pages - 1 } : wholePages(entries, pageOf)
    // One entry that fills all these pages: with more of them, its end comes into sight.
    wanted = whole.pages === 0 ? wanted * 2 : atOnce
    if (whole.pages === 0) continue
    parts.push({ bytes: piece.pdf, pages: whole.pages })
    pages.push(...namesOf(entries, pageOf, whole.pages))
    done += whole.entries
    onProgress?.(done)
  } while (done < all.length)
  return (await set({ ...report, template: 'directory-frame', data: { ...words, pages } }, parts)).pdf
}

/** The pages before the last one, less those whose last entry goes on over the page; and how many entries they hold. */
function wholePages(entries: readonly Entry[], pageOf: readonly number[]): { entries: number; pages: number } {
  let page = pageOf.at(-1) ?? 1
  let first = pageOf.indexOf(page)
  while (first > 0 && entries[first - 1]?.isLong) {
    page = pageOf[first - 1] ?? 1
    first = pageOf.indexOf(page)
  }
  return { entries: first, pages: first > 0 ? page - 1 : 0 }
}

function namesOf(entries: readonly Entry[], pageOf: readonly number[], pages: number): Names[] {
  const names = new Map<number, Names>()
  for (const [index, page] of pageOf.entries()) {
    const name = entries[index]?.name ?? ''
    names.set(page, [names.get(page)?.[0] ?? name, name])
  }
  return Array.from({ length: pages }, (_, index) => names.get(index + 1) ?? null)
}
