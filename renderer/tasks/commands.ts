import { ListPlus } from 'lucide-react'
import { create } from 'zustand'
import type { Command } from '../ui/command.ts'

/** The line that adds a task, while the tasks are shown. */
export const useTaskLine = create<{ input: HTMLInputElement | null }>(() => ({ input: null }))

export const taskCommands: readonly Command[] = [
  { id: 'tasks.new', icon: ListPlus, when: () => useTaskLine.getState().input !== null, run: () => useTaskLine.getState().input?.focus() },
]
