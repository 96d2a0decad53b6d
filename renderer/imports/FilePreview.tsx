import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import type { ImportPreview, Reading } from '#shared/imports.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { sizeText } from '../ui/sizes.ts'
import { ActivityTable } from './ActivityTable.tsx'
import { EntryTable } from './EntryTable.tsx'
import type { ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { MapPanel } from './MapPanel.tsx'
import { previewOptions } from './preview-query.ts'
import { PreviewProblems } from './PreviewProblems.tsx'
import { RawTable } from './RawTable.tsx'
import { mapWith, readingOf } from './reading.ts'
import { ReadingBar } from './ReadingBar.tsx'
import { formatName, presetNames } from './target-words.ts'

interface Props {
  file: ImportFile & { uploadId: string }
  /** As the file is read without the user's columns; null while that is not known. */
  base: ImportPreview | null
  labelWords: LabelWords
  more: ReactNode
}

/** The first entries of a file, and how they are read. Every choice asks again; until the answer is there, the last one stays. */
export function FilePreview({ file, base, labelWords, more }: Props) {
  const { t } = useLingui()
  const [isRaw, setRaw] = useState(false)
  const wanted = JSON.stringify(readingOf(file.choices, base?.map ?? null))
  const [settled] = useDebouncedValue(wanted, 150)
  const reading = useMemo(() => JSON.parse(settled) as Reading, [settled])
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...previewOptions(file, reading), placeholderData: keepPreviousData })
  const preview = data ?? base
  const proposal = base?.map ?? preview?.map ?? null
  const map = useMemo(() => (proposal ? mapWith(file.choices, proposal) : null), [file.choices, proposal])
  if (error) return <div className={classes.content}><FailurePanel error={error} onRetry={() => void refetch()} /></div>
  if (!preview) return <div className={classes.content} aria-busy />
  const isWaiting = wanted !== settled || isPlaceholderData
  const shown = JSON.stringify(preview.rows)
  const hasWrongSigns = shown.includes('\ufffd')
  // Of plain ASCII nothing can look wrong, whatever the encoding.
  const isDoubtful = !preview.isEncodingCertain && !file.choices.encoding && /[^\p{ASCII}]/u.test(shown)
  return (
    <section className={classes.content} aria-label={file.name}>
      <div className={classes.about}><h2 title={file.name}><bdi>{file.name}</bdi></h2><About preview={preview} /><span className={classes.space} />{more}</div>
      <ReadingBar file={file} preview={preview} map={map} />
      {hasWrongSigns ? <p className={classes.warn} role="status">{t`Some signs do not fit this encoding (they show as �). Choose another one.`}</p>
        : isDoubtful ? <p className={classes.warn} role="status">{t`The encoding is a guess. If names look wrong below, choose another one.`}</p> : null}
      <div className={classes.sides}>
        {map && preview.format === 'csv' ? <MapPanel file={file} preview={preview} map={map} origin={base?.mapFrom ?? preview.mapFrom} labelWords={labelWords} /> : null}
        <div className={classes.rowsSide}>
          <div className={classes.sideHead}>
            <h3>{isRaw ? t`As in the file` : t`As they will come in`}</h3>
            <span className={classes.space} />
            {map ? <SegmentedControl aria-label={t`Which view of the rows`} value={isRaw ? 'raw' : 'made'} onChange={(value) => setRaw(value === 'raw')} data={[{ value: 'made', label: t`Contacts` }, { value: 'raw', label: t`Cells` }]} /> : null}
          </div>
          {map && isRaw ? <RawTable preview={preview} map={map} isWaiting={isWaiting} /> : preview.rows.some(({ activity }) => activity) ? <ActivityTable preview={preview} isWaiting={isWaiting} /> : <EntryTable preview={preview} isWaiting={isWaiting} />}
          <PreviewProblems problems={preview.problems} />
        </div>
      </div>
    </section>
  )
}

/** What the core looks at before the import, in bytes; of a larger file there may be more than is shown. */
const sampleSize = 262_144

function About({ preview }: { preview: ImportPreview }) {
  const { t, i18n } = useLingui()
  const { rows, size, format, map } = preview
  const isWhole = rows.length < 50 && size <= sampleSize
  const count = rows.length
  const shown = count === 0 ? t`no entries found` : isWhole ? t`${plural(count, { one: '# entry', other: 'all # entries shown' })}` : t`the first ${count} entries shown`
  const preset = map?.preset ? presetNames[map.preset] : null
  return <span>{[formatName(format), preset, sizeText(i18n.locale, size), shown].filter(Boolean).join(' · ')}</span>
}
