import type { ContactContent } from '#shared/contacts.ts'
import type { DateOrder } from '#shared/import-map.ts'

/** What is gathered while a row is read. */
export interface RowDraft {
  content: ContactContent
  /** Lines for the note, "Header: value". */
  lines: string[]
  dateOrder: DateOrder
  report: (code: string, message: string) => void
}

export function noteLine(header: string, value: string): string {
  return header === '' ? value : `${header}: ${value}`
}

export function short(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}
