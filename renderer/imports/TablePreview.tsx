import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { ImportMap } from '#shared/import-map.ts'
import type { ImportPreview, PreviewRow } from '#shared/imports.ts'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import type { ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { targetsInGroups } from './target-words.ts'

interface Props {
  file: ImportFile
  preview: ImportPreview
  map: ImportMap
  isWaiting: boolean
  isAlone: boolean
  labelWords: LabelWords
}

/** A table as it stands in the file, above each column what it becomes, and at the left whom each row makes. */
export function TablePreview({ file, preview, map, isWaiting, isAlone, labelWords }: Props) {
  const { t } = useLingui()
  const groups = useMemo(() => targetsInGroups(t), [t])
  const width = preview.rows.reduce((most, row) => Math.max(most, row.cells.length), preview.headers.length)
  const columns = Array.from({ length: width }, (_, column) => map.columns.find((other) => other.column === column) ?? { column, header: preview.headers[column] ?? '', to: 'ignore' as const })
  return (
    <ScrollRegion className={classes.tablePlace} label={t`The first rows`} isBusy={isWaiting}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.becomes}>{t`Comes in as`}</th>
            {columns.map((column) => <th key={column.column} scope="col"><ColumnHead fileKey={file.key} map={map} column={column} groups={groups} isFixed={!isAlone} labelWords={labelWords} /></th>)}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.line}>
              <td className={classes.becomes} title={whole(row)}><bdi>{row.name || '–'}</bdi>{row.company && row.company !== row.name ? <small> · <bdi>{row.company}</bdi></small> : null}</td>
              {columns.map(({ column, to }) => <td key={column} data-out={to === 'ignore' || undefined} title={row.cells[column]}>{firstLine(row.cells[column] ?? '')}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const whole = (row: PreviewRow) => [row.name, row.title, row.company, row.phone, row.email, row.city].filter(Boolean).join('\n')

/** Cells of many lines stay one row high. */
const firstLine = (cell: string) => cell.replace(/\s*[\r\n]+\s*/g, ' ↵ ').slice(0, 200)
