import { Redo2, Undo2 } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { invertNext } from './invert.ts'

// They always apply: what there is to take back only the core knows. What this window last heard of it is old right after
// a change and nothing at the start, and a key pressed then would be lost.
export const changeCommands: readonly Command[] = [
  { id: 'edit.undo', icon: Undo2, run: () => void invertNext('undo') },
  { id: 'edit.redo', icon: Redo2, run: () => void invertNext('redo') },
]
