import { z } from 'zod'
import type { ActivityContent } from '#shared/activities.ts'
import { builtInTypes, type ActivityType } from '#shared/activity-types.ts'
import { byName } from '#shared/lookup.ts'
import type { QuickAdd } from '#shared/quick-add.ts'
import { addDays, addMinutes, isTimeless } from '#shared/wall-time.ts'
import { requireType } from '../activities/activities.ts'
import { clockOf, wallText } from '../reader-clock.ts'
import { readLater, router, type ReadContext } from '../rpc/procedures.ts'
import { longestLine, parseQuickAdd } from './parse.ts'

/** A name of the line, and the contacts that it may mean, the best first. */
export interface FoundPerson {
  text: string
  matches: { contactId: number; name: string }[]
}

const input = z.object({
  line: z.string().max(longestLine), language: z.string().max(35), timeZone: z.string().min(1).max(100),
  /** Stretches of the line that the user took back: words, whatever they look like. */
  plain: z.array(z.tuple([z.number().int().min(0), z.number().int().min(0)])).max(50).optional(),
})
type Asked = z.output<typeof input>

/** One typed line as an activity. */
export const quickAddRouter = router({
  /** What a line means, whom its names mean, and the activity it would become, with each name's first match. Nothing is written. */
  parse: readLater(input, understand),
})

async function understand(ctx: ReadContext, { line, timeZone, plain }: Asked): Promise<{ parsed: QuickAdd; people: FoundPerson[]; content: ActivityContent }> {
  const now = wallText(clockOf(timeZone).toWall(ctx.now))
  const parsed = parseQuickAdd(line, now, plain?.filter(([from, to]) => from < to && to <= line.length))
  const people: FoundPerson[] = []
  for (const text of parsed.people.slice(0, 10)) people.push({ text, matches: await findPerson(ctx, text) })
  return { parsed, people, content: contentFor(ctx, parsed, people, timeZone) }
}

/** A title behind a Chinese family name, and words of courtesy before a name. */
const honorific = /^(.{1,3}?)(?:总经理|董事长|总监|总裁|经理|主任|老师|先生|女士|小姐|太太|医生|教授|律师|博士|师傅|院长|校长|局长|处长|总|董|工|哥|姐|總經理|董事長|總監|總裁|經理|老師|醫生|律師|師傅|院長|校長|局長|處長|總|先生)$/u
const courtesy = /^(?:mr|mrs|ms|miss|dr|prof)\.?\s+/iu
const mostMatches = 5

/** Contacts by a name as it is spoken: as search finds it; 王总 is anybody of the family 王, those first whose title says so. */
async function findPerson({ db, services }: ReadContext, text: string): Promise<FoundPerson['matches']> {
  const find = async (words: string) => (await services.lists.window(db, { text: words }, byName, 0, 50, true)).ids
  const named = (ids: ArrayLike<number>) => Array.from(ids).flatMap((id) => db.row<{ contactId: number; name: string; familyName: string | null }>('SELECT id AS contactId, name, familyName FROM contact WHERE id = ?', id) ?? [])
  const plain = ({ contactId, name }: { contactId: number; name: string }) => ({ contactId, name })
  const wanted = text.replace(courtesy, '').trim()
  const exact = named(await find(wanted))
  if (exact.length > 0) return exact.toSorted((a, b) => Number(isNamed(b.name, wanted)) - Number(isNamed(a.name, wanted))).slice(0, mostMatches).map(plain)
  const family = honorific.exec(wanted)?.[1]
  if (family === undefined) return []
  const title = wanted.slice(family.length)
  const hasTitle = (contactId: number) => db.row('SELECT 1 FROM position WHERE contactId = ? AND instr(title, ?) > 0', contactId, title) !== undefined
  return named(await find(family)).filter(({ name, familyName }) => name.startsWith(family) || familyName === family)
    .map((one) => ({ ...one, rank: hasTitle(one.contactId) ? 0 : 1 })).sort((a, b) => a.rank - b.rank).slice(0, mostMatches).map(plain)
}

/** Whether a name has a word as one of its own, not only as the beginning of one. */
const isNamed = (name: string, text: string): boolean => ` ${name.toLowerCase()} `.includes(` ${text.toLowerCase()} `)

/** The activity that a line would become: what it does not say is as its type has it. What cannot be planned becomes a to-do that says so. */
function contentFor({ db }: ReadContext, parsed: QuickAdd, people: readonly FoundPerson[], timeZone: string): ActivityContent {
  const own: ActivityType = requireType(db, builtInTypes[parsed.type])
  const type = own.isPlanned ? own : requireType(db, builtInTypes.todo)
  const verb = parsed.chips.find(({ kind }) => kind === 'type')?.text ?? ''
  const start = parsed.start
  const isDay = start === null || isTimeless(start)
  const end = parsed.end ?? (start === null ? null : isDay ? (type.isTask ? null : addDays(start, 1)) : type.duration > 0 ? addMinutes(start, type.duration) : null)
  return {
    typeId: type.id, regarding: own.isPlanned ? parsed.regarding : [verb, parsed.people.join(', '), parsed.regarding].filter(Boolean).join(' '), details: '', location: parsed.location,
    start, end, timeZone: isDay ? null : timeZone, endTimeZone: null, recurrence: parsed.recurrence, status: 'planned', priority: parsed.priority || type.priority, isFree: false, isPrivate: false, colour: null, calendarId: null,
    participants: people.map(({ text, matches }) => ({ contactId: matches[0]?.contactId ?? null, name: matches[0]?.name ?? text, email: '', answer: null })),
    alarms: type.alarm === null || isDay ? [] : [{ offset: -type.alarm * 60, isFromEnd: false, at: null }],
  }
}
