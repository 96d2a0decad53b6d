import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateOrders, type DateOrder } from '#shared/import-map.ts'
import type { ImportPreview } from '#shared/imports.ts'
import { delimiters, encodingName, encodings } from './encodings.ts'
import { choose, type ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import { mapWith } from './reading.ts'
import { dateOrderWords } from './target-words.ts'

/** How the file is read: every choice shows at once what it makes of the rows. */
export function ReadingBar({ file, preview }: { file: ImportFile; preview: ImportPreview }) {
  const { t } = useLingui()
  const { choices } = file
  const encoding = choices.encoding ?? preview.encoding
  const delimiter = choices.delimiter ?? preview.delimiter
  const map = preview.map ? mapWith(choices, preview.map) : null
  const hasDates = map?.columns.some(({ to }) => to === 'dates.value' || to.endsWith('edOn')) ?? false
  const known = encodings.some(([label]) => label === encoding) ? encodings : [[encoding, ''] as const, ...encodings]
  return (
    <div className={classes.reading}>
      <Choice label={t`Encoding`}>
        <select className={classes.native} value={encoding} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, encoding: value }))}>
          {known.map(([label, native]) => <option key={label} value={label}>{native ? `${encodingName(label)} · ${native}` : encodingName(label)}</option>)}
        </select>
      </Choice>
      {preview.format === 'csv' && delimiter !== null ? (
        <Choice label={t`Columns divided by`}>
          {/* Other columns than before: what was said about the old ones does not hold for them. */}
          <select className={classes.native} value={delimiter} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, delimiter: value, columns: {} }))}>
            {delimiters.map(([sign, word]) => <option key={sign} value={sign}>{t(word)}</option>)}
            {delimiters.some(([sign]) => sign === delimiter) ? null : <option value={delimiter}>{delimiter}</option>}
          </select>
        </Choice>
      ) : null}
      {preview.format === 'csv' ? (
        <Checkbox size="xs" label={t`The first row has the headers`} checked={choices.hasHeader ?? preview.hasHeader ?? false} onChange={({ currentTarget: { checked } }) => choose(file.key, (before) => ({ ...before, hasHeader: checked }))} />
      ) : null}
      {hasDates ? (
        <Choice label={t`Dates such as 03/04/24`}>
          <select className={classes.native} value={choices.dateOrder ?? map?.dateOrder ?? 'dmy'} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, dateOrder: value as DateOrder }))}>
            {dateOrders.map((order) => <option key={order} value={order}>{t(dateOrderWords[order])}</option>)}
          </select>
        </Choice>
      ) : null}
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return <label><span style={{ whiteSpace: 'nowrap' }}>{label}</span>{children}</label>
}
