import type { ReactNode } from 'react'

/** What a file with nothing in it shows in place of the list; null for the plain sentence. */
export const startScreen: ReactNode = null
