/** What a cell looks like, whatever its column is called. Every pattern takes linear time. */
import { parseLooseDate } from './loose-date.ts'

export type ValueShape = 'email' | 'phone' | 'url' | 'date' | 'number' | 'text' | 'empty'

export function shapeOf(cell: string): ValueShape {
  const text = cell.trim()
  if (text === '') return 'empty'
  if (text.length > 300) return 'text'
  if (/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text)) return 'email'
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return 'url'
  if (/\d[./-]\d+[./-]\d|[年月]/.test(text) && parseLooseDate(text, 'dmy') !== null) return 'date'
  if (isPhone(text)) return 'phone'
  if (/^[-+]?\d+(?:[.,]\d+)*$/.test(text)) return 'number'
  return 'text'
}

/** Seven to fifteen digits (E.164 allows fifteen) with the signs people put between them, and more than a bare small number. */
function isPhone(text: string): boolean {
  if (!/^[+(]?[\d\s()./+-]+(?:(?:ext?|x|#|转|轉)\.?\s*\d+)?$/i.test(text)) return false
  const digits = text.replaceAll(/\D/g, '').length
  return digits >= 7 && digits <= 20 && !/^\d+\.\d+$/.test(text) && !/^\d{1,3}(?:,\d{3})+$/.test(text)
}

/** The shape most of the cells have, if at least four in five of those that are not empty have it. */
export function shapeOfColumn(cells: readonly string[]): ValueShape {
  const counts = new Map<ValueShape, number>()
  let filled = 0
  for (const cell of cells) {
    const shape = shapeOf(cell)
    if (shape === 'empty') continue
    filled += 1
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  return filled === 0 ? 'empty' : best && best[1] >= filled * 0.8 ? best[0] : 'text'
}
