import { Archive, ShieldCheck } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { backUp } from './backup-job.ts'

export const backupCommands: readonly Command[] = [
  { id: 'backups.start', icon: Archive, run: ({ go }) => {
    go('/backups')
    void backUp()
  } },
  { id: 'go.backups', icon: ShieldCheck, run: ({ go }) => go('/backups') },
]
