import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { exportDelimiters, exportEncodings, type ExportDelimiter, type ExportEncoding } from '#shared/exports.ts'
import { setSetting } from '../client/settings.ts'
import { RadioList } from '../ui/RadioList.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import classes from './Exports.module.css'
import type { ExportChoices } from './choices.ts'

/** The languages an encoding is met in, in the words of those who write them. */
const natives: Partial<Record<ExportEncoding, string>> = {
  'windows-1252': 'Deutsch, Français, Español', gb18030: '简体中文', gbk: '简体中文', big5: '繁體中文', shift_jis: '日本語', 'euc-jp': '日本語', 'euc-kr': '한국어', 'windows-1250': 'Polski, Čeština, Magyar',
  'windows-1251': 'Русский, Українська', 'windows-1253': 'Ελληνικά', 'windows-1254': 'Türkçe', 'windows-1255': 'עברית', 'windows-1256': 'العربية', 'windows-1257': 'Lietuvių, Latviešu',
  'windows-1258': 'Tiếng Việt', 'windows-874': 'ไทย', 'iso-8859-1': 'Deutsch, Français', 'iso-8859-2': 'Polski, Čeština', 'iso-8859-15': 'Français, Suomi', 'koi8-r': 'Русский', macintosh: 'Mac',
}
const shown: Partial<Record<ExportEncoding, string>> = { 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', gb18030: 'GB18030', gbk: 'GBK (GB2312)', big5: 'Big5', shift_jis: 'Shift_JIS', macintosh: 'Mac Roman' }

/** How a table is written: its columns, its encoding, what stands between the cells. */
export function TableOptions({ choices }: { choices: ExportChoices }) {
  const { t } = useLingui()
  const { format, columns, isChosen, encoding, delimiter } = choices
  const encodingName = (key: ExportEncoding) => {
    const name = shown[key] ?? key.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/^(?:iso|koi8|euc)/i, (word) => word.toUpperCase())
    return natives[key] ? `${name} – ${natives[key]}` : name
  }
  const encodingWords: Partial<Record<ExportEncoding, string>> = { 'utf-8-bom': t`UTF-8 with a mark – for Excel`, 'utf-8': t`UTF-8 without a mark` }
  const delimiterWords: Record<ExportDelimiter, string> = { comma: t`Comma`, semicolon: t`Semicolon`, tab: t`Tab`, bar: t`Bar` }
  return (
    <>
      {format === 'csv' ? (
        <RadioList
          legend={t`Columns`} value={isChosen ? 'chosen' : 'all'} onChange={(value) => setSetting('export.isChosen', value === 'chosen')}
          options={[{ value: 'all', title: t`Every field`, words: t`Touchbase reads it back whole` }, { value: 'chosen', title: t`Only these, in this order` }]}
        />
      ) : null}
      {format === 'csv' && isChosen ? <ColumnChooser columns={columns} onChange={(next) => setSetting('export.columns', next)} /> : null}
      <div className={classes.selects}>
        <NativeSelect label={t`Encoding`} value={encoding} onChange={(event) => setSetting('export.encoding', event.currentTarget.value)} data={exportEncodings.map((key) => ({ value: key, label: encodingWords[key] ?? encodingName(key) }))} />
        <NativeSelect label={t`Between the cells`} value={delimiter} onChange={(event) => setSetting('export.delimiter', event.currentTarget.value)} data={(Object.keys(exportDelimiters) as ExportDelimiter[]).map((key) => ({ value: key, label: delimiterWords[key] }))} />
      </div>
    </>
  )
}
