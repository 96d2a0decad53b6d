import { create } from 'zustand'

/** What is being written on the screen of tags: a new name, or that of a tag or a group; and which tag is to go into another. */
type Writing = { kind: 'newTag'; groupId: number | null } | { kind: 'newGroup' } | { kind: 'tag' | 'group'; id: number }

interface TagState {
  writing: Writing | null
  merging: number | null
}

export const useTagState = create<TagState>(() => ({ writing: null, merging: null }))
export const write = (writing: Writing | null) => useTagState.setState({ writing })
export const askMerge = (merging: number | null) => useTagState.setState({ merging })
