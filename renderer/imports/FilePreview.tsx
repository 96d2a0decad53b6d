import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { ImportPreview, Reading } from '#shared/imports.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { sizeText } from '../ui/sizes.ts'
import { CardPreview } from './CardPreview.tsx'
import { encodingName } from './encodings.ts'
import type { ImportFile } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { previewOptions } from './preview-query.ts'
import { PreviewProblems } from './PreviewProblems.tsx'
import { keepOnly } from './queue.ts'
import { mapWith, readingOf } from './reading.ts'
import { ReadingBar } from './ReadingBar.tsx'
import { TablePreview } from './TablePreview.tsx'
import { presetNames } from './target-words.ts'

interface Props {
  file: ImportFile & { uploadId: string }
  /** As the file is read without the user's columns; null while that is not known. */
  base: ImportPreview | null
  isAlone: boolean
  labelWords: LabelWords
  more: ReactNode
}

/** The first entries of a file, and how they are read. Every choice asks again; until the answer is there, the last one stays. */
export function FilePreview({ file, base, isAlone, labelWords, more }: Props) {
  const { t } = useLingui()
  const wanted = JSON.stringify(readingOf(file.choices, base?.map ?? null))
  const [settled] = useDebouncedValue(wanted, 150)
  const reading = useMemo(() => JSON.parse(settled) as Reading, [settled])
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...previewOptions(file, reading), placeholderData: keepPreviousData })
  const preview = data ?? base
  if (error) return <div className={classes.content}><FailurePanel error={error} onRetry={() => void refetch()} /></div>
  if (!preview) return <div className={classes.content} aria-busy />
  const isWaiting = wanted !== settled || isPlaceholderData
  const map = preview.map ? mapWith(file.choices, base?.map ?? preview.map) : null
  const shown = JSON.stringify(preview.rows)
  const hasWrongSigns = shown.includes('\ufffd')
  // Of plain ASCII nothing can look wrong, whatever the encoding.
  const isDoubtful = !preview.isEncodingCertain && !file.choices.encoding && /[^\p{ASCII}]/u.test(shown)
  return (
    <section className={classes.content} aria-label={file.name}>
      <div className={classes.about}><h2>{file.name}</h2><About preview={preview} /><span style={{ flex: 1 }} />{more}</div>
      {isAlone ? <ReadingBar file={file} preview={preview} /> : <div className={classes.reading}><ReadAsFound preview={preview} /><Button variant="subtle" onClick={() => keepOnly(file.key)}><Trans>Import only this file, to read it another way</Trans></Button></div>}
      {hasWrongSigns ? <p className={classes.warn} role="status">{t`Some signs do not fit this encoding (they show as �). Choose another one.`}</p>
        : isDoubtful ? <p className={classes.warn} role="status">{t`The encoding is a guess. If names look wrong below, choose another one.`}</p> : null}
      {preview.format === 'csv' && map ? <TablePreview file={file} preview={preview} map={map} isWaiting={isWaiting} isAlone={isAlone} labelWords={labelWords} /> : <CardPreview preview={preview} isWaiting={isWaiting} />}
      <PreviewProblems problems={preview.problems} />
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
  return <span>{[format === 'vcard' ? 'vCard' : 'CSV', preset, sizeText(i18n.locale, size), shown].filter(Boolean).join(' · ')}</span>
}

function ReadAsFound({ preview }: { preview: ImportPreview }) {
  const { t } = useLingui()
  const encoding = encodingName(preview.encoding)
  return <span>{t`Encoding: ${encoding}`}</span>
}
