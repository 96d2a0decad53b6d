import { useLingui } from '@lingui/react/macro'
import type { ComponentProps } from 'react'
import { languages, type Language } from '#shared/command-list.ts'
import type { LabelledList } from '#shared/contacts.ts'
import { invert } from '../changes/invert.ts'
import { client } from '../client/trpc.ts'
import { showFailure } from '../client/shown-failure.ts'
import { labelText } from '../contacts/words.ts'
import { ExportDialog } from '../exports/ExportDialog.tsx'
import { ImportScreen } from '../imports/ImportScreen.tsx'
import { QuickLine } from '../quick-add/QuickLine.tsx'
import { PrintDialog } from '../reports/PrintDialog.tsx'
import { StartScreen } from '../start/StartScreen.tsx'
import { choose, languageNames } from './i18n.ts'
import { useWorkingSet } from './working-set.ts'

/** Features with what they need of other features, which they do not know (STYLE, "Direction"). */
export const ExportPanel = () => <ExportDialog set={useWorkingSet()} />
export const PrintPanel = () => <PrintDialog set={useWorkingSet()} languageNames={languageNames} />

/** The line at the head of the tasks is the one of quick add. */
export function TaskLine(line: Pick<ComponentProps<typeof QuickLine>, 'input' | 'usual' | 'onLeave'>) {
  const { t } = useLingui()
  return <QuickLine {...line} isInline label={t`New task`} placeholder={t`New task: what, with whom, when`} />
}

export function ImportPlace() {
  const { t } = useLingui()
  return <ImportScreen onUndo={undoById} labelWords={(list, label) => labelText(t, list as LabelledList, label)} />
}

export function StartPlace() {
  const { i18n } = useLingui()
  return <StartScreen language={i18n.locale as Language} languages={languages.map((value) => ({ value, label: languageNames[value] }))} onLanguage={choose} />
}

/** Takes one change set back, asking first where later changes stand in the way. */
async function undoById(id: number): Promise<void> {
  try {
    const sets = await client.changes.list.query({ limit: 1_000 })
    const set = sets.find((other) => other.id === id)
    if (set) await invert('undo', set)
  } catch (error) {
    showFailure(error)
  }
}
