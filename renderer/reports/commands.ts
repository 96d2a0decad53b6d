import { Printer } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { openPrint } from './print-state.ts'

export const reportCommands: readonly Command[] = [
  { id: 'reports.print', icon: Printer, run: () => openPrint() },
]
