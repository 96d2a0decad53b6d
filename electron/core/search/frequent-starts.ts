import type { ReadDb } from '../db/query.ts'
import { readEntries } from './contact-texts.ts'
import { startSign } from './fold.ts'

/**
 * FTS5 answers the beginning of a word at once where it is at most three letters long (the index's `prefix`). A longer one
 * makes it join the lists of all words with that beginning first, which takes milliseconds where they stand at ten
 * thousand contacts ("example" in every e-mail). So beginnings that are that frequent are words of the index themselves.
 * Which they are is guessed from a sample when an index is made, and kept beside it in `typeAheadStart`.
 */
const shortest = 4
const longest = 20
/** Below this share of the contacts, and below this number of them, joining is quick enough. */
const leastShare = 0.01
const leastCount = 10_000
/** The sample: so many stretches of so many ids. */
const stretches = 40
const stretchLength = 100

/** The beginnings that some percent of the contacts have; none in a small file. */
export function frequentStarts(db: ReadDb): Set<string> {
  const starts = new Set<string>()
  const last = db.value<number>('SELECT max(id) FROM contact') ?? 0
  if (last < leastCount) return starts
  const counts = new Map<string, number>()
  let sampled = 0
  for (let at = 0; at < stretches; at++) {
    const first = 1 + Math.floor((last * at) / stretches)
    for (const { words } of readEntries(db, first, first + stretchLength - 1)) {
      sampled += 1
      const mine = new Set(words.split(' ').flatMap((word) => [...startsOf(word)]))
      for (const start of mine) counts.set(start, (counts.get(start) ?? 0) + 1)
    }
  }
  const least = sampled * Math.max(leastShare, leastCount / last)
  for (const [start, count] of counts) if (count >= least) starts.add(start)
  return starts
}

/** Words with the frequent ones of their beginnings behind them. */
export function addStarts(words: string, starts: ReadonlySet<string>): string {
  if (starts.size === 0) return words
  const found = new Set<string>()
  for (const word of words.split(' ')) {
    for (const start of startsOf(word)) {
      // Whoever has a longer beginning has the shorter ones too, so the first that is rare ends the search.
      if (!starts.has(start)) break
      found.add(start)
    }
  }
  let all = words
  for (const start of found) all += ` ${start}${startSign}`
  return all
}

function* startsOf(word: string): Generator<string> {
  // The first letter of a word of the second kind lies beyond the basic plane: two units for one sign.
  const more = (word.codePointAt(0) ?? 0) > 0xffff ? 1 : 0
  for (let length = shortest + more; length <= Math.min(word.length, longest); length++) yield word.slice(0, length)
}
