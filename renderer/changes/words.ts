import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useDayChangeText } from './day-words.ts'
import type { ChangeSet } from './invert.ts'

/** What a change set did, in words: "Edited Ewa Nowak", "Moved 120 contacts to the trash". An action not known here is named as it is. */
export function useChangeText(): (set: Pick<ChangeSet, 'action' | 'subject'>) => string {
  const { t } = useLingui()
  const day = useDayChangeText()
  return ({ action, subject }) => {
    const count = subject.count ?? 0
    const name = subject.name ?? subject.file ?? ''
    const many = t`${plural(count, { one: '# contact', other: '# contacts' })}`
    const merged = subject.file ?? ''
    const whom = subject.name ?? (count > 0 ? many : (subject.file ?? ''))
    switch (action) {
      case 'contacts.create': return t`Added ${whom}`
      case 'contacts.update': return t`Edited ${whom}`
      case 'contacts.remove': return t`Moved ${whom} to the trash`
      case 'contacts.restore': return t`Put ${whom} back from the trash`
      case 'contacts.merge': return t`Merged ${whom}`
      case 'contacts.verify': return t`Looked through ${whom}`
      case 'relations.add': return t`Related ${whom}`
      case 'relations.decline': return t`Declined a relation of ${whom}`
      case 'relations.types': return t`Changed the kind of relation “${name}”`
      case 'documents.add': return t`Added documents to ${whom}`
      case 'documents.remove': return t`Removed a document of ${whom}`
      case 'documents.rename': return t`Renamed a document of ${whom}`
      case 'documents.order': return t`Ordered the documents of ${whom}`
      case 'contacts.addTags': return t`Gave ${many} the tag ${name}`
      case 'contacts.removeTags': return t`Took the tag ${name} from ${many}`
      case 'contacts.setField': return t`Set a field of ${many}`
      case 'contacts.clearField': return t`Cleared a field of ${many}`
      case 'contacts.replaceText': return t`Replaced text in ${many}`
      case 'contacts.favourite': return t`Made favourites of ${whom}`
      case 'contacts.unfavourite': return t`Took ${whom} off the favourites`
      case 'contacts.unverify': return t`Took back the verification of ${whom}`
      case 'contacts.purge': return t`Deleted ${whom} for good`
      case 'tags.create': return t`Added the tag ${name}`
      case 'tags.update': return t`Changed the tag ${name}`
      case 'tags.merge': return t`Merged the tag ${merged} into ${name}`
      case 'tags.remove': return t`Removed the tag ${name}`
      case 'tags.createGroup': return t`Added the group of tags ${name}`
      case 'tags.renameGroup': return t`Renamed a group of tags to ${name}`
      case 'tags.removeGroup': return t`Removed the group of tags ${name}`
      case 'tags.orderGroups': return t`Ordered the groups of tags`
      case 'reminders.snooze': return t`Put off ${plural(count, { one: '# reminder', other: '# reminders' })}`
      case 'reminders.dismiss': return t`Dismissed ${plural(count, { one: '# reminder', other: '# reminders' })}`
      case 'imports.run': return subject.files !== undefined ? t`Imported ${plural(subject.files, { one: '# file', other: '# files' })}` : subject.file ? t`Imported ${name}` : t`Imported ${whom}`
      case 'demo': case 'demo.fill': return t`Added the sample contacts`
      default: return day({ action, subject }) ?? (whom ? `${action}: ${whom}` : action)
    }
  }
}
