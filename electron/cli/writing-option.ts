import { exportDelimiters, exportEncodings, exportFormats, isTableFormat, listParts, offeredColumns, parseColumn, photoFormats, type ExportDelimiter, type ExportFormat, type Writing } from '#shared/exports.ts'
import { choiceOption, UsageError, type CommandContext } from './command.ts'

/** How an export is to be written, said on the command line. */
export const writingOptions = ['columns=', 'encoding=', 'delimiter=', 'no-photos'] as const
export const writingUsage = '[--columns name,phones:mobile,…] [--encoding NAME] [--delimiter comma|semicolon|tab|bar] [--no-photos]'

/** Throws UsageError for what is no format, no column, no encoding; and for what the format has none of. */
export function writingOf(options: CommandContext['options'], path: string): Writing {
  const format = choiceOption(options['as'] === 'vcard' ? 'vcard4' : options['as'], 'as', exportFormats) ?? formatOfName(path)
  const columns = columnsOf(options['columns'])
  const encoding = choiceOption(encodingWord(options['encoding']), 'encoding', exportEncodings)
  const delimiter = choiceOption(delimiterWord(options['delimiter']), 'delimiter', Object.keys(exportDelimiters) as ExportDelimiter[])
  if (columns && format !== 'csv') throw new UsageError(`--columns belongs to --as csv; ${format} has columns of its own.`)
  if ((encoding || delimiter) && !isTableFormat(format)) throw new UsageError(`--${encoding ? 'encoding' : 'delimiter'} belongs to tables (csv, google, outlook); ${format} is always UTF-8.`)
  if (options['no-photos'] && !photoFormats.includes(format)) throw new UsageError(`--no-photos: ${format} carries no photos anyway.`)
  return {
    format, ...(columns ? { columns } : {}), ...(encoding ? { encoding } : {}), ...(delimiter ? { delimiter } : {}), ...(options['no-photos'] ? { photos: false } : {}),
  }
}

function columnsOf(value: string | boolean | undefined): string[] | undefined {
  if (typeof value !== 'string') return undefined
  const columns = value.split(',').map((word) => word.trim()).filter(Boolean)
  const unknown = columns.find((word) => parseColumn(word) === null)
  if (columns.length === 0 || unknown !== undefined) {
    const lists = Object.keys(listParts).join(', ')
    throw new UsageError(`--columns: ${unknown === undefined ? 'none are named' : `there is no column “${unknown}”`}. Columns: ${offeredColumns.join(', ')}; of the lists (${lists}) also one row or a part of it: phones.2, phones:mobile, addresses:home.city.`)
  }
  return columns
}

/** Names as people and other programs write them. */
function encodingWord(value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string') return undefined
  const word = value.toLowerCase().replaceAll(' ', '')
  const others: Readonly<Record<string, string>> = { utf8: 'utf-8', utf16: 'utf-16le', 'utf-16': 'utf-16le', cp1252: 'windows-1252', latin1: 'iso-8859-1', gb2312: 'gbk', cp936: 'gbk', 'shift-jis': 'shift_jis', sjis: 'shift_jis', cp932: 'shift_jis', cp949: 'euc-kr', 'big-5': 'big5', cp950: 'big5' }
  return Object.hasOwn(others, word) ? others[word] : word
}

function delimiterWord(value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string') return undefined
  return Object.entries(exportDelimiters).find(([, sign]) => sign === value || (value === '\\t' && sign === '\t'))?.[0] ?? value
}

function formatOfName(path: string): ExportFormat {
  if (/\.(vcf|vcard)$/i.test(path)) return 'vcard4'
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase()
  const format = (['csv', 'json', 'ldif'] as const).find((word) => word === ending)
  const known = exportFormats.find((word) => word === format)
  if (known) return known
  throw new UsageError(`Say with --as what to write: ${exportFormats.join(', ')}.`)
}
