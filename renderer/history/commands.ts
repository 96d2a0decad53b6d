import { NotebookPen } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { openLog } from '../ui/log-dialog.ts'
import { peopleMeant } from '../ui/people-meant.ts'

/** Logs about whoever the list or the card means. */
const log = async () => openLog({ people: (await peopleMeant()).flatMap(({ contactId }) => contactId ?? []) })

export const historyCommands: readonly Command[] = [
  { id: 'history.log', icon: NotebookPen, run: () => void log() },
]
