import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { knownLabels, type LabelledList } from '#shared/contacts.ts'
import classes from './Mapping.module.css'
import type { LabelWords } from './label-words.ts'

interface Props {
  label: string
  list: LabelledList
  value: string
  labelWords: LabelWords
  onChange: (label: string) => void
}

/** A label: a known one in the reader's words, or any text of the user's own. Taken when the field is left, or by Enter. */
export function LabelField({ label, list, value, labelWords, onChange }: Props) {
  const { t } = useLingui()
  const shown = value ? labelWords(list, value) : ''
  const [draft, setDraft] = useState<string | null>(null)
  const take = () => {
    if (draft === null) return
    setDraft(null)
    const typed = draft.trim()
    if (typed !== shown) onChange(knownLabels[list].find((known) => labelWords(list, known).toLowerCase() === typed.toLowerCase()) ?? typed)
  }
  return (
    <input
      className={classes.field} list={labelListId(list)} aria-label={label} placeholder={t`Label`} maxLength={200} value={draft ?? shown}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take() }}
    />
  )
}

const labelListId = (list: LabelledList) => `import-labels-${list}`

/** The known labels of every list, offered by all fields of the map: they stand in the page once. */
export function LabelLists({ labelWords }: { labelWords: LabelWords }) {
  return <>{Object.entries(knownLabels).map(([list, labels]) => <datalist key={list} id={labelListId(list as LabelledList)}>{labels.map((known) => <option key={known} value={labelWords(list, known)} />)}</datalist>)}</>
}
