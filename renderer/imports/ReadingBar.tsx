import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateOrders, type DateOrder, type ImportMap } from '#shared/import-map.ts'
import { importFormats, type ImportFormat, type ImportPreview } from '#shared/imports.ts'
import { delimiters, encodingName, encodings } from './encodings.ts'
import { choose, type ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import { dateOrderWords, formatName } from './target-words.ts'

/** How the file is read: every choice shows at once what it makes of the rows. */
export function ReadingBar({ file, preview, map }: { file: ImportFile; preview: ImportPreview; map: ImportMap | null }) {
  const { t } = useLingui()
  const { choices } = file
  const encoding = choices.encoding ?? preview.encoding
  const delimiter = choices.delimiter ?? preview.delimiter
  const hasDates = map?.columns.some(({ to }) => to === 'dates.value' || to.endsWith('edOn')) ?? false
  const known = encodings.some(([label]) => label === encoding) ? encodings : [[encoding, ''] as const, ...encodings]
  const isTable = preview.format === 'csv'
  return (
    <div className={classes.reading}>
      <Choice label={t`Format`}>
        <select className={classes.native} value={choices.format ?? preview.format} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, format: value as ImportFormat, columns: {} }))}>
          {importFormats.map((format) => <option key={format} value={format}>{formatName(format)}</option>)}
        </select>
      </Choice>
      <Choice label={t`Encoding`}>
        <select className={classes.native} value={encoding} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, encoding: value }))}>
          {known.map(([label, native]) => <option key={label} value={label}>{native ? `${encodingName(label)} · ${native}` : encodingName(label)}</option>)}
        </select>
      </Choice>
      {isTable && delimiter !== null ? (
        <Choice label={t`Columns divided by`}>
          {/* Other columns than before: what was said about the old ones does not hold for them. */}
          <select className={classes.native} value={delimiter} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, delimiter: value, columns: {} }))}>
            {delimiters.map(([sign, word]) => <option key={sign} value={sign}>{t(word)}</option>)}
            {delimiters.some(([sign]) => sign === delimiter) ? null : <option value={delimiter}>{delimiter}</option>}
          </select>
        </Choice>
      ) : null}
      {isTable ? (
        <Choice label={t`Skip lines`}>
          <input className={classes.native} data-narrow type="number" min={0} max={1_000} value={choices.preambleLines ?? preview.reading.preambleLines ?? 0} onChange={({ currentTarget: { valueAsNumber } }) => { if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= 1_000) choose(file.key, (before) => ({ ...before, preambleLines: valueAsNumber, columns: {} })) }} />
        </Choice>
      ) : null}
      {isTable ? (
        <Checkbox size="xs" label={t`The first row has the headers`} checked={choices.hasHeader ?? preview.hasHeader ?? false} onChange={({ currentTarget: { checked } }) => choose(file.key, (before) => ({ ...before, hasHeader: checked }))} />
      ) : null}
      {hasDates ? (
        <Choice label={t`Dates such as 03/04/24`}>
          <select className={classes.native} data-doubtful={(!preview.isDateOrderCertain && !choices.dateOrder) || undefined} value={choices.dateOrder ?? map?.dateOrder ?? 'dmy'} onChange={({ currentTarget: { value } }) => choose(file.key, (before) => ({ ...before, dateOrder: value as DateOrder }))}>
            {dateOrders.map((order) => <option key={order} value={order}>{t(dateOrderWords[order])}</option>)}
          </select>
        </Choice>
      ) : null}
      {hasDates && !preview.isDateOrderCertain && !choices.dateOrder ? <small className={classes.hint}>{t`No date in the file tells; this is what is usual where you are.`}</small> : null}
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return <label><span style={{ whiteSpace: 'nowrap' }}>{label}</span>{children}</label>
}
