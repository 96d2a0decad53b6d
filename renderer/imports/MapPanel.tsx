import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import type { ImportMap } from '#shared/import-map.ts'
import type { ImportPreview } from '#shared/imports.ts'
import { ConstantList } from './ConstantList.tsx'
import type { ImportFile } from './import-state.ts'
import { LabelLists } from './LabelField.tsx'
import type { LabelWords } from './label-words.ts'
import { MapRow } from './MapRow.tsx'
import { MapsMenu } from './MapsMenu.tsx'
import classes from './Mapping.module.css'
import { targetsInGroups } from './target-words.ts'

interface Props {
  file: ImportFile
  preview: ImportPreview
  map: ImportMap
  /** Where the map came from before the user changed anything of it. */
  origin: ImportPreview['mapFrom']
  labelWords: LabelWords
}

/** Which column becomes what, one below the other: a table of two hundred columns is read as easily as one of ten. */
export function MapPanel({ file, preview, map, origin, labelWords }: Props) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState('')
  const [isOnlyOpen, setOnlyOpen] = useState(false)
  const groups = useMemo(() => targetsInGroups(t), [t])
  // Rows are drawn anew when columns change, not while somebody types what everybody gets.
  const key = JSON.stringify(map.columns)
  const steady = useMemo((): ImportMap => ({ preset: null, dateOrder: null, columns: JSON.parse(key) as ImportMap['columns'] }), [key])
  const columns = useMemo(() => columnsOf(preview, steady), [preview, steady])
  const open = columns.filter(({ isUnassigned }) => isUnassigned).length
  const shown = columns.filter(({ header, sample, isUnassigned }) => (!isOnlyOpen || isUnassigned) && `${header} ${sample}`.toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <section className={classes.panel} aria-label={t`Columns`}>
      <div className={classes.panelHead}>
        <h3>{t`Columns`}</h3>
        <MapsMenu file={file} map={map} headers={preview.headers} origin={origin} />
        <span className={classes.space} />
        {open > 0 || isOnlyOpen ? <button type="button" className={classes.chip} aria-pressed={isOnlyOpen} onClick={() => setOnlyOpen(!isOnlyOpen)}>{t`${plural(open, { one: '# without a field', other: '# without a field' })}`}</button> : null}
        {columns.length > 12 ? <input className={classes.field} data-find type="search" placeholder={t`Find a column`} aria-label={t`Find a column`} value={wanted} onChange={({ currentTarget }) => setWanted(currentTarget.value)} /> : null}
      </div>
      <LabelLists labelWords={labelWords} />
      <ol className={classes.rows}>
        {shown.map(({ column, header, sample }) => <MapRow key={column} fileKey={file.key} map={steady} column={column} header={header} sample={sample} groups={groups} labelWords={labelWords} />)}
      </ol>
      {shown.length === 0 ? <p className={classes.none}>{columns.length === 0 ? t`No columns were found.` : t`No column is called so.`}</p> : null}
      <ConstantList fileKey={file.key} constants={file.choices.constants ?? map.constants ?? []} />
    </section>
  )
}

interface ShownColumn {
  column: number
  header: string
  sample: string
  isUnassigned: boolean
}

/** All columns of headers, map and rows, each with its first few different values. */
function columnsOf({ headers, rows }: ImportPreview, map: ImportMap): ShownColumn[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), Math.max(headers.length, ...map.columns.map(({ column }) => column + 1), 0))
  return Array.from({ length: width }, (_, column) => {
    const values = new Set<string>()
    for (const { cells } of rows) {
      const value = cells[column]?.replace(/\s+/g, ' ').trim()
      if (value) values.add(value.slice(0, 80))
      if (values.size === 3) break
    }
    const entries = map.columns.filter((entry) => entry.column === column)
    return { column, header: headers[column] ?? entries[0]?.header ?? '', sample: [...values].join(' · '), isUnassigned: entries.every(({ to }) => to === 'ignore' || to === 'toNote') }
  })
}
