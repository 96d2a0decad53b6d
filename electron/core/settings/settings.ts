import { z } from 'zod'
import { usualHours, workingHoursKey, workingHoursSchema, type WorkingHours } from '#shared/working-hours.ts'
import { kysely, type ReadDb } from '../db/query.ts'
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

/** When the user works: as it is set, else as usual in the region of this computer. Days 0 Sunday to 6 Saturday. */
export function workingHours(db: ReadDb): WorkingHours {
  const row = db.first(kysely.selectFrom('setting').select('value').where('key', '=', workingHoursKey))
  const set = row ? workingHoursSchema.safeParse(JSON.parse(row.value)) : null
  return set?.success ? set.data : usualHours(new Intl.DateTimeFormat().resolvedOptions().locale)
}

export class Settings {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  all(): Record<string, unknown> {
    return Object.fromEntries(this.#store.read.all(kysely.selectFrom('setting').selectAll().orderBy('key')).map((row) => [row.key, JSON.parse(row.value) as unknown]))
  }

  get(key: string): unknown {
    const row = this.#store.read.first(kysely.selectFrom('setting').select('value').where('key', '=', key))
    return row ? (JSON.parse(row.value) as unknown) : null
  }

  set(key: string, value: unknown): void {
    this.#store.untracked((db) => db.run(kysely.insertInto('setting').values({ key, value: JSON.stringify(value) }).onConflict((oc) => oc.column('key').doUpdateSet({ value: JSON.stringify(value) }))))
  }

  /** The country (ISO 3166-1 alpha-2) that phone numbers without a country code belong to; empty when not set. */
  country(): string {
    const country = this.get('country')
    return typeof country === 'string' ? country : ''
  }
}
