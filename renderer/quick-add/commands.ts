import { Plus } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { openQuickAdd } from './quick-add-state.ts'

export const quickAddCommands: readonly Command[] = [
  { id: 'quickAdd.open', icon: Plus, run: () => openQuickAdd() },
]
