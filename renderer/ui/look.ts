import { z } from 'zod'
import { useSetting } from '../client/settings.ts'
import { accentNames, type Accent } from './accents.ts'

/** How everything looks, as the file says; until it is read, as it was last seen in this window's storage. */
export const themeSchema = z.enum(['auto', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>
export const accentSchema = z.enum(accentNames)

const kept = z.object({ theme: themeSchema, accent: accentSchema })
const key = 'touchbase.look'

function lastSeen(): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    return { theme: 'auto', accent: 'blue' }
  }
}

export function useLook(): { theme: Theme; accent: Accent } {
  const before = lastSeen()
  const theme = useSetting('theme', themeSchema, before.theme)
  const accent = useSetting('accent', accentSchema, before.accent)
  localStorage.setItem(key, JSON.stringify({ theme, accent }))
  return { theme, accent }
}
