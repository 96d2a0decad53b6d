import { createHash } from 'node:crypto'
import type { Database } from '../db/foreign-file.ts'

/** What a table holds, in two values that change when anything in it does. */
export interface TableDigest {
  rows: number
  /** SHA-256 (hex) over all values, see `digestTable`. */
  sha256: string
}

/** Counts and digests of every table that holds rows, by name: ours, SQLite's own sequences, and those behind the full-text indexes. */
export function digestTables(sqlite: Database, report: (done: number, total: number) => void = () => {}): Record<string, TableDigest> {
  const names = (sqlite.pragma('main.table_list') as { schema: string; name: string; type: string }[])
    .filter(({ schema, name, type }) => schema === 'main' && (type === 'table' || type === 'shadow') && name !== 'sqlite_schema')
    .map(({ name }) => name).sort()
  return Object.fromEntries(names.map((name, index) => {
    report(index, names.length)
    return [name, digestTable(sqlite, name)]
  }))
}

/** SHA-256 (hex) over what the database declares. */
export function digestLines(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * The digest of one table: SHA-256 over its column names and then its rows in the order of its primary key (of the row id
 * where it has none). Each value is its type and its bytes, so that no two different tables read the same:
 * `n` null; `i` and 8 bytes, big-endian; `r` and 8 bytes of IEEE 754; `t` or `b`, the length in 4 bytes, and the text as
 * UTF-8 or the bytes themselves.
 */
function digestTable(sqlite: Database, name: string): TableDigest {
  const columns = sqlite.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as { name: string; pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk).map((column) => quoted(column.name))
  const order = key.length > 0 ? key.join(', ') : 'rowid'
  const writer = new HashWriter()
  for (const column of columns) writer.value(column.name)
  let rows = 0
  const query = sqlite.prepare(`SELECT ${columns.map((column) => quoted(column.name)).join(', ')} FROM main.${quoted(name)} ORDER BY ${order}`)
  for (const row of query.raw().safeIntegers().iterate() as Iterable<Stored[]>) {
    for (const value of row) writer.value(value)
    rows += 1
  }
  return { rows, sha256: writer.end() }
}

type Stored = null | bigint | number | string | Buffer

/** Hashes many small values by way of one buffer: a call of the hash for each would take most of the time. */
class HashWriter {
  readonly #hash = createHash('sha256')
  readonly #buffer = Buffer.allocUnsafe(256 * 1024)
  #used = 0

  value(value: Stored): void {
    if (value === null) this.#tag('n', 0)
    else if (typeof value === 'bigint') this.#used = this.#buffer.writeBigInt64BE(value, this.#tag('i', 8))
    else if (typeof value === 'number') this.#used = this.#buffer.writeDoubleBE(value, this.#tag('r', 8))
    else if (typeof value === 'string') this.#text(value)
    else this.#long('b', value)
  }

  end(): string {
    this.#flush()
    return this.#hash.digest('hex')
  }

  #text(value: string): void {
    // UTF-8 takes at most three bytes for a unit of a JavaScript string.
    if (value.length * 3 > 64 * 1024) return this.#long('t', Buffer.from(value, 'utf8'))
    const at = this.#tag('t', 4 + value.length * 3)
    const length = this.#buffer.write(value, at + 4, 'utf8')
    this.#buffer.writeUInt32BE(length, at)
    this.#used = at + 4 + length
  }

  #long(tag: 'b' | 't', bytes: Buffer): void {
    this.#used = this.#buffer.writeUInt32BE(bytes.length, this.#tag(tag, 4))
    this.#flush()
    this.#hash.update(bytes)
  }

  /** Writes the type's letter with room for `size` bytes behind it; gives where they go. */
  #tag(letter: string, size: number): number {
    if (this.#used + size + 1 > this.#buffer.length) this.#flush()
    this.#used = this.#buffer.writeUInt8(letter.charCodeAt(0), this.#used)
    return this.#used
  }

  #flush(): void {
    this.#hash.update(this.#buffer.subarray(0, this.#used))
    this.#used = 0
  }
}
