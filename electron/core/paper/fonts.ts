import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Two weights of three families cover Latin, Greek, Cyrillic, Vietnamese, Chinese and kana; Typst takes the rest from the system. */
const families = [
  { package: 'noto-sans', file: 'NotoSans' },
  { package: 'noto-sans-sc', file: 'NotoSansSC' },
  { package: 'noto-sans-tc', file: 'NotoSansTC' },
] as const
const weights = ['400Regular', '600SemiBold'] as const

/**
 * The font files that reports are set in.
 * In: `root`, the folder of the resources or the one above it. The packaged app has the files flat in its `fonts`;
 * in development they lie in node_modules. Out: absolute paths, existing files only; an empty list when nothing is there,
 * with which reports are still set, in whatever fonts the system has.
 */
export function fontFiles(root: string): string[] {
  const packages = (above: string) => join(above, 'node_modules', '@expo-google-fonts')
  return families.flatMap((family) => weights.flatMap((weight) => {
    const name = `${family.file}_${weight}.ttf`
    const places = [
      join(root, 'fonts', name),
      join(root, 'resources', 'fonts', name),
      join(packages(root), family.package, weight, name),
      join(packages(join(root, '..')), family.package, weight, name),
    ]
    return places.filter((place) => existsSync(place)).slice(0, 1)
  }))
}
