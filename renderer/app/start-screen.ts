import { createElement, type ReactNode } from 'react'
import { StartPlace } from './feature-panels.tsx'

/** What a file with nothing in it shows in place of the list; null for the plain sentence. */
export const startScreen: ReactNode = createElement(StartPlace)
