/** What the splitting of names (split-name.ts, split-cjk.ts, name-order.ts) has in common. */
export interface SplitName {
  prefix: string | null
  givenName: string | null
  middleName: string | null
  familyName: string | null
  suffix: string | null
  nickname: string | null
  /** Only where the name cannot be split without harm: couples, one word in quotes, names of unknown shape. */
  fullName: string | null
  /** True where the family name comes first though the letters are Latin (Vietnamese, Hungarian); null leaves it to the script. */
  familyNameFirst: boolean | null
}

export const nothing: SplitName = { prefix: null, givenName: null, middleName: null, familyName: null, suffix: null, nickname: null, fullName: null, familyNameFirst: null }

/** A word as the lists write it: small, without dots and, in Latin letters, without accents. */
export const bare = (word: string) => word.normalize('NFKD').replaceAll(/[\u0300-\u036f.,'’/-]/g, '').normalize('NFC').toLowerCase()

/** Whether a list knows a word, with its accents or without. */
export const isIn = (list: ReadonlySet<string>, word: string) => list.has(word.toLowerCase()) || list.has(bare(word))

export const isInitial = (word: string) => /^(?:\p{Lu}\p{M}?\.?-?){1,3}$|^\p{L}\.$/u.test(word) && word.replaceAll(/[^\p{L}]/gu, '').length < 2

export function takeWhile(words: readonly string[], isWanted: (word: string) => boolean): string[] {
  const end = words.findIndex((word) => !isWanted(word))
  return words.slice(0, end < 0 ? words.length : end)
}

export function join(words: readonly string[]): string | null {
  return words.join(' ') || null
}
