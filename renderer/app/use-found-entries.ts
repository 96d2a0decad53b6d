import { useQuery } from '@tanstack/react-query'
import { builtInTypes, writtenByItself } from '#shared/activity-types.ts'
import type { HistoryItem } from '#shared/history.ts'
import { hasCjk } from '#shared/names.ts'
import { trpc } from '../client/trpc.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'

/** So many are looked through, newest first; the best of them are shown. */
const looked = 12
const most = 4
const fromLog: readonly number[] = writtenByItself.map((key) => builtInTypes[key])

/**
 * The entries of the history that a typed text is in: those first that are about it, then the newest. They are asked for once
 * `isTime` says that the people are there, and only of what was written: what the log of changes tells is on its own screen.
 */
export function useFoundEntries(text: string, isTime: boolean): HistoryItem[] {
  const typeIds = useActivityTypes().flatMap(({ id }) => (fromLog.includes(id) ? [] : id))
  const isWord = text.length > 1 || hasCjk(text)
  const { data } = useQuery(trpc.history.timeline.queryOptions({ text, typeIds, limit: looked }, { enabled: isTime && isWord && typeIds.length > 0, gcTime: 5_000 }))
  const entries = (isWord ? data?.items : undefined)?.filter(({ id }) => id !== null) ?? []
  const isAbout = ({ regarding }: HistoryItem) => regarding.toLowerCase().includes(text.toLowerCase())
  return [...entries.filter(isAbout), ...entries.filter((entry) => !isAbout(entry))].slice(0, most)
}

/** Where the words stand in a text, with a little around them; its beginning where they stand apart. */
export function excerpt(details: string, text: string): string {
  const plain = details.replace(/[*_~`#>[\]]+|^\s*(?:[-+]|\d+[.)])\s+/gm, '').replace(/\s+/g, ' ').trim()
  const at = [text, ...text.split(/\s+/)].map((word) => plain.toLowerCase().indexOf(word.toLowerCase())).find((place) => place >= 0) ?? 0
  return at < 40 ? plain.slice(0, 120) : `…${plain.slice(at - 24, at + 96)}`
}
