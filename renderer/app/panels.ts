import type { ComponentType } from 'react'
import { ActivityPanels } from '../activities/ActivityPanels.tsx'
import { DropHint } from '../imports/DropHint.tsx'
import { BulkDialog } from '../contacts/list/BulkDialog.tsx'
import { QuickAddPanel } from '../quick-add/QuickAddPanel.tsx'
import { ReminderPanel } from '../reminders/ReminderPanel.tsx'
import { ExportPanel, PrintPanel } from './feature-panels.tsx'
import { LogPanel } from './LogPanel.tsx'

/**
 * What floats above every screen and opens by a command of its own: the import, the export, printing. Each keeps for
 * itself whether it is open, and draws nothing while it is not. A feature adds one line.
 */
export const panels: readonly ComponentType[] = [DropHint, ExportPanel, PrintPanel, BulkDialog, ReminderPanel, QuickAddPanel, ActivityPanels, LogPanel]
