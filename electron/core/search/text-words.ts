import { hasCjk } from '#shared/names.ts'
import { foldedWords } from './fold.ts'

/** Long texts as the small indexes beside that of contacts have them (history, documents), and as these are asked. */

/** So much of one text is looked at, in characters. */
const most = 400_000
const longestLine = 10_000

/** Adds the words of a text, line by line, for words do not go on across them; a line without an end is cut where a word ends. */
export function addWords(words: Set<string>, text: string): void {
  const lines = text.slice(0, most).split(/[\r\n]+/).flatMap((line) => (line.length > longestLine ? (line.match(/[^]{1,10000}(?:\s|$)|[^]{1,10000}/gu) ?? []) : [line]))
  for (const line of lines) for (const word of foldedWords(line)) words.add(word)
}

/**
 * What was typed as FTS5 asks for all of its words, Latin ones by their beginnings; null where it has none. Nothing typed can be
 * syntax, for words are of letters and digits alone, and quoted.
 */
export function wordsExpression(typed: string): string | null {
  const parts = new Set<string>()
  for (const token of typed.split(/\s+/)) {
    const words = foldedWords(token)
    const pairs = words.filter((word) => hasCjk(word) && [...word].length > 1)
    for (const word of words) {
      // A character that stands in a pair is found with it.
      if (!hasCjk(word) || [...word].length > 1 || !pairs.some((pair) => pair.includes(word))) parts.add(hasCjk(word) ? `"${word}"` : `"${word}"*`)
    }
  }
  return parts.size === 0 ? null : [...parts].slice(0, 50).join(' AND ')
}
