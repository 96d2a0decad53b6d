import { Plural, useLingui } from '@lingui/react/macro'
import { RadioList } from './RadioList.tsx'
import { scopes, type Scope, type WorkingSet } from './working-set.ts'

/** Asks whom it is about, each with how many that are. What does not differ from everybody is not asked. */
export function ScopeChoice({ set, value, onChange }: { set: WorkingSet; value: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useLingui()
  const titles: Record<Scope, string> = { selection: set.hasSelection ? t`The selection` : t`The contact shown`, list: t`What the list shows`, all: t`All contacts` }
  const offered = scopes.filter((scope) => scope === 'all' || (scope === 'selection' ? set.counts.selection > 0 : set.isListNarrowed))
  return <RadioList legend={t`Which contacts`} value={value} onChange={onChange} isFirstFocus options={offered.map((scope) => ({ value: scope, title: titles[scope], words: <Plural value={set.counts[scope]} one="# contact" other="# contacts" />, isOff: set.counts[scope] === 0 }))} />
}
