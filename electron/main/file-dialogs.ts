import { dialog } from 'electron'
import type { AppError } from '#shared/errors.ts'
import type { Language } from '#shared/command-list.ts'
import type { Owner } from '../core/db/lock.ts'
import { importedTypes } from './documents.ts'
import { say, sayFailure, type Word } from './words.ts'

/** The file to open that the user chose, or null. */
export async function askForFile(language: Language, folder: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ defaultPath: folder, properties: ['openFile'], filters: [{ name: say(language, 'touchbaseFiles'), extensions: ['touchbase'] }, { name: say(language, 'allFiles'), extensions: ['*'] }] })
  return filePaths[0] ?? null
}

/** Where the user wants a new file, or null. One that exists is opened, never overwritten. */
export async function askForNewFile(language: Language, folder: string): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog({ defaultPath: folder, properties: ['createDirectory'], filters: [{ name: say(language, 'touchbaseFiles'), extensions: ['touchbase'] }] })
  if (!filePath) return null
  return filePath.endsWith('.touchbase') ? filePath : `${filePath}.touchbase`
}

export async function askForImports(language: Language): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'], filters: [{ name: say(language, 'contactFiles'), extensions: [...importedTypes] }, { name: say(language, 'allFiles'), extensions: ['*'] }] })
  return filePaths
}

export type Choice = 'again' | 'openFile' | 'newFile' | 'inBrowser' | 'quit'

/**
 * Says why a file did not open and asks what to do. With another file open (`isOpen`) there is nothing to ask.
 * A file that a web shell holds can be looked at there.
 */
export async function askAfterFailure(language: Language, file: string, error: AppError, isOpen: boolean): Promise<Choice | null> {
  const owner = error.details?.['owner'] as Owner | null | undefined
  const choices: Choice[] = isOpen ? [] : ['openFile', 'newFile', 'again', 'quit']
  if (error.code === 'busy' && owner?.address) choices.unshift('inBrowser')
  const buttons = [...choices.map((choice) => say(language, choice satisfies Word)), ...(isOpen ? ['OK'] : [])]
  const { response } = await dialog.showMessageBox({
    type: 'error', title: 'Touchbase', message: say(language, 'cannotOpen'), detail: `${file}\n\n${sayFailure(language, error.code, error.message)}`,
    buttons, defaultId: 0, cancelId: buttons.length - 1, noLink: true,
  })
  return choices[response] ?? null
}
