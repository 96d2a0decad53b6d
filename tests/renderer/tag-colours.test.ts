import { expect, test } from 'vitest'
import { tagColours } from '#shared/tags.ts'
import { tagShades } from '../../renderer/ui/tag-colours.ts'

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
/** Relative luminance, WCAG 2.2. */
const luminance = (rgb: readonly number[]) => {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}
/** A tint of a colour over a ground, as `color-mix` with transparent makes it. */
const over = (colour: readonly number[], ground: readonly number[], part: number) => colour.map((value, at) => value * part + (ground[at] ?? 0) * (1 - part))

const themes = [{ theme: 'light', ground: channels('#ffffff'), text: channels('#1d2127') }, { theme: 'dark', ground: channels('#1b1e23'), text: channels('#e3e6ea') }] as const

for (const { theme, ground, text } of themes) {
  test(`every colour of a tag can be told and its name read in the ${theme} theme`, () => {
    for (const [name, shades] of Object.entries(tagShades)) {
      const shade = channels(shades[theme])
      expect(contrast(shade, ground), name).toBeGreaterThanOrEqual(4.5)
      expect(contrast(shade, over(shade, ground, 0.13)), name).toBeGreaterThanOrEqual(4.5)
      // A chip under the pointer is tinted more.
      expect(contrast(text, over(shade, ground, 0.24)), name).toBeGreaterThanOrEqual(4.5)
    }
  })
}

test('no two colours look the same', () => {
  for (const theme of ['light', 'dark'] as const) expect(new Set(tagColours.map((colour) => tagShades[colour][theme])).size).toBe(tagColours.length)
})
