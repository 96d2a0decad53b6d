import { useLingui } from '@lingui/react/macro'
import type { ImportMap } from '#shared/import-map.ts'
import type { ImportPreview } from '#shared/imports.ts'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import classes from './Imports.module.css'

/** The table as it stands in the file, what is left out struck through. */
export function RawTable({ preview, map, isWaiting }: { preview: ImportPreview; map: ImportMap; isWaiting: boolean }) {
  const { t, i18n } = useLingui()
  const width = preview.rows.reduce((most, row) => Math.max(most, row.cells.length), preview.headers.length)
  const out = new Set(map.columns.filter(({ to }) => to === 'ignore').map(({ column }) => column))
  const columns = Array.from({ length: width }, (_, column) => column)
  return (
    <ScrollRegion className={classes.tablePlace} label={t`The first rows of the file`} isBusy={isWaiting}>
      <table className={`${classes.table} ${classes.plain}`}>
        <thead>
          <tr><th scope="col" className={classes.line}>{t`Line`}</th>{columns.map((column) => <th key={column} scope="col" title={preview.headers[column]}>{preview.headers[column]?.trim() || i18n.number(column + 1)}</th>)}</tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => <tr key={row.line}><td className={classes.line}>{i18n.number(row.line)}</td>{columns.map((column) => <td key={column} data-out={out.has(column) || undefined} title={row.cells[column]}>{firstLine(row.cells[column] ?? '')}</td>)}</tr>)}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Cells of many lines stay one row high. */
const firstLine = (cell: string) => cell.replace(/\s*[\r\n]+\s*/g, ' ↵ ').slice(0, 200)
