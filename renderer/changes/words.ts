import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ChangeSet } from './invert.ts'

/** What a change set did, in words: "Edited Ewa Nowak", "Moved 120 contacts to the trash". An action not known here is named as it is. */
export function useChangeText(): (set: Pick<ChangeSet, 'action' | 'subject'>) => string {
  const { t } = useLingui()
  return ({ action, subject }) => {
    const count = subject.count ?? 0
    const name = subject.name ?? subject.file ?? ''
    const whom = subject.name ?? (count > 0 ? t`${plural(count, { one: '# contact', other: '# contacts' })}` : (subject.file ?? ''))
    switch (action) {
      case 'contacts.create': return t`Added ${whom}`
      case 'contacts.update': return t`Edited ${whom}`
      case 'contacts.remove': return t`Moved ${whom} to the trash`
      case 'contacts.restore': return t`Put ${whom} back from the trash`
      case 'contacts.merge': return t`Merged ${whom}`
      case 'imports.run': return subject.file ? t`Imported ${name}` : t`Imported ${whom}`
      case 'demo': case 'demo.fill': return t`Added the sample contacts`
      default: return whom ? `${action}: ${whom}` : action
    }
  }
}
