import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import plans from 'libphonenumber-js/min/metadata'
import { expect, test } from 'vitest'
import { quickE164 } from '../../electron/core/contacts/phone-plans.ts'
import { carefulE164 } from '../../electron/core/contacts/phones.ts'
import { seeded } from '../support/random.ts'

type Plan = readonly [string, string, string, unknown, unknown, string | 0]
const countries = Object.entries((plans as unknown as { countries: Record<string, Plan> }).countries)

/** Numbers of every country, right and slightly wrong, in the ways people write them. */
function* numbers(): Generator<[string, string]> {
  const random = seeded(7)
  const draw = (below: number) => Math.floor(random() * below)
  const digits = (count: number) => Array.from({ length: count }, () => draw(10)).join('')
  for (const [country, plan] of countries) {
    const example = (examples as Record<string, string>)[country] ?? digits(9)
    const [code] = plan
    const prefix = plan[5] || '0'
    for (let round = 0; round < 40; round++) {
      const at = draw(example.length)
      const number = round === 0 ? example : round % 2 ? `${example.slice(0, at)}${draw(10)}${example.slice(at + 1)}` : digits(4 + draw(10))
      for (const text of [number, `${prefix}${number}`, `+${code}${number}`, `+${code} ${number.slice(0, 3)} ${number.slice(3)}`, `00${code}-${number}`, `+${code}(${prefix})${number}`, `${code}${number}`, `${number} x12`]) {
        yield [text, country]
        yield [text, '']
      }
    }
  }
}

test('what is taken from the numbering plans at once is what the library says, in every country', () => {
  let quick = 0
  const wrong: unknown[] = []
  for (const [text, country] of numbers()) {
    const found = quickE164(text, country)
    if (found === undefined) continue
    quick += 1
    const careful = carefulE164(text, country)
    if (found !== careful) wrong.push([text, country, found, careful])
  }
  expect(wrong).toEqual([])
  expect(quick).toBeGreaterThan(20_000)
}, 60_000)

test('most of what address books hold is taken at once', () => {
  const usual: [string, string][] = [['+1 205-913-1992 x3993', ''], ['(771) 560-7277', 'US'], ['647.609.3341', 'CA'], ['030 901820', 'DE'], ['0049 30 901820', ''], ['138 0013 8000', 'CN'], ['020 7946 0018', 'GB']]
  for (const [text, country] of usual) expect([text, quickE164(text, country)]).toEqual([text, carefulE164(text, country)])
})
