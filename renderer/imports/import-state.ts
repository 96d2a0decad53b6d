import { create } from 'zustand'
import { usualRules, type ImportRules, type RowUndone } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import type { Failure } from '../client/failures.ts'
import { noChoices, type Choices, type ColumnChoices } from './reading.ts'

/** Why a file cannot be imported, before the core has read any of it, or what went wrong on its way there. */
export type Trouble = { kind: 'empty' } | { kind: 'tooLarge' } | { kind: 'notSent' } | { kind: 'failure'; failure: Failure }

/** A file the user gave, on its way to the core. */
export interface ImportFile {
  readonly key: number
  readonly file: File
  /** Its name, with the folders below the one that was given. */
  readonly name: string
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed'
  /** Bytes that have gone out. */
  readonly sent: number
  readonly uploadId: string | null
  readonly trouble: Trouble | null
  readonly choices: Choices
}

/** What became of the import that was started. `cutOff`: the core ended in the middle of it, and takes it back by itself. */
export type Outcome =
  | { kind: 'done'; result: ImportResult }
  | { kind: 'cancelled' }
  | { kind: 'cutOff' }
  | { kind: 'failed'; failure: Failure }

export interface Run {
  readonly jobId: number | null
  readonly names: readonly string[]
  readonly outcome: Outcome | null
}

/** An import that was only tried. It holds for the files and rules it was made with (`of`), and for nothing else. */
export interface Trial extends Run {
  readonly of: string
}

interface ImportState {
  files: readonly ImportFile[]
  /** The file whose content is shown. */
  selected: number | null
  /** How many files of a folder were left out, since they are nothing to import or too many. */
  leftOut: number
  /** Which of the steps between choosing and importing is shown. */
  step: 'check' | 'duplicates'
  rules: ImportRules
  trial: Trial | null
  run: Run | null
  /** Rows of the finished import that were taken back one by one, by their contacts. */
  undone: ReadonlyMap<number, RowUndone>
}

const fresh: ImportState = { files: [], selected: null, leftOut: 0, step: 'check', rules: usualRules, trial: null, run: null, undone: new Map() }

/** The import as far as it has come. It outlives the screen: going elsewhere and back finds it as it was. */
export const useImport = create<ImportState>(() => fresh)

/** Forgets everything and begins anew. What is being imported goes on. */
export const beginAnew = () => useImport.setState(fresh, true)

export const select = (key: number) => useImport.setState({ selected: key })
export const goTo = (step: ImportState['step']) => useImport.setState({ step })
export const rowIsUndone = (contactId: number, done: RowUndone) => useImport.setState(({ undone }) => ({ undone: new Map(undone).set(contactId, done) }))
export const changeRules = (change: Partial<ImportRules>) => useImport.setState(({ rules }) => ({ rules: { ...rules, ...change } }))

/** Names exactly what an import would be made of: a trial of anything else does not count. */
export const materialOf = ({ files, rules }: Pick<ImportState, 'files' | 'rules'>) => JSON.stringify([files.map(({ uploadId, choices }) => [uploadId, choices]), rules])

export function changeFile(key: number, change: Partial<ImportFile>): void {
  useImport.setState(({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, ...change } : file)) }))
}

export function removeFile(key: number): void {
  useImport.setState(({ files, selected, step }) => {
    const at = files.findIndex((file) => file.key === key)
    const left = files.filter((file) => file.key !== key)
    return { files: left, step: left.length > 0 ? step : 'check', selected: selected === key ? (left[Math.min(at, left.length - 1)]?.key ?? null) : selected }
  })
}

/** Changes how one file is read. */
export function choose(key: number, change: (choices: Choices) => Choices): void {
  useImport.setState(({ files }) => ({ files: files.map((file) => (file.key === key ? { ...file, choices: change(file.choices) } : file)) }))
}

/** Changes where columns of one file go. */
export const chooseColumns = (key: number, columns: ColumnChoices) => choose(key, (choices) => ({ ...choices, columns: { ...choices.columns, ...columns } }))

let lastKey = 0
/** A file as it was given, not yet sent. */
export function newFile(file: File, name: string): ImportFile {
  return { key: ++lastKey, file, name, state: 'waiting', sent: 0, uploadId: null, trouble: troubleOf(file), choices: noChoices }
}

/** A file that waits in the core already: the desktop shell sends what is opened with Touchbase itself. */
export function openedFile(name: string, uploadId: string): ImportFile {
  return { key: ++lastKey, file: new File([], name), name, state: 'sent', sent: 0, uploadId, trouble: null, choices: noChoices }
}

/** Largest file taken, in bytes (electron/core/files/files.ts). */
const largest = 8 * 2 ** 30

function troubleOf(file: File): Trouble | null {
  if (file.size === 0) return { kind: 'empty' }
  return file.size > largest ? { kind: 'tooLarge' } : null
}
