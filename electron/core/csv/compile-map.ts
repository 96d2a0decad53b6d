import { contactTextSchema } from '#shared/contacts.ts'
import type { ContactTextField } from '#shared/contacts.ts'
import type { ColumnMap, ConstantMap, ImportMap, Split } from '#shared/import-map.ts'
import { families, ListSlot, type Family } from './list-slots.ts'

/** What is done with one cell. */
export type Act =
  | { kind: 'toNote' | 'name' | 'uid' | 'kind' | 'familyNameFirst' | 'isFavourite' | 'tags' }
  | { kind: 'text'; field: ContactTextField }
  | { kind: 'part'; slot: ListSlot; part: string }

export interface Step {
  column: number
  header: string
  label: string
  act: Act
  /** Put between this cell and what earlier columns gave the same target; null where the map says nothing. */
  join: string | null
  split: Split | null
}

export interface Constant {
  value: string
  label: string
  act: Act
  /** For a part of a list: the rows it may join; it makes one only where it is a value by itself. */
  slots: ListSlot[]
  makesRow: boolean
}

/** A map made ready for many rows: nothing is looked up by name while they are read. */
export interface CompiledMap {
  steps: Step[]
  constants: Constant[]
  /** The rows of each list, in their order. */
  slots: ReadonlyMap<Family, ListSlot[]>
  /** Cells behind this column are nobody's. */
  lastColumn: number
}

export function compileMap(map: ImportMap): CompiledMap {
  const slots = new Map<Family, ListSlot[]>(families.map((family) => [family, []]))
  const steps = map.columns.flatMap((column) => stepOf(column, slots) ?? [])
  const constants = (map.constants ?? []).flatMap((constant) => constantOf(constant, slots) ?? [])
  for (const rows of slots.values()) rows.sort((a, b) => a.list - b.list)
  return { steps, constants, slots, lastColumn: map.columns.reduce((last, { column }) => Math.max(last, column), 0) }
}

function stepOf(mapped: ColumnMap, slots: Map<Family, ListSlot[]>): Step | null {
  const act = actOf(mapped.to, mapped.list ?? 0, slots)
  if (!act) return null
  const { column, header, label = '', join = null, split = null } = mapped
  if (act.kind === 'part') {
    if (act.slot.label === '') act.slot.label = label
    if (act.slot.header === '' || act.part === 'value' || act.part === 'name') act.slot.header = header
  }
  return { column, header, label, act, join, split }
}

function constantOf({ to, value, label = '', list }: ConstantMap, slots: Map<Family, ListSlot[]>): Constant | null {
  const [family, part = ''] = to.split('.')
  const makesRow = part === 'value' || part === 'name' || part === 'company' || part === 'whole'
  const present = slots.get(family as Family)
  // A value of its own makes the row it names, or one behind those the columns make; a part joins what is there.
  const row = list ?? (makesRow ? (part === 'company' ? 0 : present?.length ?? 0) : 0)
  const act = value.trim() === '' ? null : actOf(to, row, slots, makesRow || list !== undefined)
  if (!act) return null
  if (act.kind === 'part' && act.slot.label === '' && makesRow) act.slot.label = label
  return { value: value.trim(), label, act, makesRow, slots: act.kind !== 'part' ? [] : list === undefined && !makesRow ? (present ?? []) : [act.slot] }
}

function actOf(to: string, list: number, slots: Map<Family, ListSlot[]>, makesSlot = true): Act | null {
  const [family, part] = to.split('.')
  const rows = slots.get(family as Family)
  if (part !== undefined && rows) {
    const known = rows.find((slot) => slot.list === list)
    const slot = known ?? new ListSlot(family as Family, list)
    if (!known && makesSlot) rows.push(slot)
    return { kind: 'part', slot, part }
  }
  if (to === 'toNote' || to === 'name' || to === 'uid' || to === 'kind' || to === 'familyNameFirst' || to === 'isFavourite' || to === 'tags') return { kind: to }
  return to in contactTextSchema.shape ? { kind: 'text', field: to as ContactTextField } : null
}

/** The part of a cell that a map asks for; '' where the cell has no such part. */
export function partOf(cell: string, { by, part = 0, isRest }: Split): string {
  const parts = cell.split(by)
  const at = part < 0 ? parts.length + part : part
  if (at < 0 || at >= parts.length) return ''
  return (isRest ? parts.slice(at).join(by) : (parts[at] ?? '')).trim()
}
