import { z } from 'zod'
import { typedSchema } from '#shared/similar.ts'
import { readContact } from '../contacts/contacts.ts'
import { read, router, write } from '../rpc/procedures.ts'
import { namePartsSchema, previewName, readPhone } from './name-preview.ts'
import { companyPeople, rollUp } from './roll-up.ts'
import { findSimilar } from './similar.ts'
import { verifyContact } from './verify.ts'

const id = z.number().int().positive()

/** What a card on the screen asks beside the contact itself. */
export const cardsRouter = router({
  /** Contacts that may be the one being typed. */
  similar: read(typedSchema, ({ db, services }, typed) => findSimilar(db, typed, services.settings.country())),
  /** Says that all of a card is right, as of now; or takes that back. */
  verify: write('contacts.verify', z.object({ id, isRight: z.boolean() }), verifyContact),
  /** How a name being typed would be shown, listed and sorted. */
  previewName: read(namePartsSchema, (_ctx, parts) => previewName(parts)),
  /** How the phones of a contact are understood, in their order. */
  phones: read(z.object({ id }), ({ db, services }, { id }) => {
    const contact = readContact(db, id)
    const country = contact?.addresses.find(({ countryCode }) => countryCode !== '')?.countryCode ?? ''
    return contact?.phones.map(({ value }) => readPhone(value, country, services.settings.country())) ?? []
  }),
  /** What a company's people come to. */
  rollUp: read(z.object({ id }), ({ db }, { id }) => rollUp(db, id)),
  /** A window of them. */
  people: read(z.object({ id, offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) }), ({ db }, input) => companyPeople(db, input)),
})
