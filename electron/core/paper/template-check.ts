import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The compiler keeps templates inside their folder, but would fetch a package from the network for `#import "@preview/…"`.
 * Touchbase fetches nothing that the user did not set up, so a template may import only files that lie beside it, and
 * may not make code out of text (`eval`, also reached through `std`), which would get around this rule.
 * Comments count too: the check does not parse, so that it cannot be wrong about what is a comment.
 */
export function refuseUnsafeTemplates(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.typ'))) {
    const reason = unsafePart(readFileSync(join(folder, name), 'utf8'))
    if (reason) throw new Error(`${name}: ${reason}`)
  }
}

/** What a template may not say, or null. */
export function unsafePart(source: string): string | null {
  for (const match of source.matchAll(/\b(?:import|include)\b(?<rest>[^\n]{0,200})/gu)) {
    if (!/^\s*"[\w-]+\.typ"/u.test(match.groups?.rest ?? '')) return `"${match[0].trim()}" is not the import of a file of this folder.`
  }
  const word = /\b(?:eval|std)\b/u.exec(source)
  return word ? `"${word[0]}" may not be used in a template.` : null
}
