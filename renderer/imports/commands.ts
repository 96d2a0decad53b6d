import { FileUp } from 'lucide-react'
import type { Command } from '../ui/command.ts'

export const importCommands: readonly Command[] = [
  { id: 'contacts.import', icon: FileUp, run: ({ go }) => go('/import') },
]
