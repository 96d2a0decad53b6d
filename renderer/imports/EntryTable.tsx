import { useLingui } from '@lingui/react/macro'
import type { ImportPreview } from '#shared/imports.ts'
import { EmptyNote } from '../ui/EmptyNote.tsx'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import classes from './Imports.module.css'

/** The first entries as they will come in. */
export function EntryTable({ preview, isWaiting }: { preview: ImportPreview; isWaiting: boolean }) {
  const { t, i18n } = useLingui()
  if (preview.rows.length === 0) return <div className={classes.tablePlace}><EmptyNote>{t`There is nobody in the beginning of this file.`}</EmptyNote></div>
  return (
    <ScrollRegion className={classes.tablePlace} label={t`The first entries`} isBusy={isWaiting}>
      <table className={`${classes.table} ${classes.plain}`}>
        <thead>
          <tr><th scope="col" className={classes.line}>{t`Line`}</th>{[t`Name`, t`Company`, t`Job title`, t`Phone`, t`E-mail`, t`City`].map((word) => <th key={word} scope="col">{word}</th>)}</tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.line}>
              <td className={classes.line}>{i18n.number(row.line)}</td>
              {([['name', row.name], ['company', row.company], ['title', row.title], ['phone', row.phone], ['email', row.email], ['city', row.city]] as const).map(([key, text]) => <td key={key} title={text} data-main={key === 'name' || undefined}><bdi>{text}</bdi></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
