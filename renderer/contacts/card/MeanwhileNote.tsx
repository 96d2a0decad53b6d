import { useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import { fieldWords } from '../words.ts'
import classes from './Edit.module.css'

/** Says that a field edited here was changed elsewhere since: saving replaces that. */
export function MeanwhileNote({ fields }: { fields: readonly string[] }) {
  const { t } = useLingui()
  if (fields.length === 0) return null
  const words: Readonly<Record<string, MessageDescriptor>> = fieldWords
  const names = fields.map((field) => words[field.replace('texts.', '')]).filter((word) => word !== undefined).map((word) => t(word)).join(', ')
  return <div className={classes.note} role="status">{t`Changed elsewhere meanwhile: ${names}. Saving replaces that; cancelling keeps it.`}</div>
}
