/**
 * Names written in Latin or Cyrillic letters with the family name first: Vietnamese, Hungarian, Chinese and Korean in Latin
 * letters, Russian with the patronymic last, and those of lists ("Padron Andrea"). Each says so only where both words
 * speak for it, since the given name first is the rule of the letters.
 */
import { commonFamilyNames, oftenGivenNames, surelyGivenNames } from './common-names.ts'
import { chineseSyllable, romanChineseSurnames, romanKoreanSurnames, vietnameseSurnames } from './name-words-asia.ts'
import { hungarianGivenNames, hungarianSurnames, slavicGivenNames } from './name-words.ts'
import { isVietnameseSurname } from './names.ts'
import { bare, isIn, isInitial, join, nothing, type SplitName } from './split-parts.ts'

const vietnameseMiddle = /^(?:thị|văn|thi|van|đình|hữu|đức|ngọc|minh|quang|xuân|thanh|kim|bá|công|duy|gia|hoàng|huy|quốc|thế|trọng|tuấn|việt|phương|thùy|thu|mỹ|nhật|như|bảo|anh|hồng|mai)$/i
const vietnameseMarks = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i

/** Takes the words of a name without titles; null where the given name may well stand first. */
export function splitFamilyFirst(words: readonly string[]): Partial<SplitName> | null {
  if (words.length < 2 || words.length > 6) return null
  return splitVietnamese(words) ?? splitHungarian(words) ?? splitPatronymic(words) ?? splitHyphened(words) ?? splitChinese(words) ?? splitListed(words)
}

const ordered = (family: readonly string[], given: readonly string[], middle: readonly string[] = []): Partial<SplitName> =>
  ({ ...nothing, familyName: join(family), givenName: join(given), middleName: join(middle), familyNameFirst: true })

/** By a family name with its marks, or without them by the middle names nearly everybody has. */
function splitVietnamese(words: readonly string[]): Partial<SplitName> | null {
  const [first = '', second = ''] = words
  if (!isVietnameseSurname(first)) return null
  const isMarked = vietnameseMarks.test(words.join('')) || first.toLowerCase() !== bare(first)
  const isPlain = words.length > 2 && /^(?:thi|van|thị|văn)$/i.test(second)
  if (!isPlain && !(isMarked && vietnameseSurnames.has(first.toLowerCase()))) return null
  if (words.length === 2) {
    // "Minh Nguyễn" is met, too, where its owner lives abroad.
    return vietnameseMarks.test(first) || !vietnameseSurnames.has(second.toLowerCase()) ? ordered([first], [second]) : null
  }
  // "Lê Nguyễn" with a third word is a doubled family name only before a middle name.
  const length = (words.length > 3 && vietnameseSurnames.has(second.toLowerCase()) && !vietnameseMiddle.test(second)) || /^(?:nữ|thất)$/i.test(second) ? 2 : 1
  return ordered(words.slice(0, length), words.slice(-1), words.slice(length, -1))
}

function splitHungarian(words: readonly string[]): Partial<SplitName> | null {
  const isGiven = (word: string) => hungarianGivenNames.has(word.toLowerCase())
  const [first = '', second = ''] = words
  const pieces = first.toLowerCase().split('-')
  const isFamily = pieces.some((piece) => hungarianSurnames.has(piece) || hungarianSurnames.has(piece.replace(/né$/, '')))
  // Only names in their Hungarian form speak: "Kiss Anna" needs both, "Bartók Béla" would do with one.
  if (!isFamily || !isGiven(words.at(-1) ?? '') || (isGiven(first) && words.length === 2 && hungarianSurnames.has(words[1]?.toLowerCase() ?? ''))) return null
  const length = words.length > 2 && !isGiven(second) ? words.length - 1 : 1
  return words.length > 3 ? null : ordered(words.slice(0, length), [words[length] ?? ''], words.slice(length + 1))
}

const patronymic = /(?:ович|евич|ич|овна|евна|ична|инична|івна|ївна)$/i
const latinPatronymic = /(?:[oe]vich|[oe]vna|ichna|[yi]ivna)$/i
const slavicSurname = /(?:[оеё]в|ин|ын|ский|цкий|ской|енко|чук|юк|ук|ова|ева|ёва|ина|ына|ская|цкая|ко|як|ян|дзе|швили)$/i
const latinSlavicSurname = /(?:[oe]v|in|sky|skiy|skii|enko|chuk|uk|ova|eva|ina|aya)$/i

/** "Иванов Иван Иванович", "Ivanov Ivan Ivanovich", "Иванов И. И.", "Иванова Анна". */
function splitPatronymic(words: readonly string[]): Partial<SplitName> | null {
  const [family = '', given = '', third = ''] = words
  const isCyrillic = /\p{Script=Cyrillic}/u.test(family)
  const isFamily = (isCyrillic ? slavicSurname : latinSlavicSurname).test(family)
  if (words.length === 3 && (isCyrillic ? patronymic.test(third) && !patronymic.test(given) : isFamily && latinPatronymic.test(third))) return ordered([family], [given], [third])
  if (!isCyrillic || !isFamily) return null
  if (words.length > 1 && words.slice(1).every(isInitial)) return ordered([family], [given], words.slice(2))
  return words.length === 2 && slavicGivenNames.has(given.toLowerCase()) && !slavicGivenNames.has(family.toLowerCase()) ? ordered([family], [given]) : null
}

/** "Kim Min-jun", "Tsai Ing-wen": only these write a given name as two syllables, the second one small. */
function splitHyphened(words: readonly string[]): Partial<SplitName> | null {
  const [family = '', given = ''] = words
  if (words.length !== 2 || !/^\p{Lu}\p{Ll}{0,5}-\p{Ll}{1,6}$/u.test(given)) return null
  return romanKoreanSurnames.has(bare(family)) || romanChineseSurnames.has(bare(family)) ? ordered([family], [given]) : null
}

const isSyllable = (word: string) => chineseSyllable.test(word)
const isTwoSyllables = (word: string) => word.length < 11 && [2, 3, 4, 5, 6].some((at) => at < word.length && isSyllable(word.slice(0, at)) && isSyllable(word.slice(at)))
const rankOf = (word: string) => romanChineseSurnames.get(bare(word)) ?? Infinity
const isEnglishGiven = (word: string) => isIn(surelyGivenNames, word) || isIn(oftenGivenNames, word)

/** An English given name that no Chinese syllable looks like. */
const isCalled = (word: string) => isEnglishGiven(word) && !isSyllable(word)

/** "Wang Xiaoming", "Chan Tai Man", "David Chan Tai Man", "Chan Tai Man David", "Jackie CHAN Kong-sang", "Tan Ah Kow". */
function splitChinese(words: readonly string[]): Partial<SplitName> | null {
  const [first = '', second = ''] = words
  const isGivenPair = (pair: readonly string[]) =>
    (pair.length === 2 && pair.every((word) => isSyllable(word) && word.length < 6) && !surelyGivenNames.has(bare(pair[0] ?? '')) && !/^(?:lee|ann|jean|joan|sean|shane|wayne)$/i.test(pair[1] ?? '')) ||
    (pair.length === 1 && /^[\p{L}]+-\p{L}+$/u.test(pair[0] ?? '') && (pair[0] ?? '').split('-').every(isSyllable))
  if (words.length === 2) {
    if (isEnglishGiven(second) || isEnglishGiven(first) && rankOf(first) > 5) return null
    const isName = isTwoSyllables(second) && rankOf(second) === Infinity && second.length > 3
    return (rankOf(first) < 60 && isName && !isTwoSyllables(first)) || (rankOf(first) < 4 && isSyllable(second) && rankOf(second) > 40) || (isGivenPair([second]) && rankOf(first) < Infinity) ? ordered([first], [second]) : null
  }
  if (words.length === 3 && rankOf(first) < Infinity && isGivenPair(words.slice(1)) && !isCalled(words[2] ?? '')) return ordered([first], words.slice(1))
  const called = isCalled(first) ? first : isCalled(words.at(-1) ?? '') ? words.at(-1) ?? '' : ''
  if (called === '') return null
  const own = called === first ? words.slice(1) : words.slice(0, -1)
  // "Maria Lee Young" is as likely English: the family name and both syllables must be Chinese beyond doubt.
  const isOwn = rankOf(own[0] ?? '') < Infinity && (own.length === 3 || own.length === 2) && isGivenPair(own.slice(1))
  return isOwn ? { ...ordered(own.slice(0, 1), own.slice(1)), nickname: called } : null
}

/** "Padron Andrea", "Swanson Peter A": no given name in front, and one behind that is hardly ever a family name. Lists write so; the people do not. */
function splitListed(words: readonly string[]): Partial<SplitName> | null {
  const [first = '', second = '', third] = words
  if (words.length > 3 || isInitial(first) || isEnglishGiven(first) || !/^[\p{Script=Latin}'’-]{3,}$/u.test(first)) return null
  const parts = { ...ordered([first], [second], third === undefined ? [] : [third]), familyNameFirst: null }
  if (third !== undefined && isInitial(third)) return isEnglishGiven(second) ? parts : null
  if (!isIn(surelyGivenNames, second)) return null
  return third === undefined || (isEnglishGiven(third) && isIn(commonFamilyNames, first)) ? parts : null
}
