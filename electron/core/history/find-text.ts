import { hasCjk } from '#shared/names.ts'
import type { ReadDb } from '../db/query.ts'
import { fold, wordsExpression } from '../search/search.ts'
import { foundTexts } from './entry-text.ts'

/**
 * What was typed to find in history. The index (dayText) says which entries have all the words; it keeps no positions, so
 * what it finds is looked at once more in the text itself.
 */
export class TextQuery {
  readonly #terms: readonly string[]
  /** For the index; null where there is nothing in it to ask for: then every text is looked at. */
  readonly expression: string | null

  constructor(typed: string) {
    this.#terms = termsOf(typed)
    this.expression = wordsExpression(typed)
  }

  /** Whether all that was typed stands in a text: Latin words by their beginnings, Chinese anywhere. */
  isIn(text: string): boolean {
    const folded = fold(text)
    const joined = hasCjk(folded) ? folded.replace(/[ \u00b7\u30fb]/g, '') : folded
    return this.#terms.every((term) => (hasCjk(term) ? joined.includes(term) : startsWord(folded, term)))
  }

  /** Which of these entries it is in, in their order. */
  among(db: ReadDb, ids: readonly number[]): number[] {
    const texts = foundTexts(db, ids)
    return ids.filter((id) => {
      const found = texts.get(id)
      return found !== undefined && (this.isIn(found.text) || (found.hasFiles && this.expression !== null && this.#isIndexed(db, id)))
    })
  }

  /** The entries that have all the words, or null where they are more than `most`. */
  indexed(db: ReadDb, most: number): Set<number> | null {
    if (this.expression === null) return null
    const ids = db.column<number>('SELECT rowid FROM dayText WHERE dayText MATCH ? LIMIT ?', this.expression, most + 1)
    return ids.length > most ? null : new Set(ids)
  }

  /** The texts of files are kept in the index alone. */
  #isIndexed(db: ReadDb, id: number): boolean {
    // Beside MATCH, FTS5 of SQLite 3.54 takes no notice of `rowid = ?`.
    return db.row('SELECT 1 FROM dayText WHERE dayText MATCH ? AND rowid BETWEEN ? AND ?', this.expression ?? '', id, id) !== undefined
  }
}

/** Null where nothing was typed. */
export function textQuery(typed: string): TextQuery | null {
  return typed.trim() === '' ? null : new TextQuery(typed)
}

const cjkRun = /[\u2e80-\u2fdf\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+/gu
const wordRun = /[\p{L}\p{N}\p{M}]+/gu

function termsOf(typed: string): string[] {
  const folded = fold(typed)
  const cjk = folded.match(cjkRun) ?? []
  const words = folded.replace(cjkRun, ' ').match(wordRun) ?? []
  // Signs alone (a euro, a smile) are looked for as they stand.
  return cjk.length + words.length > 0 ? [...new Set([...cjk, ...words])].slice(0, 50) : [folded.trim()]
}

const isWordSign = /[\p{L}\p{N}\p{M}]/u

function startsWord(folded: string, term: string): boolean {
  const isWord = isWordSign.test(term)
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    const before = at === 0 ? '' : folded.charAt(at - 1)
    if (!isWord || before === '' || !isWordSign.test(before) || hasCjk(before)) return true
  }
  return false
}
