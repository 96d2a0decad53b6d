import { useLingui } from '@lingui/react/macro'
import type { Split } from '#shared/import-map.ts'

/** What the marks between parts are called, by the mark. */
export interface MapWords {
  marks: readonly (readonly [mark: string, word: string])[]
  whole: string
  every: string
  parts: readonly (readonly [key: string, word: string])[]
}

/** Words for taking cells apart and putting them together. */
export function useMapWords(): MapWords {
  const { t } = useLingui()
  return {
    marks: [[' ', t`a space`], [',', t`a comma`], [';', t`a semicolon`], ['/', t`a slash`], ['|', t`a bar`], ['\n', t`a line break`], [' ::: ', t`three colons`], ['-', t`a hyphen`], ['、', t`an ideographic comma`]],
    whole: t`the whole cell`,
    every: t`every part by itself`,
    parts: [['0', t`the first part`], ['1', t`the second part`], ['2', t`the third part`], ['3', t`the fourth part`], ['-1', t`the last part`], ['1+', t`all behind the first part`], ['2+', t`all behind the second part`]],
  }
}

/** The key of `parts` a split has; '*' where it takes every part. */
export function partKey({ part, isRest }: Split): string {
  return part === undefined ? '*' : `${part}${isRest ? '+' : ''}`
}

/** The split a key of `parts` stands for. */
export function splitOf(key: string, by: string): Split {
  if (key === '*') return { by }
  return { by, part: Number.parseInt(key, 10), ...(key.endsWith('+') ? { isRest: true } : {}) }
}

/** A split in a few words. */
export function splitText({ parts, every, marks }: MapWords, split: Split): string {
  const key = partKey(split)
  const part = key === '*' ? every : (parts.find(([known]) => known === key)?.[1] ?? key)
  return `${part} (${marks.find(([mark]) => mark === split.by)?.[1] ?? split.by})`
}
