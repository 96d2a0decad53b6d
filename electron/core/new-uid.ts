import { randomBytes } from 'node:crypto'

/** Random bytes drawn ahead: the system is asked once for many. */
const ahead = 16 * 256
let pool = Buffer.alloc(0)
let used = 0

/**
 * A new UUID whose first 48 bits are the time (version 7, RFC 9562, section 5.7): those made one after another stand side by
 * side in an index, so that an import does not write to all its pages over and over.
 */
export function newUid(now: number): string {
  if (used + 10 > pool.length) {
    pool = randomBytes(ahead)
    used = 0
  }
  const hex = pool.toString('hex', used, used + 10)
  used += 10
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0')
  const variant = (8 + (Number.parseInt(hex[3] ?? '0', 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
