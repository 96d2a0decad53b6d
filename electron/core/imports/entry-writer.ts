import type { ContactChanges } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { ImportRules, MatchKey, RowOutcome } from '#shared/imports.ts'
import type { RowResult } from './import-report.ts'
import type { Incoming } from './importer.ts'
import { findMatch, type Match } from './match-contact.ts'
import { changesFrom, termsOf, termsWithin } from './merge-contact.ts'
import { keyKinds, keysOf, type Absent, type EntryKeys, type People, type Present } from './people.ts'

/** What became of one entry. */
export interface Written extends RowResult {
  file: string
  /** An entry that was there already, for the list of collisions. */
  collision: { present: Present; changes: ContactChanges | null } | null
}

/** Where an entry is kept: as the first of its contact, in place of an earlier one of its format, or beside what another entry of the same import said. */
export type SourcePlace = 'first' | 'inPlace' | 'beside'

/** What is remembered of a run from entry to entry. */
export interface RunMemory {
  rules: ImportRules
  absent: Absent
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Contacts with a higher id were made by this run. */
  lastBefore: number
  /** Where the run made or last touched a contact; null where it did not. */
  placeOf(id: number): { file: string; line: number } | null
  remember(id: number): void
  /** Keeps the entry as it came, beside its contact. */
  keepSource(id: number, entry: Incoming, how: SourcePlace): void
  /** Whether `collision` is wanted; it costs a look at the contact. */
  tellsCollisions: boolean
}

/**
 * Decides what an entry is and does it: new, there already, or the same as an earlier one of this import. The dry run and the
 * run go through this one function; only the people they change differ.
 */
export function writeEntry(people: People, file: string, entry: Incoming, memory: RunMemory): Written {
  const { rules, absent, lastBefore, country } = memory
  const keys = keysOf(entry, country)
  const isAllowed = rules.duplicates === 'add' ? (id: number) => id > lastBefore : () => true
  const match = findMatch(entry, keys, { people, absent, rules, isAllowed })
  const step = new Step(people, file, entry, keys, memory)
  const earlier = match ? memory.placeOf(match.id) : null
  if (match && earlier) return step.again(match, earlier)
  if (!match) return step.create(null)
  if (rules.duplicates === 'skip') return step.done('skipped', match.by, match.id, null)
  return step.update(match, null)
}

class Step {
  readonly #people: People
  readonly #file: string
  readonly #entry: Incoming
  readonly #keys: EntryKeys
  readonly #memory: RunMemory
  readonly #problems: Problem[]
  #collision: Written['collision'] = null

  constructor(people: People, file: string, entry: Incoming, keys: EntryKeys, memory: RunMemory) {
    this.#people = people
    this.#file = file
    this.#entry = entry
    this.#keys = keys
    this.#memory = memory
    this.#problems = [...(entry.problems ?? [])]
  }

  /** A second entry of this run for one contact. */
  again(match: Match, earlier: { file: string; line: number }): Written {
    const where = earlier.file === this.#file ? `line ${earlier.line}` : `line ${earlier.line} of ${earlier.file}`
    if (match.by === 'source') {
      this.#tell('sameAgain', `The same entry stands earlier, at ${where}; it was taken once.`)
      return this.done('skipped', match.by, match.id, earlier)
    }
    if (!match.isNameAgreed) {
      this.#tell('duplicateUid', `Another entry of this import, at ${where}, has the same UID and another name; this one was added as a contact of its own.`)
      return this.create(null)
    }
    const { within } = this.#memory.rules
    if (within === 'keep' || (within === 'rows' && this.#entry.original !== null)) {
      this.#tell('repeatedEntry', `The entry at ${where} seems to be the same (${match.by}); both were kept.`)
      return this.create(match, earlier)
    }
    this.#tell('repeatedEntry', `The entry at ${where} is the same (${match.by}); the two were made one contact.`)
    return this.update(match, earlier)
  }

  create(match: Match | null, earlier: { file: string; line: number } | null = null): Written {
    const { uid } = this.#entry.content
    const isTaken = uid !== '' && !this.#memory.absent.is(keyKinds.uid, uid) && this.#people.byUid(uid) !== undefined
    const id = this.#people.create(this.#entry, isTaken ? '' : uid)
    this.#memory.keepSource(id, this.#entry, 'first')
    this.#memory.absent.add(this.#keys)
    return this.done('created', match?.by ?? null, id, earlier)
  }

  update(match: Match, earlier: { file: string; line: number } | null): Written {
    const { rules, country, tellsCollisions } = this.#memory
    // The very entry again says nothing new, and what the user changed since stays.
    const isSame = match.by === 'source'
    const present = isSame && !tellsCollisions ? null : this.#people.read(match.id)
    const changes = isSame || !present ? null : changesFrom(present, this.#entry.content, earlier ? termsWithin(country) : termsOf(rules, country))
    if (tellsCollisions && present) this.#collision = { present, changes }
    const isChanged = this.#people.update(match.id, this.#entry, changes)
    if (!isSame) this.#memory.keepSource(match.id, this.#entry, earlier ? 'beside' : 'inPlace')
    this.#memory.absent.add(this.#keys, true)
    return this.done(isChanged ? 'updated' : 'skipped', match.by, match.id, earlier)
  }

  done(outcome: RowOutcome, match: MatchKey | null, contactId: number, earlier: { line: number } | null): Written {
    if (outcome === 'created' || outcome === 'updated') this.#memory.remember(contactId)
    return {
      file: this.#file, line: this.#entry.line, outcome, match, earlierLine: earlier?.line ?? null, contactId, problems: this.#problems,
      cells: this.#problems.length > 0 ? (this.#entry.cells ?? null) : null, collision: this.#collision,
    }
  }

  #tell(code: string, message: string): void {
    this.#problems.push({ file: this.#file, line: this.#entry.line, code, message })
  }
}
