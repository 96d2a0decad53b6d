/** Most of a text that is shown beside its entry, in bytes; the rest is not fetched. */
const mostText = 60_000

/** The beginning of a kept text (UTF-8). `isCut` where it goes on. */
export async function readStart(address: string, signal: AbortSignal): Promise<{ text: string; isCut: boolean }> {
  const response = await fetch(address, { signal })
  if (!response.ok || !response.body) throw new Error(`The file could not be fetched (${response.status}).`)
  const reader = response.body.getReader()
  // Cut within a letter, the decoder keeps its first bytes to itself.
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { text: text + decoder.decode(), isCut: false }
    const part = value.subarray(0, mostText - bytes)
    bytes += value.length
    text += decoder.decode(part, { stream: true })
    if (bytes <= mostText) continue
    await reader.cancel()
    return { text, isCut: true }
  }
}
