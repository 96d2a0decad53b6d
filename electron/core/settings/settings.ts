import { z } from 'zod'
import type { Store } from '../db/changes.ts'
import { control, read, router } from '../rpc/procedures.ts'

/** Settings and what is remembered of views: JSON by key, in the same file as everything else. They have no undo. */
export const settingsRouter = router({
  /** All settings as a record. */
  all: read(z.void(), ({ services }) => services.settings.all()),
  set: control(z.object({ key: z.string().min(1).max(200), value: z.json() }), (services, { key, value }) => {
    services.settings.set(key, value)
    services.emit({ type: 'change', tables: ['setting'] })
  }),
})

export class Settings {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  all(): Record<string, unknown> {
    return Object.fromEntries(this.#store.read.rows<{ key: string; value: string }>('SELECT key, value FROM setting ORDER BY key').map((row) => [row.key, JSON.parse(row.value) as unknown]))
  }

  get(key: string): unknown {
    const value = this.#store.read.value<string>('SELECT value FROM setting WHERE key = ?', key)
    return value === undefined ? null : (JSON.parse(value) as unknown)
  }

  set(key: string, value: unknown): void {
    this.#store.untracked((db) => db.exec('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value)))
  }

  /** The country (ISO 3166-1 alpha-2) that phone numbers without a country code belong to; empty when not set. */
  country(): string {
    const country = this.get('country')
    return typeof country === 'string' ? country : ''
  }
}
