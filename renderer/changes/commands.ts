import { Redo2, Undo2 } from 'lucide-react'
import { hasPendingWrites } from '../client/pending-writes.ts'
import { queryClient, trpc } from '../client/trpc.ts'
import type { Command } from '../ui/command.ts'
import { invertNext } from './invert.ts'

const next = () => queryClient.getQueryData(trpc.changes.next.queryKey())

export const changeCommands: readonly Command[] = [
  { id: 'edit.undo', icon: Undo2, when: () => next()?.undo != null || hasPendingWrites(), run: () => void invertNext('undo') },
  { id: 'edit.redo', icon: Redo2, when: () => next()?.redo != null || hasPendingWrites(), run: () => void invertNext('redo') },
]
