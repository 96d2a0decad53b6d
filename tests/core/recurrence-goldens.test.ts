import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fromCompact, toCompact } from '#shared/recurrence-text.ts'
import { expandSeries, wallSeconds, wallText } from '../../electron/core/recurrence/recurrence.ts'

/**
 * libical's expansions of rules. They list what a rule says by itself; a series of ours begins with its start, whether the
 * rule names it or not, and COUNT counts it (RFC 5545, sections 3.8.5.3 and 3.3.10). The list is compared with that done to it.
 */
const file = resolve(import.meta.dirname, '../../../shared/corpus/icalendar/libical/src/test/icalrecur_test.txt')

/** Where ours differs, and why ours is right. */
const explained: Record<string, string> = {
  'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30;BYWEEKNO=1;UNTIL=20320101': 'libical has not implemented it; every day that is named by all three is one.',
}

interface Golden {
  rule: string
  start: string
  instances: string
}

function goldens(): Golden[] {
  return readFileSync(file, 'utf8').split(/\n\s*\n/).flatMap((block) => {
    const value = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(block)?.[1]?.trim()
    const rule = value('RRULE')
    return rule === undefined ? [] : [{ rule, start: value('DTSTART') ?? '', instances: value('INSTANCES') ?? '' }]
  })
}

function expand({ rule, start }: Golden, count: number): string {
  const at = fromCompact(start) ?? ''
  const { times, problem } = expandSeries({ start: at, timeZone: null, recurrence: `RRULE:${rule}` }, { from: wallSeconds('0001-01-01'), to: wallSeconds('9999-12-31') }, { occurrences: Math.max(count, 1), time: 5_000 })
  return problem === 'notUnderstood' ? '***' : times.map((time) => toCompact(wallText(time, !at.includes('T')))).join(',')
}

test.skipIf(!existsSync(file))('the rules of libical happen when libical says', () => {
  const all = goldens()
  expect(all.length).toBeGreaterThan(100)
  const different = all.flatMap((golden) => {
    let instances = golden.instances.replaceAll('Z', '').split(',').filter(Boolean)
    const start = golden.start.replace('Z', '')
    if (golden.instances.startsWith('***')) return golden.rule in explained || expand(golden, 1) === '***' ? [] : [`${golden.rule} is malformed`]
    if (instances[0] !== start) {
      instances = [start, ...instances]
      if (golden.rule.includes('COUNT=')) instances.pop()
    }
    const ours = expand(golden, instances.length)
    return ours === instances.join(',') ? [] : [`${golden.rule} from ${golden.start}\n  ours ${ours.slice(0, 200)}\n  libical ${instances.join(',').slice(0, 200)}`]
  })
  expect(different).toEqual([])
})
