// A second start of the same user asks the running shell for a fresh address. Its secret stands in the owner's note beside
// the file, which only this user can read, and never travels: both sides show that they know it.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Owner } from '../core/db/lock.ts'

/** How old a request may be, in milliseconds; both clocks are the same. */
const mostAge = 30_000

const requestShape = z.object({ nonce: z.string().max(100), at: z.number(), proof: z.string().max(200) })
const answerShape = z.object({ address: z.string().max(300), proof: z.string().max(200) })

/** Bound to the server's address, so that a stranger who answers there cannot use the proof elsewhere. */
const askProof = (secret: string, server: string, nonce: string, at: number) => sign(secret, `ask ${server} ${nonce} ${at}`)
const answerProof = (secret: string, nonce: string, address: string) => sign(secret, `answer ${nonce} ${address}`)

/** The running side: gives the answer for a body that was sent, or null if it does not come from the same user. */
export class SecondStarts {
  readonly #secret: string
  readonly #used = new Map<string, number>()

  constructor(secret: string) {
    this.#secret = secret
  }

  answer(body: unknown, server: string, now: number, newAddress: () => string): { address: string; proof: string } | null {
    const { data } = requestShape.safeParse(body)
    if (!data || Math.abs(now - data.at) > mostAge || this.#used.has(data.nonce)) return null
    if (!isSame(data.proof, askProof(this.#secret, server, data.nonce, data.at))) return null
    for (const [nonce, at] of this.#used) if (at < now - 2 * mostAge) this.#used.delete(nonce)
    this.#used.set(data.nonce, now)
    const address = newAddress()
    return { address, proof: answerProof(this.#secret, data.nonce, address) }
  }
}

/** The asking side: a fresh address of the shell that has the file open, or null if none answers that can prove itself. */
export async function askRunningShell(owner: Owner, now: number): Promise<string | null> {
  const { address: server, secret } = owner
  if (!server || !secret || !/^http:\/\/127\.0\.0\.1:\d+$/.test(server)) return null
  const nonce = randomUUID()
  try {
    const body = JSON.stringify({ nonce, at: now, proof: askProof(secret, server, nonce, now) })
    const response = await fetch(`${server}/second-start`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, redirect: 'error', signal: AbortSignal.timeout(3_000) })
    const { data } = answerShape.safeParse(response.ok ? await response.json() : null)
    return data && data.address.startsWith(`${server}/?code=`) && isSame(data.proof, answerProof(secret, nonce, data.address)) ? data.address : null
  } catch {
    return null // Nobody there, or nobody of ours: the caller says so.
  }
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
