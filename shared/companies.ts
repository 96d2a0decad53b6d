/** What a company's people come to. */
export interface CompanyRollUp {
  current: number
  former: number
  /** Tags of those who work there now, with how many have them. */
  tags: { name: string; count: number }[]
  /** The latest documents of its people. */
  documents: { id: number; name: string; addedAt: number; contactId: number; contact: string }[]
}

/** Somebody who works or worked at a company, with what is needed to reach them. */
export interface CompanyPerson {
  id: number
  name: string
  photo: string | null
  title: string
  department: string
  isFormer: boolean
  endedOn: string | null
  phone: string
  e164: string | null
  email: string
}
