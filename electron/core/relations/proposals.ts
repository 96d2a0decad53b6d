import type { ProposalReason, RelationProposal } from '#shared/relations.ts'
import { listName } from '#shared/names.ts'
import { splitName } from '#shared/split-name.ts'
import type { ReadDb } from '../db/query.ts'
import { sortKey } from '../search/search.ts'
import { seenFrom } from './seen-relations.ts'

/** At most this many are offered at once: more is a list to be worked off, not a hint. */
const shown = 6
/** A firm of more people than this says nothing about who is whose colleague. */
const smallFirm = 40
/** How many ties of another contact are looked at. */
const reach = 60

interface Found {
  otherId: number
  label: string
  reason: ProposalReason
  via: string
  relationId?: number
}

/**
 * Relations that follow from what is there: who works at the same company now, siblings by a common parent, and so on.
 * Only by indexes and only one step further than the contact's own ties, so it costs the same at any size.
 */
export function propose(db: ReadDb, id: number): RelationProposal[] {
  const me = db.row<{ kind: string; deletedAt: number | null }>('SELECT kind, deletedAt FROM contact WHERE id = ?', id)
  if (!me || me.deletedAt !== null) return []
  const own = seenFrom(db, id)
  const taken = new Set(own.map((row) => row.otherId))
  const declined = new Set(db.column<number>('SELECT otherId FROM declinedRelation WHERE contactId = ? UNION SELECT contactId FROM declinedRelation WHERE otherId = ?', id, id))
  const proposals: RelationProposal[] = []
  const offered = new Set<number>()
  for (const found of candidates(db, id, me.kind === 'person', own)) {
    const { otherId, label, reason, via, relationId = null } = found
    if (otherId === id || declined.has(otherId) || offered.has(otherId) || (taken.has(otherId) && relationId === null)) continue
    const name = db.value<string>('SELECT name FROM contact WHERE id = ? AND deletedAt IS NULL', otherId)
    if (name === undefined) continue
    offered.add(otherId)
    proposals.push({ otherId, name, label, reason, via, relationId })
    if (proposals.length === shown) break
  }
  return proposals
}

/** The surest first: what is taken off the list ends it early. */
function* candidates(db: ReadDb, id: number, isPerson: boolean, own: ReturnType<typeof seenFrom>): Generator<Found> {
  yield* namesakes(db, own)
  if (!isPerson) return
  for (const { mine, theirs, label, reason } of steps) {
    for (const via of own.filter((row) => row.otherId !== null && row.label !== null && mine.includes(row.label)).slice(0, 20)) {
      for (const tie of seenFrom(db, via.otherId ?? 0).slice(0, reach)) {
        if (tie.otherId !== null && tie.kind === 'person' && tie.label !== null && theirs.includes(tie.label)) yield { otherId: tie.otherId, label, reason, via: via.name }
      }
    }
  }
  yield* colleagues(db, id)
}

/** What somebody tied to me by `mine` calls another → what that other is to me. */
const steps: readonly { mine: readonly string[]; theirs: readonly string[]; label: string; reason: ProposalReason }[] = [
  { mine: ['parent'], theirs: ['child'], label: 'sibling', reason: 'sameParent' },
  { mine: ['sibling'], theirs: ['parent'], label: 'parent', reason: 'parentOfSibling' },
  { mine: ['spouse'], theirs: ['child'], label: 'child', reason: 'childOfSpouse' },
  { mine: ['parent'], theirs: ['spouse'], label: 'parent', reason: 'spouseOfParent' },
  { mine: ['child'], theirs: ['sibling'], label: 'child', reason: 'siblingOfChild' },
  { mine: ['manager'], theirs: ['report'], label: 'colleague', reason: 'sameManager' },
  { mine: ['referredBy'], theirs: ['referred'], label: 'other', reason: 'sameReferrer' },
]

/** A relation with a name alone whose name is that of one contact. */
function* namesakes(db: ReadDb, own: ReturnType<typeof seenFrom>): Generator<Found> {
  for (const row of own.filter((other) => other.otherId === null && !other.isTheirs && other.name.trim() !== '').slice(0, 20)) {
    const parts = { kind: 'person' as const, fileAs: null, phones: [], emails: [], positions: [], ...splitName(row.name) }
    const keys = [...new Set([sortKey(listName(parts)), sortKey(row.name)])]
    const ids = keys.flatMap((key) => db.column<number>('SELECT id FROM contact WHERE deletedAt IS NULL AND sortKey = ? LIMIT 2', key))
    const [only] = ids
    // Of two of one name, neither is the likely one.
    if (only !== undefined && new Set(ids).size === 1) yield { otherId: only, label: row.label ?? 'other', reason: 'sameName', via: row.name, relationId: row.id }
  }
}

const firmsSql = `SELECT companyId, company FROM position WHERE contactId = ? AND endedOn IS NULL AND (companyId IS NOT NULL OR company <> '') ORDER BY rank LIMIT 3`
const peopleSql = (by: 'companyId = ?' | `companyId IS NULL AND company <> '' AND company = ?`) => `SELECT p.contactId FROM position p JOIN contact c ON c.id = p.contactId
  WHERE p.${by} AND p.endedOn IS NULL AND c.deletedAt IS NULL AND c.kind = 'person' LIMIT ${smallFirm + 1}`

function* colleagues(db: ReadDb, id: number): Generator<Found> {
  for (const { companyId, company } of db.rows<{ companyId: number | null; company: string }>(firmsSql, id)) {
    const people = companyId === null ? db.column<number>(peopleSql(`companyId IS NULL AND company <> '' AND company = ?`), company) : db.column<number>(peopleSql('companyId = ?'), companyId)
    if (people.length > smallFirm) continue
    for (const otherId of people) yield { otherId, label: 'colleague', reason: 'sameCompany', via: company }
  }
}
