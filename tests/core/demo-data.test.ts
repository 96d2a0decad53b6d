import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { type ContactContent, contactChangesSchema, emptyContent, knownLabels } from '#shared/contacts.ts'
import { composeName } from '#shared/names.ts'

// The demo people of resources/demo are nobody: these tests keep it so, and keep the files readable by the core.

const folder = resolve(import.meta.dirname, '../../resources/demo')
const read = (name: string) => JSON.parse(readFileSync(resolve(folder, `${name}.json`), 'utf8')) as (Partial<ContactContent> & { uid: string })[]

const companies = read('companies').map(emptyContent)
const english = read('people-en').map(emptyContent)
const simplified = read('people-zh-CN').map(emptyContent)
const traditional = read('people-zh-TW').map(emptyContent)
const people = [...english, ...simplified, ...traditional]
const all = [...companies, ...people]

/** The name by which relations point at a person: the parts without titles. */
const plainName = (person: ContactContent) => person.fullName ?? composeName({ ...person, prefix: null, suffix: null })
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

/**
 * Numbers nobody can have. First those kept for film and print by the country's regulator; then, where there are none,
 * blocks that are not given out: subscriber numbers beginning with 0 or 1, and codes without an operator.
 */
const nobodysNumbers = [
  /^\+1\d{3}55501\d\d$/, // NANPA: 555-0100 to 555-0199
  /^\+44(2079460|1614960|1314960|1134960|1214960|1632960|7700900)\d{3}$/, // Ofcom, numbers for drama
  /^\+49(4066969|8999998|3023125|6990009)\d{3}$/, /^\+492214710\d{3}$/, /^\+49(17139200|176040690)\d\d$/, // Bundesnetzagentur, "Drama Numbers"
  /^\+33(19900|35301|46571|63998)\d{4}$/, // ARCEP, décision 2018-0881
  /^\+468465004\d\d$/, /^\+46701740[67]\d\d$/, // PTS, numbers for books and film
  /^\+35320(91\d)\d{4}$/, // ComReg, 020 91
  /^\+48(58|12|42|61|71)055\d{4}$/, /^\+48400\d{6}$/, /^\+34(929|750)\d{6}$/, /^\+47(25|44)\d{6}$/, /^\+4583\d{6}$/,
  /^\+3583055\d{4}$/, /^\+358490\d{6}$/, /^\+420(440|600)\d{6}$/, /^\+8145000\d{4}$/, /^\+81900000\d{4}$/,
  /^\+82(2055|100555)\d{4}$/, /^\+84(241555\d{4}|95055\d{4})$/,
  /^\+86(10|2\d|[3-9]\d\d)1555\d{4}$/, /^\+861540055\d{4}$/,
  /^\+886([247]1555\d{4}|([36]|49)155\d{4})$/, /^\+886999055\d{3}$/, /^\+8521555\d{4}$/,
]

test('there are 200 people and 60 companies, numbered', () => {
  expect([english.length, simplified.length, traditional.length, companies.length]).toEqual([120, 45, 35, 60])
  expect(people.map((person) => person.uid)).toEqual(people.map((_, index) => `demo-p-${String(index + 1).padStart(3, '0')}`))
  expect(companies.map((company) => company.uid)).toEqual(companies.map((_, index) => `demo-c-${String(index + 1).padStart(3, '0')}`))
})

test.each(all.map((contact) => [contact.uid, contact] as const))('%s is a contact as the core takes it, with no field unknown or lost', (_, { uid, ...content }) => {
  expect(uid).toMatch(/^demo-/)
  expect(contactChangesSchema.strict().parse(content)).toEqual(content)
})

test('every company named by a position exists', () => {
  const names = new Set(companies.map((company) => company.fullName))
  const unknown = people.flatMap((person) => person.positions).map((position) => position.company).filter((company) => company && !names.has(company))
  expect(unknown).toEqual([])
  expect(repeated(companies.map((company) => company.fullName ?? ''))).toEqual([])
})

test('every person named by a relation exists once, and marriages hold on both sides', () => {
  const byName = new Map(people.map((person) => [plainName(person), person]))
  expect(byName.size).toBe(people.length)
  for (const person of people) {
    for (const { label, name } of person.relations) {
      const other = byName.get(name)
      expect(other, `${plainName(person)}: ${label} ${name}`).toBeDefined()
      expect(knownLabels.relations).toContain(label)
      if (label === 'spouse') expect(other?.relations).toContainEqual({ label: 'spouse', name: plainName(person) })
    }
  }
})

test('no mail and no link can reach anybody: all hosts are reserved by RFC 2606, section 3', () => {
  const reserved = /(^|\.)example\.(com|org|net)$/
  const mails = all.flatMap((contact) => contact.emails.map((email) => email.value))
  expect(mails.filter((mail) => !/^[a-z0-9][a-z0-9.-]*@[a-z0-9.-]+$/.test(mail) || !reserved.test(mail.split('@')[1] ?? ''))).toEqual([])
  expect(repeated(mails)).toEqual([])
  const pages = all.flatMap((contact) => contact.links).filter((link) => link.kind !== 'messenger').map((link) => link.value)
  expect(pages.filter((page) => !reserved.test(new URL(page).hostname))).toEqual([])
})

test('no phone can ring: each number has the shape of its country, and none is given out', () => {
  const phones = all.flatMap((contact) => contact.phones)
  const numbers = phones.map((phone) => parsePhoneNumberFromString(phone.value))
  expect(phones.filter((_, index) => !numbers[index]?.isPossible()).map((phone) => phone.value)).toEqual([])
  const digits = numbers.map((number) => String(number?.number))
  expect(digits.filter((number) => !nobodysNumbers.some((range) => range.test(number)))).toEqual([])
  expect(repeated(digits)).toEqual([])
  expect(people.filter((person) => person.phones.length < 1 || person.phones.length > 3).map(plainName)).toEqual([])
})

test('nobody says the same thing of two people', () => {
  const sentences = all.flatMap((contact) => [contact.note, contact.howWeMet].flatMap((text) => text?.split(/(?<=[.!?。！？])\s*/u) ?? [])).filter((sentence) => sentence.length > 8)
  expect(repeated(sentences)).toEqual([])
  expect(all.filter((contact) => !contact.note).map((contact) => contact.uid)).toEqual([])
})

test('each Chinese file keeps to its script', () => {
  const onlySimplified = /[这们时会国说来对过还没个为从东车门问间关开张陈刘发样现种应该学习书写读听讲让请谢谁业务产经济总报纸药]/u
  const onlyTraditional = /[這們時會國說來對過還沒個為從東車門問間關開張陳劉發樣現種應該學習書寫讀聽講讓請謝誰業務產經濟總報紙藥]/u
  const words = (contact: ContactContent) => [plainName(contact), contact.note, contact.howWeMet, ...contact.tags, ...contact.positions.map((position) => position.title)].join(' ')
  expect(simplified.map(words).filter((text) => onlyTraditional.test(text))).toEqual([])
  expect(traditional.map(words).filter((text) => onlySimplified.test(text))).toEqual([])
})

test('the list shows what Touchbase can do: job changes, birthdays without a year, relations, favourites', () => {
  expect(people.filter((person) => person.isFavourite)).toHaveLength(12)
  expect(people.filter((person) => person.positions.some((position) => position.endedOn)).length).toBeGreaterThan(12)
  const birthdays = people.flatMap((person) => person.dates).filter((date) => date.label === 'birthday')
  expect(birthdays.length).toBeGreaterThan(100)
  expect(birthdays.filter((date) => date.value.startsWith('--')).length).toBeGreaterThan(20)
  expect(people.filter((person) => person.howWeMet).length).toBeGreaterThan(15)
  expect(new Set(people.flatMap((person) => person.addresses).map((address) => address.countryCode)).size).toBeGreaterThan(14)
})
