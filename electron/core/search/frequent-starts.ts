/**
 * FTS5 answers the beginning of a word at once where it is at most three letters long (the index's `prefix`). A longer one
 * makes it join the lists of all words with that beginning first, which takes milliseconds where they stand at ten
 * thousand contacts ("example" in every e-mail). So beginnings that are that frequent are words of the index themselves.
 * Which they are is guessed from a sample when an index is made, and kept beside it in `typeAheadStart`.
 */
export const shortestStart = 4
const longest = 20
/** Below this share of the contacts, and below this number of them, joining is quick enough. */
const leastShare = 0.02
const leastCount = 20_000
/** The sample: so many stretches of so many ids. */
const stretches = 40
const stretchLength = 60

/** The beginnings that some percent of the contacts have; none in a small file. `last` is the highest id, `wordsOf` gives the words of each contact of a stretch. */
export function frequentStarts(last: number, wordsOf: (first: number, last: number) => string[]): Set<string> {
  const starts = new Set<string>()
  if (last < leastCount) return starts
  const counts = new Map<string, number>()
  let sampled = 0
  for (let at = 0; at < stretches; at++) {
    const first = 1 + Math.floor((last * at) / stretches)
    for (const words of wordsOf(first, first + stretchLength - 1)) {
      sampled += 1
      const mine = new Set(words.split(' ').flatMap((word) => [...startsOf(word)]))
      for (const start of mine) counts.set(start, (counts.get(start) ?? 0) + 1)
    }
  }
  const least = sampled * Math.max(leastShare, leastCount / last)
  for (const [start, count] of counts) if (count >= least) starts.add(start)
  return starts
}

function* startsOf(word: string): Generator<string> {
  for (let length = shortestOf(word); length <= Math.min(word.length, longest); length++) yield word.slice(0, length)
}

/** The beginnings of a word that are among the frequent ones. */
export function startsWithin(word: string, starts: ReadonlySet<string>): string[] {
  const found: string[] = []
  // Whoever has a longer beginning has the shorter ones too, so the first that is rare ends the search.
  for (const start of startsOf(word)) {
    if (!starts.has(start)) break
    found.push(start)
  }
  return found
}

/** The first letter of a word of the second kind lies beyond the basic plane: two units for one sign. */
const shortestOf = (word: string) => (word.charCodeAt(0) >= 0xd800 && word.charCodeAt(0) < 0xdc00 ? shortestStart + 1 : shortestStart)
