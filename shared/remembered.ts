/**
 * A function of a text that remembers its answers, and begins anew after so many of them: for what the rows of a file ask
 * over and over. Its answers are shared, so they must not be changed.
 */
export function remembered<T>(most: number, find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const found = find(text)
    if (known.size >= most) known.clear()
    known.set(text, found)
    return found
  }
}
