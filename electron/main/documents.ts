import { extname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a start of the program was asked to open. Absolute paths. */
export interface Asked {
  /** A Touchbase file to work with; at most one, the last named. */
  file: string | null
  /** Files to import. */
  imports: string[]
}

export const importedTypes = ['vcf', 'vcard', 'csv', 'tsv', 'txt'] as const

/**
 * Reads a command line. Electron puts itself, its switches and, in development, the program's folder in front; Chromium adds
 * switches of its own, and a second start hands its own over with its folder. Words that are no known file are passed over.
 */
export function readArguments(args: readonly string[], folder: string): Asked {
  const asked: Asked = { file: null, imports: [] }
  const words = args.slice(1)
  for (const [index, word] of words.entries()) {
    const named = word.startsWith('--file=') ? word.slice('--file='.length) : words[index - 1] === '--file' ? word : null
    if (named) asked.file = toPath(named, folder)
    else if (!word.startsWith('-')) take(asked, toPath(word, folder))
  }
  return asked
}

/** Sorts one file that the system wants opened into what is asked. */
export function take(asked: Asked, path: string): void {
  const type = extname(path).slice(1).toLowerCase()
  if (type === 'touchbase') asked.file = path
  else if ((importedTypes as readonly string[]).includes(type)) asked.imports.push(path)
}

/** Linux hands files over as addresses at times. */
function toPath(word: string, folder: string): string {
  if (word.startsWith('file://')) return URL.canParse(word) ? fileURLToPath(word) : word
  return isAbsolute(word) ? word : resolve(folder, word)
}
