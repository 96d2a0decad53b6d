import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import { importMapSchema, type ImportMap } from '#shared/import-map.ts'
import type { KeptMap, MapOrigin } from '#shared/imports.ts'
import type { ReadDb, Value } from '../db/query.ts'
import type { Services } from '../services.ts'

/** Learned maps are kept for so many sets of headers; the longest unused go. */
const mostLearned = 200

/** Names a set of headers: case, blanks at the ends and the columns that a list of failed rows adds do not matter. */
export function headersKey(headers: readonly string[]): string {
  const clean = headers.map((header) => header.replace(/^\ufeff/, '').trim().toLowerCase())
  const own = clean.at(-2) === 'line' && clean.at(-1) === 'reason' ? clean.slice(0, -2) : clean
  return createHash('sha256').update(JSON.stringify(own)).digest('base64url').slice(0, 22)
}

/** Every map that is kept: saved ones by name, then learned ones, the newest first. */
export function listMaps(db: ReadDb): KeptMap[] {
  return keptMaps(db, 'ORDER BY name IS NULL, name COLLATE NOCASE, usedAt DESC')
}

/** The map that a table with these headers was read by before: the saved one used last, else the learned one. */
export function mapFor(db: ReadDb, headers: readonly string[]): { map: ImportMap; from: MapOrigin } | null {
  if (headers.every((header) => header.trim() === '')) return null
  const found = keptMaps(db, 'WHERE headers = ? ORDER BY name IS NULL, usedAt DESC LIMIT 1', headersKey(headers))[0]
  return found ? { map: found.map, from: { kind: found.name === null ? 'learned' : 'saved', name: found.name } } : null
}

export function mapNamed(db: ReadDb, name: string): ImportMap | null {
  return keptMaps(db, 'WHERE name = ? LIMIT 1', name)[0]?.map ?? null
}

/** Keeps a map under a name, in place of one of the same name. Gives its id. */
export function saveMap(services: Services, name: string, headers: readonly string[], map: ImportMap): { id: number } {
  if (name.trim() === '') throw new AppError('invalid', 'The map needs a name.', { field: 'name' })
  return services.store.untracked((db) => {
    db.exec('DELETE FROM importMap WHERE name = ?', name.trim())
    const id = nextId(db)
    db.insert('importMap', { id, name: name.trim(), headers: headersKey(headers), map: JSON.stringify(map), usedAt: services.now() })
    return { id }
  })
}

/** Remembers how a table with these headers was read. A saved map that says the same is only marked as used. */
export function learnMap(services: Services, headers: readonly string[], map: ImportMap): void {
  if (headers.every((header) => header.trim() === '')) return
  const key = headersKey(headers)
  const text = JSON.stringify(map)
  services.store.untracked((db) => {
    if (db.exec('UPDATE importMap SET usedAt = ? WHERE headers = ? AND map = ?', services.now(), key, text) > 0) return
    db.exec('DELETE FROM importMap WHERE headers = ? AND name IS NULL', key)
    db.insert('importMap', { id: nextId(db), name: null, headers: key, map: text, usedAt: services.now() })
    db.exec('DELETE FROM importMap WHERE name IS NULL AND id NOT IN (SELECT id FROM importMap WHERE name IS NULL ORDER BY usedAt DESC LIMIT ?)', mostLearned)
  })
}

export function removeMap(services: Services, id: number): void {
  services.store.untracked((db) => db.exec('DELETE FROM importMap WHERE id = ?', id))
}

const nextId = (db: ReadDb) => (db.value<number>('SELECT max(id) FROM importMap') ?? 0) + 1

/** What an older or newer Touchbase kept and this one cannot read is passed over. */
function keptMaps(db: ReadDb, rest: string, ...parameters: Value[]): KeptMap[] {
  return db.rows<{ id: number; name: string | null; map: string; usedAt: number }>(`SELECT id, name, map, usedAt FROM importMap ${rest}`, ...parameters).flatMap(({ id, name, map, usedAt }) => {
    const read = importMapSchema.safeParse(JSON.parse(map))
    return read.success ? [{ id, name, map: read.data, usedAt }] : []
  })
}
