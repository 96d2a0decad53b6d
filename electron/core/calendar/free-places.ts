import { addDays, type Day, type WallTime } from '#shared/wall-time.ts'
import { clockOf, wallText, type ReaderClock } from '../reader-clock.ts'
import type { Services } from '../services.ts'
import { workingHours } from '../settings/settings.ts'
import { occurrencesIn } from './window.ts'

/** A stretch without anything that takes up time, in wall time of the reader's zone. */
export interface FreePlace {
  start: WallTime
  end: WallTime
}

export interface FreeQuestion {
  from: Day
  /** Exclusive. */
  to: Day
  timeZone: string
  /** What is to fit in. */
  minutes: number
}

const dayLength = 86_400_000
const mostPlaces = 200
/** Free places begin on a quarter of an hour. */
const grid = 900_000

/** Free places within working hours, from now on: between whatever is planned and takes up time. Whole days do where they are events. */
export async function freePlaces(services: Services, { from, to, timeZone, minutes }: FreeQuestion): Promise<FreePlace[]> {
  const clock = clockOf(timeZone)
  const hours = workingHours(services.store.read)
  const busy = await busyTimes(services, clock, { from, to, timeZone, minutes })
  const places: FreePlace[] = []
  const now = Math.ceil(clock.toWall(services.now()) / grid) * grid
  for (let day = from; day < to && places.length < mostPlaces; day = addDays(day, 1)) {
    const begin = Date.parse(`${day}T00:00:00Z`)
    if (!hours.days.includes(new Date(begin).getUTCDay())) continue
    const close = begin + timeOf(hours.to)
    let open = Math.max(begin + timeOf(hours.from), now)
    for (const [start, end] of [...busy.filter(([start, end]) => start < close && end > open), [close, close] as const]) {
      if (start - open >= minutes * 60_000) places.push({ start: wallText(open), end: wallText(start) })
      open = Math.max(open, Math.ceil(end / grid) * grid)
    }
  }
  return places.slice(0, mostPlaces)
}

const timeOf = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000

/** What takes up time, as stretches of the wall, in order. A task without a time and what is done or only marked takes none. */
async function busyTimes(services: Services, clock: ReaderClock, { from, to, timeZone }: FreeQuestion): Promise<(readonly [number, number])[]> {
  const occurrences = await occurrencesIn(services, { from, to, timeZone })
  return occurrences.filter((one) => !one.isFree && one.status !== 'done' && one.start !== null && !(one.isTimeless && one.isTask)).map((one) => {
    const start = Date.parse(one.isTimeless ? `${one.start}T00:00:00Z` : `${one.start}Z`)
    // Whatever the clock does in between, the end is what it shows then.
    const end = one.until === null ? (one.end === null ? start + (one.isTimeless ? dayLength : 0) : Date.parse(one.isTimeless ? `${one.end}T00:00:00Z` : `${one.end}Z`)) : clock.toWall(one.until)
    return [start, end] as const
  }).sort(([a], [b]) => a - b)
}
