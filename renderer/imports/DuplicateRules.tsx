import { useLingui } from '@lingui/react/macro'
import { duplicateRules, type DuplicateRule } from '#shared/imports.ts'
import { RadioList } from '../ui/RadioList.tsx'
import { setDuplicates, useImport } from './import-state.ts'

/** What happens to somebody who is in the file and here already. */
export function DuplicateRules() {
  const { t } = useLingui()
  const { duplicates } = useImport()
  const words: Record<DuplicateRule, readonly [string, string]> = {
    update: [t`Bring them up to date`, t`What the file knows is added or replaces the old; nothing else of the contact is touched.`],
    skip: [t`Leave them as they are`, t`Only people who are not here yet come in.`],
    add: [t`Add them again`, t`Everybody comes in as a new contact, even if that makes two of the same.`],
  }
  return <RadioList legend={t`Contacts that are here already`} value={duplicates} onChange={setDuplicates} options={duplicateRules.map((rule) => ({ value: rule, title: words[rule][0], words: words[rule][1] }))} />
}
