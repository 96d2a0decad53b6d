import type { ComponentType } from 'react'

/**
 * What floats above every screen and opens by a command of its own: the import, the export, printing. Each keeps for
 * itself whether it is open, and draws nothing while it is not. A feature adds one line.
 */
export const panels: readonly ComponentType[] = []
