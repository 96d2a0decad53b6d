import type { ComponentType } from 'react'
import { create } from 'zustand'
import type { NoteEditorProps } from './NoteEditor.tsx'

/** The editor of notes once it is there. It is a quarter of a megabyte and is fetched when it is first wanted, or when nothing else is to be done. */
export const useNoteEditor = create<{ Editor: ComponentType<NoteEditorProps> | null }>(() => ({ Editor: null }))

let loading: Promise<void> | null = null

/** Fetches the editor; once is enough. Where it cannot be fetched, notes are written in a plain box, and the next one tries again. */
export function loadNoteEditor(): void {
  loading ??= import('./NoteEditor.tsx').then(
    ({ NoteEditor }) => useNoteEditor.setState({ Editor: NoteEditor }),
    () => { loading = null },
  )
}
