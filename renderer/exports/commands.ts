import { FileDown } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { openExport } from './export-state.ts'

export const exportCommands: readonly Command[] = [
  { id: 'contacts.export', icon: FileDown, run: openExport },
]
