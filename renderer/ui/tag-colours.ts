import type { TagColour } from '#shared/tags.ts'

/**
 * What the colours of tags look like. Each stands out from the ground of its theme, and from the tint of itself that a
 * chip has, by at least 4.5 : 1 (WCAG 2.2, 1.4.3 and 1.4.11); the name beside it is in the colour of all text.
 */
export const tagShades: Readonly<Record<TagColour | 'none', { light: string; dark: string }>> = {
  red: { light: '#b3302e', dark: '#f59c95' },
  orange: { light: '#a2500f', dark: '#efae6e' },
  amber: { light: '#7d6206', dark: '#e0c35a' },
  green: { light: '#29743a', dark: '#86cf97' },
  teal: { light: '#0d6f72', dark: '#70cccd' },
  blue: { light: '#1d5fcc', dark: '#7fb2ff' },
  indigo: { light: '#4b4fc9', dark: '#a7abff' },
  violet: { light: '#7a41bf', dark: '#cba6f4' },
  pink: { light: '#b32a77', dark: '#f39cc8' },
  brown: { light: '#7a5238', dark: '#d3b095' },
  none: { light: '#5c6470', dark: '#a0a8b4' },
}

/** The colour as CSS has it, for both themes. */
export function shadeOf(colour: TagColour | null | undefined): string {
  const { light, dark } = tagShades[colour ?? 'none']
  return `light-dark(${light}, ${dark})`
}
