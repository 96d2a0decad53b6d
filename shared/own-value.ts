/** What a table holds for a word from outside; undefined also for "constructor" and the other words that every object has. */
export function ownValue<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}
