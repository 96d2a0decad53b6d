import { createHash } from 'node:crypto'

/** Names what an entry says, in 22 signs (132 bits of SHA-256). */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
