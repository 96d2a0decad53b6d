import { fc } from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'

import { splitName } from '#shared/split-name.ts'

type Parts = Partial<Record<'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'nick' | 'full', string>> & { first?: boolean }
const check = (cases: readonly (readonly [string, Parts])[]) =>
  test.each(cases)('%s', (text, parts) => {
    expect(splitName(text)).toEqual({
      prefix: parts.prefix ?? null, givenName: parts.given ?? null, middleName: parts.middle ?? null, familyName: parts.family ?? null,
      suffix: parts.suffix ?? null, nickname: parts.nick ?? null, fullName: parts.full ?? null, familyNameFirst: parts.first ?? null,
    })
  })

describe('Latin letters', () => {
  check([
    ['Ewa Nowak', { given: 'Ewa', family: 'Nowak' }],
    ['Nowak, Ewa', { given: 'Ewa', family: 'Nowak' }],
    ['Nowak, Ewa Maria', { given: 'Ewa', middle: 'Maria', family: 'Nowak' }],
    ['John Fitzgerald Kennedy', { given: 'John', middle: 'Fitzgerald', family: 'Kennedy' }],
    ['Dr. Ewa van der Berg PhD', { prefix: 'Dr.', given: 'Ewa', family: 'van der Berg', suffix: 'PhD' }],
    ['Prof. Dr. Hans-Peter Müller', { prefix: 'Prof. Dr.', given: 'Hans-Peter', family: 'Müller' }],
    ['Berg, Pieter van den', { given: 'Pieter', family: 'van den Berg' }],
    ['Ludwig von Beethoven', { given: 'Ludwig', family: 'von Beethoven' }],
    ['María de la Cruz', { given: 'María', family: 'de la Cruz' }],
    ['José Ortega y Gasset', { given: 'José', family: 'Ortega y Gasset' }],
    ['Mohammed bin Salman', { given: 'Mohammed', family: 'bin Salman' }],
    ['Nagib al-Masri', { given: 'Nagib', family: 'al-Masri' }],
    ['Leonardo Di Caprio', { given: 'Leonardo', family: 'Di Caprio' }],
    ['Martin Luther King, Jr.', { given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['Martin Luther King Jr.', { given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['Loudon Wainwright III', { given: 'Loudon', family: 'Wainwright', suffix: 'III' }],
    ['Jane Doe, MD, PhD', { given: 'Jane', family: 'Doe', suffix: 'MD, PhD' }],
    ['Yo-Yo Ma', { given: 'Yo-Yo', family: 'Ma' }],
    ['William "Bill" Gates', { given: 'William', family: 'Gates', nick: 'Bill' }],
    ['William (Bill) Gates', { given: 'William', family: 'Gates', nick: 'Bill' }],
    ["Robert 'Bob' Dole", { given: 'Robert', family: 'Dole', nick: 'Bob' }],
    ["Sean O'Neill", { given: 'Sean', family: "O'Neill" }],
    ['Madonna', { given: 'Madonna' }],
    ['Mr. Smith', { prefix: 'Mr.', family: 'Smith' }],
    ['Sir Elton', { prefix: 'Sir', given: 'Elton' }],
    ['Frau Weber', { prefix: 'Frau', family: 'Weber' }],
    ['Ann & Bob Miller', { full: 'Ann & Bob Miller' }],
    ['Ann and Bob Miller', { full: 'Ann and Bob Miller' }],
    ['Familie Weber', { full: 'Familie Weber' }],
    ['J. R. R. Tolkien', { given: 'J.', middle: 'R. R.', family: 'Tolkien' }],
    ['  Ewa   Nowak ', { given: 'Ewa', family: 'Nowak' }],
    ['Nguyễn Văn Minh', { given: 'Minh', middle: 'Văn', family: 'Nguyễn', first: true }],
    ['Nguyen Van Minh', { given: 'Minh', middle: 'Van', family: 'Nguyen', first: true }],
    ['Mai Smith Jones', { given: 'Mai', middle: 'Smith', family: 'Jones' }],
    ['Maria da Silva Santos', { given: 'Maria', family: 'da Silva Santos' }],
    ['María del Carmen García', { given: 'María', middle: 'del Carmen', family: 'García' }],
    ['Mary Jane de la Fuente Gomez', { given: 'Mary', middle: 'Jane', family: 'de la Fuente Gomez' }],
    ['JOHN VAN DYKE', { given: 'JOHN', family: 'VAN DYKE' }],
    ['Ma, Yo-Yo', { given: 'Yo-Yo', family: 'Ma' }],
    ['Dr. med. Anna Weber', { prefix: 'Dr. med.', given: 'Anna', family: 'Weber' }],
    ['Smith Jr., John', { given: 'John', family: 'Smith', suffix: 'Jr.' }],
    ['Acme, Inc.', { full: 'Acme, Inc.' }],
    ['Le Corbusier', { given: 'Le', family: 'Corbusier' }],
    ['Иван Петров', { given: 'Иван', family: 'Петров' }],
    ['', {}],
  ])
})

describe('Chinese, Japanese, Korean', () => {
  check([
    ['王小明', { family: '王', given: '小明' }],
    ['李娜', { family: '李', given: '娜' }],
    ['欧阳娜娜', { family: '欧阳', given: '娜娜' }],
    ['歐陽修', { family: '歐陽', given: '修' }],
    ['司马光', { family: '司马', given: '光' }],
    ['諸葛孔明', { family: '諸葛', given: '孔明' }],
    ['欧阳', { family: '欧阳' }],
    ['范姜大明', { family: '范姜', given: '大明' }],
    ['王先生', { prefix: '先生', family: '王' }],
    ['陈丽华女士', { prefix: '女士', family: '陈', given: '丽华' }],
    ['张伟（小张）', { family: '张', given: '伟', nick: '小张' }],
    ['王小明 David', { family: '王', given: '小明', nick: 'David' }],
    ['David 王', { family: '王', given: 'David', first: false }],
    ['田中 太郎', { family: '田中', given: '太郎' }],
    ['田中太郎', { family: '田中', given: '太郎' }],
    ['長谷川　潔', { family: '長谷川', given: '潔' }],
    ['김철수', { family: '김', given: '철수' }],
    ['남궁민수', { family: '남궁', given: '민수' }],
    ['김 철수', { family: '김', given: '철수' }],
    ['卡尔·马克思', { given: '卡尔', family: '马克思', first: false }],
    ['北京恒信科技有限公司', { full: '北京恒信科技有限公司' }],
  ])
})

test('no letter of a name is lost, whatever is given', () => {
  const words = fc.array(fc.constantFrom('Ewa', 'van', 'der', 'Nowak', 'Dr.', 'PhD', 'Jr.', ',', '"Bill"', '(Bob)', 'y', 'de', '王小明', '先生', 'Mr', 'MA', '&', 'O’Neill', '김철수'), { maxLength: 7 })
  fc.assert(fc.property(words, (parts) => {
    const text = parts.join(' ')
    const letters = (given: string) => [...given.replaceAll(/[^\p{L}]/gu, '')].toSorted().join('')
    const { familyNameFirst: _order, ...split } = splitName(text)
    expect(letters(Object.values(split).filter(Boolean).join(''))).toBe(letters(text))
  }), { numRuns: 3_000 })
})
