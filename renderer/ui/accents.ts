import type { MantineColorsTuple } from '@mantine/core'

/**
 * The eight accents. `light` carries white text and stands as text on white, `dark` stands as text on the dark
 * background: each at a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3).
 */
export const accents = {
  blue: { light: '#1d5fcc', dark: '#7fb2ff' },
  indigo: { light: '#4b4fc9', dark: '#a7abff' },
  violet: { light: '#7a41bf', dark: '#cba6f4' },
  pink: { light: '#b32a77', dark: '#f39cc8' },
  red: { light: '#b53333', dark: '#f59c95' },
  orange: { light: '#a2500f', dark: '#efae6e' },
  green: { light: '#29743a', dark: '#86cf97' },
  teal: { light: '#0d6f72', dark: '#70cccd' },
} as const
export type Accent = keyof typeof accents
export const accentNames = Object.keys(accents) as [Accent, ...Accent[]]

/** Ten shades from a colour, the colour itself at 7, as Mantine wants them. */
export function rampOf(colour: string): MantineColorsTuple {
  const towards = (target: number, part: number) => mix(colour, target, part)
  return [towards(255, 0.94), towards(255, 0.87), towards(255, 0.74), towards(255, 0.58), towards(255, 0.42), towards(255, 0.26), towards(255, 0.12), colour, towards(0, 0.16), towards(0, 0.32)]
}

function mix(colour: string, target: number, part: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return `#${channels.map((value) => Math.round(value + (target - value) * part).toString(16).padStart(2, '0')).join('')}`
}
