import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { emptyContent, type ContactContent } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { composeName } from '#shared/names.ts'
import { createContact, readContact, updateContact } from '../contacts/contacts.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { changeOnce, job, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { fillDay } from './demo-day.ts'

export const demoRouter = router({
  /** Fills an empty file with a consultant's world: 200 people, 60 companies, three languages, what was and what is to come. One change set. */
  fill: job('demo', z.void(), (ctx, services) => fillDemo(ctx, services)),
})

/** Throws `conflict` when the file has contacts already. */
export async function fillDemo(ctx: JobContext, services: Services): Promise<{ created: number }> {
  if (services.store.read.row('SELECT 1 FROM contact LIMIT 1')) throw new AppError('conflict', 'This file has contacts already. The sample data is for an empty file.')
  const folder = join(services.folders.resources, 'demo')
  const contents = demoContents(folder)
  return changeOnce(services, ctx.actor, 'demo.fill', (write) => {
    const ids = new Map<string, number>()
    for (const content of contents) ids.set(nameOf(content), createContact(write, content, content.uid))
    for (const id of ids.values()) {
      const contact = readContact(write.db, id)
      if (!contact || contact.relations.length === 0) continue
      updateContact(write, id, { relations: contact.relations.map((relation) => ({ ...relation, otherId: ids.get(relation.name) ?? null })) })
    }
    fillDay(write, folder, speakersOf(contents, ids))
    write.about({ count: contents.length })
    return { created: contents.length }
  })
}

/** Companies first, so that people are linked to them as they come in. */
function demoContents(folder: string): ContactContent[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as (Partial<ContactContent> & { uid: string })[])
    .map(emptyContent)
}

/** The people by the language they speak; whose card names none speaks English. */
function speakersOf(contents: readonly ContactContent[], ids: ReadonlyMap<string, number>): Map<string, number[]> {
  const speakers = new Map<string, number[]>()
  for (const content of contents) {
    const id = ids.get(nameOf(content))
    if (content.kind !== 'person' || id === undefined) continue
    const language = content.language?.startsWith('zh') ? content.language : 'en'
    speakers.set(language, [...(speakers.get(language) ?? []), id])
  }
  return speakers
}

/** How relations of the sample data name each other. */
function nameOf(content: ContactContent): string {
  return content.fullName ?? composeName({ ...content, prefix: null, suffix: null })
}
