import { hash } from 'node:crypto'

/** Names what an entry says, in 22 signs (132 bits of SHA-256). */
export function hashOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}
