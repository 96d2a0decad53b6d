import { emptyContent, limits, type ContactContent } from '#shared/contacts.ts'
import { kindOf } from './attributes.ts'
import { partsOf } from './dn.ts'
import { EntryDraft } from './entry-draft.ts'
import type { LdifEntry, ReadLdif } from './entry.ts'
import { withOwnFields } from './own-fields.ts'

/**
 * Reads an entry as a contact. Never throws: what cannot be read is a problem, and is written back as it was. `encoding` is that of
 * base64 text that is no UTF-8.
 */
export function readEntry(entry: LdifEntry, encoding?: string): ReadLdif {
  const draft = new EntryDraft(entry, encoding)
  const nothing = { content: null, photo: null, members: null, unused: [], noteLines: '', problems: draft.problems }
  if (entry.change !== null && entry.change !== 'add') {
    draft.problem(entry.line, 'changeRecord', `This is a change to a directory (${entry.change.slice(0, 20)}) and no entry of one; it was left out.`)
    return nothing
  }
  if (entry.change === 'add') draft.problem(entry.line, 'changeRecord', 'This is a change to a directory that adds an entry; the entry was read.')
  for (const attribute of entry.attributes) draft.read(attribute)
  const kind = kindOf(draft.classes, draft.hasReach())
  if (kind === 'nobody') {
    draft.problem(entry.line, 'notAContact', `This entry (${draft.classes.join(', ').slice(0, 120)}) is neither a person nor a group; it was left out.`)
    return nothing
  }
  const content = withOwnFields(draft.content(kind === 'company'), draft.own)
  const noteLines = draft.noteLines(content.note)
  if (noteLines) content.note = draft.fit([content.note, noteLines].filter(Boolean).join('\n\n'), limits.longText)
  content.photo = draft.photo?.sha256 ?? null
  if (kind !== 'group' && isEmpty(content)) {
    draft.problem(entry.line, 'emptyCard', 'The entry has nothing in it and was left out.')
    return nothing
  }
  if (kind === 'group') content.fullName ??= content.givenName ?? partsOf(entry.dn)[0]?.value ?? null
  return { content, photo: draft.photo, members: kind === 'group' ? draft.members : null, unused: draft.unused, noteLines, problems: draft.problems }
}

function isEmpty(content: ContactContent): boolean {
  return JSON.stringify({ ...content, uid: '', kind: 'person' }) === JSON.stringify(emptyContent({ uid: '' }))
}
