import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Problem } from '#shared/errors.ts'
import type { ImportFormat } from '#shared/imports.ts'
import { isForeign } from './foreign-content.ts'
import type { Importer, SourceFile } from './importer.ts'
import { importers } from './importers.ts'
import { unreadable } from './file-bytes.ts'

/** The files meant by a list of files and folders, folders with all below them, in the order of their names. Links inside folders are not followed. */
export async function sourceFiles(paths: readonly string[]): Promise<{ files: SourceFile[]; problems: Problem[] }> {
  const files: SourceFile[] = []
  const problems: Problem[] = []
  for (const path of paths) {
    try {
      const status = await stat(path)
      if (status.isDirectory()) await addFolder(path, basename(path), files, problems)
      else if (status.isFile()) files.push({ path, name: basename(path) })
      // A pipe or a device may never end.
      else problems.push({ file: basename(path), line: 0, code: 'unreadableFile', message: 'This is neither a file nor a folder. It was left out.' })
    } catch (error) {
      problems.push(unreadable(basename(path), error))
    }
  }
  return { files, problems }
}

async function addFolder(folder: string, name: string, files: SourceFile[], problems: Problem[]): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    problems.push(unreadable(name, error))
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) await addFolder(join(folder, entry.name), `${name}/${entry.name}`, files, problems)
    else if (entry.isFile()) files.push({ path: join(folder, entry.name), name: `${name}/${entry.name}`, isInFolder: true })
  }
}

/** The importer for a file: the format asked for, else by content, else by the name's ending. Null for none, and for what is no text at all. */
export function importerFor(file: SourceFile, sample: Uint8Array, format?: ImportFormat): Importer | null {
  const ending = /\.([^./\\]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const byContent = importers.find((importer) => (format ? importer.format === format : !file.isInFolder || !importer.isByEndingInFolders || importer.endings.includes(ending)) && importer.recognises(sample))
  if (byContent) return byContent
  return isForeign(sample) ? null : (importers.find((importer) => (format ? importer.format === format : importer.endings.includes(ending))) ?? null)
}
