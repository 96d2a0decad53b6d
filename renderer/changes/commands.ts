import { Redo2, Undo2 } from 'lucide-react'
import { queryClient, trpc } from '../client/trpc.ts'
import type { Command } from '../ui/command.ts'
import { invert } from './invert.ts'

const next = () => queryClient.getQueryData(trpc.changes.next.queryKey())

export const changeCommands: readonly Command[] = [
  { id: 'edit.undo', icon: Undo2, when: () => next()?.undo != null, run: () => {
    const set = next()?.undo
    if (set) void invert('undo', set)
  } },
  { id: 'edit.redo', icon: Redo2, when: () => next()?.redo != null, run: () => {
    const set = next()?.redo
    if (set) void invert('redo', set)
  } },
]
