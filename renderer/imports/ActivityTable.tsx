import { useLingui } from '@lingui/react/macro'
import type { ImportPreview } from '#shared/imports.ts'
import { isTimeless } from '#shared/wall-time.ts'
import { wallText } from '../ui/reader-time.ts'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import classes from './Imports.module.css'

/** The first entries of a calendar as they will come in. */
export function ActivityTable({ preview, isWaiting }: { preview: ImportPreview; isWaiting: boolean }) {
  const { t, i18n } = useLingui()
  const kinds = { event: t`Appointment`, task: t`Task`, journal: t`Note` }
  const when = (time: string | null) => (time === null ? '' : wallText(i18n.locale, time, isTimeless(time) ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' }))
  return (
    <ScrollRegion className={classes.tablePlace} label={t`The first entries`} isBusy={isWaiting}>
      <table className={`${classes.table} ${classes.plain}`}>
        <thead>
          <tr><th scope="col" className={classes.line}>{t`Line`}</th>{[t`About`, t`When`, t`Kind`, t`Place`, t`With`].map((word) => <th key={word} scope="col">{word}</th>)}</tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => {
            const { activity } = row
            const start = when(activity?.start ?? null)
            return (
              <tr key={row.line}>
                <td className={classes.line}>{i18n.number(row.line)}</td>
                {([['about', row.name], ['when', activity?.isRecurring ? t`${start}, again and again` : start], ['kind', activity ? kinds[activity.kind] : ''], ['place', row.city], ['with', activity?.people ?? '']] as const)
                  .map(([key, text]) => <td key={key} title={text} data-main={key === 'about' || undefined}><bdi>{text}</bdi></td>)}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
