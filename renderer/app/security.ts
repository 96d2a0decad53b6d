import { setNonce } from 'get-nonce'
import { z } from 'zod'

/**
 * The page runs under a strict content policy (TOOLCHAIN 10.4): styles made at run time carry this document's nonce,
 * zod compiles nothing, and text becomes markup for no one.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

interface TrustedTypes {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string; createScriptURL?: (text: string) => string }) => unknown
}

// Runs as it is imported, before any other module of the program: zod tries to compile when it first parses.
secure()

function secure(): void {
  takeCodeOutOfAddress()
  z.config({ jitless: true })
  setNonce(nonce)
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    // Style sheets are text without a tag; anything with one is refused.
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Text with markup in it is refused.')
      return text
    },
  })
}

/** The web shell's code has done its work; it has no place in the address, in the history or in a link. */
function takeCodeOutOfAddress(): void {
  if (location.search.includes('code=')) history.replaceState(null, '', `${location.pathname}${location.hash}`)
}
