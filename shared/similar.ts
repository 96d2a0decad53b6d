import { z } from 'zod'
import { contactKinds, limits, type ContactKind } from './contacts.ts'

/** What is being typed into a card, as far as it can tell that the card is there already. */
const text = z.string().max(limits.text).default('')
export const typedSchema = z.object({
  /** The card being edited, which is not like itself. */
  id: z.number().int().positive().nullable().default(null),
  kind: z.enum(contactKinds).default('person'),
  givenName: text, familyName: text, fullName: text, company: text,
  emails: z.array(z.string().max(limits.text)).max(20).default([]),
  phones: z.array(z.string().max(limits.text)).max(20).default([]),
  /** ISO 3166-1 alpha-2 of the address being typed, for phones without a country code. */
  countryCode: z.string().max(2).default(''),
})
export type Typed = z.output<typeof typedSchema>

export type AgreeingField = 'name' | 'email' | 'phone' | 'company'

/** A contact that may be the one being typed. */
export interface SimilarContact {
  id: number
  kind: ContactKind
  name: string
  photo: string | null
  company: string
  title: string
  email: string
  phone: string
  city: string
  /** What agrees, the surest first, with the stored value that does. */
  agrees: { field: AgreeingField; value: string }[]
}
