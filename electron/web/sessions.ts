import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long the code in an opened address holds, in milliseconds. */
const codeLife = 60_000
/** Wrong codes answered within a minute before the others are only told to wait. */
const freeGuesses = 20
const mostCodes = 50
const mostSessions = 200

export type Redeemed = 'opened' | 'wrong' | 'tooMany'

/**
 * Who may talk to the web shell: one-time codes, and the sessions that they become. Everything lives in memory and ends
 * with the process. Only digests are kept, and compared in constant time.
 */
export class Sessions {
  readonly #now: () => number
  #codes: { digest: Buffer; until: number }[] = []
  #sessions: Buffer[] = []
  #guesses: number[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  /** A code of 256 bits, good once and for a minute. */
  newCode(): string {
    const code = newToken()
    this.#codes = [...this.#codes, { digest: digest(code), until: this.#now() + codeLife }].slice(-mostCodes)
    return code
  }

  /** Uses a code up. A right one is taken however many wrong ones came before: guessing must not lock the user out. */
  redeem(code: string): Redeemed {
    const now = this.#now()
    const wanted = digest(code)
    const before = this.#codes.length
    this.#codes = this.#codes.filter(({ until }) => until > now)
    const left = this.#codes.filter((known) => !timingSafeEqual(known.digest, wanted))
    const isRight = left.length < this.#codes.length
    this.#codes = left
    if (isRight) return 'opened'
    // A code that has run out is no guess.
    if (before > left.length) return 'wrong'
    this.#guesses = [...this.#guesses.filter((at) => at > now - 60_000), now].slice(-freeGuesses - 1)
    return this.#guesses.length > freeGuesses ? 'tooMany' : 'wrong'
  }

  /** A new session's token. */
  open(): string {
    const token = newToken()
    this.#sessions = [...this.#sessions, digest(token)].slice(-mostSessions)
    return token
  }

  /** Whether one of the cookies of this name is a session's. There can be several: other ports of this computer may set cookies, too. */
  isOpen(cookies: string | undefined, name: string): boolean {
    const tokens = (cookies ?? '').split(';').map((cookie) => cookie.trim()).filter((cookie) => cookie.startsWith(`${name}=`)).map((cookie) => cookie.slice(name.length + 1))
    return tokens.slice(0, 10).map(digest).some((wanted) => this.#sessions.filter((known) => timingSafeEqual(known, wanted)).length > 0)
  }
}

/** Carries the port, because a browser gives the cookies of 127.0.0.1 to every port of it. */
export const cookieName = (port: number): string => `touchbase-${port}`

export const cookieLine = (port: number, token: string): string => `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`

export const newToken = (): string => randomBytes(32).toString('base64url')

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
