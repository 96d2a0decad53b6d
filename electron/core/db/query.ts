import type { Database, Statement } from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable } from 'kysely'
import { trackedTables, type Schema, type TrackedTable } from './schema.ts'

/** Builds queries; never runs them. ReadDb and WriteDb compile what it built and run it at once on the one connection. */
export const kysely = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

export type Value = string | number | bigint | null | Uint8Array

/** A handle that can only read: a statement that would write is refused. */
export class ReadDb {
  /** Tells the two handles apart for the type checker: a ReadDb is no WriteDb. */
  readonly access: 'read' | 'write' = 'read'
  protected readonly sqlite: Database
  readonly #statements = new Map<string, Statement>()

  constructor(sqlite: Database) {
    this.sqlite = sqlite
  }

  /** All rows of a built query. */
  all<R>(query: Compilable<R>): R[] {
    const { sql, parameters } = query.compile()
    return this.rows<R>(sql, ...(parameters as Value[]))
  }

  /** The first row of a built query, or undefined. */
  first<R>(query: Compilable<R>): R | undefined {
    const { sql, parameters } = query.compile()
    return this.row<R>(sql, ...(parameters as Value[]))
  }

  /** All rows of raw SQL. */
  rows<R>(sql: string, ...parameters: Value[]): R[] {
    return this.reading(sql).all(...parameters) as R[]
  }

  /** The first row of raw SQL, or undefined. */
  row<R>(sql: string, ...parameters: Value[]): R | undefined {
    return this.reading(sql).get(...parameters) as R | undefined
  }

  /** The first column of the first row of raw SQL, or undefined. */
  value<V extends Value>(sql: string, ...parameters: Value[]): V | undefined {
    return this.reading(sql).pluck(true).get(...parameters) as V | undefined
  }

  /** The first column of all rows of raw SQL. */
  column<V extends Value>(sql: string, ...parameters: Value[]): V[] {
    return this.reading(sql).pluck(true).all(...parameters) as V[]
  }

  /** All rows of raw SQL as arrays, which cost half of what objects do: for reading whole tables. */
  tuples<R extends readonly unknown[]>(sql: string, ...parameters: Value[]): R[] {
    return this.reading(sql).raw(true).all(...parameters) as R[]
  }

  /** How SQLite would run a query, for tests that a hot query uses its index. */
  explain(sql: string, ...parameters: Value[]): string {
    return this.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...parameters).map((row) => row.detail).join('\n')
  }

  private reading(sql: string): Statement {
    const statement = this.prepared(sql)
    if (!statement.readonly) throw new Error(`A read tried to write: ${sql}`)
    // Statements are kept, and keep the way their rows were last asked for.
    return statement.raw(false).pluck(false)
  }

  /** What a handle refuses to run, looked at once per statement. */
  protected check(_sql: string): void {}

  protected prepared(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      this.check(sql)
      statement = this.sqlite.prepare(sql)
      if (this.#statements.size > 500) this.#statements.clear()
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

/** The columns of a table's rows as one place makes them, in the order of their values. One object for all of them: statements are kept by it. */
export interface RowShape {
  table: keyof Schema
  columns: readonly string[]
}

/** Rows of more columns are wide. At most as many as a number has bits are told apart. */
const wide = 12

/** A handle that writes. It is only ever handed out inside a transaction that belongs to a change set (changes.ts). */
export class WriteDb extends ReadDb {
  override readonly access = 'write'
  readonly #inserts = new Map<keyof Schema, RowShape>()
  readonly #statements = new Map<RowShape, Map<number, Statement>>()
  readonly #onInsert: (table: TrackedTable, shape: RowShape, values: readonly Value[]) => void

  /** `onInsert` is told of every row inserted into a tracked table. */
  constructor(sqlite: Database, onInsert: (table: TrackedTable, shape: RowShape, values: readonly Value[]) => void) {
    super(sqlite)
    this.#onInsert = onInsert
  }

  /** All of `work` or nothing of it, within the transaction that is under way: for one of many that may fail alone. */
  atomically<T>(work: () => T): T {
    this.exec('SAVEPOINT one')
    try {
      const value = work()
      this.exec('RELEASE one')
      return value
    } catch (error) {
      // A full disk ends the whole transaction, and the savepoint with it.
      if (this.sqlite.inTransaction) {
        this.exec('ROLLBACK TO one')
        this.exec('RELEASE one')
      }
      throw error
    }
  }

  /** Runs a built insert, update or delete; gives the number of rows changed. */
  run(query: Compilable): number {
    const { sql, parameters } = query.compile()
    return this.exec(sql, ...(parameters as Value[]))
  }

  /** Runs raw SQL; gives the number of rows changed. */
  exec(sql: string, ...parameters: Value[]): number {
    return this.prepared(sql).run(...parameters).changes
  }

  /** Inserts one row by a statement that is prepared once per table, and notes it for undo. The id is given, never drawn by SQLite (newId). */
  insert<T extends keyof Schema>(table: T, row: Schema[T]): void {
    let shape = this.#inserts.get(table)
    // The rows of a table are made in one place each, so their columns stand in one order; another order is another statement.
    if (!shape || !hasColumns(row, shape.columns)) {
      if (shape) this.#statements.delete(shape)
      this.#inserts.set(table, (shape = { table, columns: Object.keys(row) }))
    }
    this.insertValues(shape, Object.values(row) as Value[])
  }

  /** The same for one of many rows, given as its values in the order of the columns. */
  insertValues(shape: RowShape, values: Value[]): void {
    const { length } = values
    // Of a wide row most columns are null: leaving those out costs less than saying so.
    let given = 0
    if (length > wide && length <= 31) for (let at = 0; at < length; at++) if (values[at] !== null) given |= 1 << at
    let known = this.#statements.get(shape)
    if (!known) this.#statements.set(shape, (known = new Map()))
    let statement = known.get(given)
    if (!statement) {
      const columns = given === 0 ? shape.columns : shape.columns.filter((_, at) => given & (1 << at))
      if (known.size > 100) known.clear()
      known.set(given, (statement = this.sqlite.prepare(`INSERT INTO ${shape.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)))
    }
    statement.run(given === 0 ? values : values.filter((value) => value !== null))
    if (isTracked(shape.table)) this.#onInsert(shape.table, shape, values)
  }

  /** Invariant: no row of a tracked table is inserted but by `insert`, so none escapes the log. */
  protected override check(sql: string): void {
    const into = /^\s*(?:WITH\b[^]*?\)\s*)?(?:INSERT|REPLACE)\b[^]*?\bINTO\s+(?:main\.)?["`[]?(\w+)/i.exec(sql)?.[1]
    if (into !== undefined && isTracked(into)) throw new Error(`Rows of ${into} are inserted by WriteDb.insert alone: ${sql}`)
  }
}

function hasColumns(row: object, columns: readonly string[]): boolean {
  let index = 0
  for (const name in row) if (columns[index++] !== name) return false
  return index === columns.length
}

const trackedNames: ReadonlySet<string> = new Set(Object.keys(trackedTables))
const isTracked = (table: string): table is TrackedTable => trackedNames.has(table)
