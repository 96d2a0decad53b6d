import { useMemo } from 'react'
import { z } from 'zod'
import { contactColumnKeys, contactColumns, type ContactColumn } from '#shared/contacts.ts'
import { setSetting, useSetting } from '../../client/settings.ts'
import { sections, type Section } from '../sections.ts'

export interface ShownColumn {
  key: ContactColumn
  /** CSS pixels. */
  width: number
}

const storedSchema = z.array(z.object({ key: z.enum(contactColumnKeys as [ContactColumn, ...ContactColumn[]]), width: z.number().min(40).max(900) }))
const usualWidth = new Map<ContactColumn, number>(contactColumns.map(({ key, width }) => [key, width]))
const nothing: ShownColumn[] = []

/** The columns of a list in their order, and what changes them. They are remembered for each list. The name is always there. */
export function useColumns(section: Section) {
  const key = `view.${section}.columns`
  const stored = useSetting(key, storedSchema, nothing)
  return useMemo(() => {
    const usual = sections[section].columns.map((column) => ({ key: column, width: usualWidth.get(column) ?? 120 }))
    const columns = stored.some((column) => column.key === 'name') ? stored : usual
    const keep = (next: readonly ShownColumn[]) => setSetting(key, next.map((column) => ({ ...column })))
    return {
      columns,
      resize: (column: ContactColumn, width: number) => keep(columns.map((other) => (other.key === column ? { ...other, width: Math.round(Math.min(Math.max(width, 40), 900)) } : other))),
      /** Puts a column where another stands. */
      move: (column: ContactColumn, target: ContactColumn) => keep(moved(columns, column, columns.findIndex((other) => other.key === target))),
      shift: (column: ContactColumn, step: number) => keep(moved(columns, column, columns.findIndex((other) => other.key === column) + step)),
      toggle: (column: ContactColumn) => {
        if (column === 'name') return
        const isShown = columns.some((other) => other.key === column)
        keep(isShown ? columns.filter((other) => other.key !== column) : [...columns, { key: column, width: usualWidth.get(column) ?? 120 }])
      },
      reset: () => keep(usual),
    }
  }, [key, section, stored])
}
export type Columns = ReturnType<typeof useColumns>

function moved(columns: readonly ShownColumn[], key: ContactColumn, to: number): ShownColumn[] {
  const column = columns.find((other) => other.key === key)
  if (!column || to < 0 || to >= columns.length) return [...columns]
  return columns.filter((other) => other !== column).toSpliced(to, 0, column)
}
