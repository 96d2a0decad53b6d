import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Problem } from '#shared/errors.ts'

/** The kinds of problems an import tells of, for readers of other languages than the core's English. */
const words: Readonly<Record<string, MessageDescriptor>> = {
  emptyFile: msg`The file is empty.`,
  unknownFormat: msg`This is no kind of file that Touchbase can import. It was left out.`,
  unreadableFile: msg`The file could not be read. Everything else went on.`,
  wrongEncoding: msg`Some characters do not fit the encoding and were replaced by a sign. Undo the import and choose another encoding.`,
  sameAgain: msg`The same entry stands earlier in what is imported; it was taken once.`,
  duplicateUid: msg`Another entry of this import has the same ID; this one was added as a contact of its own.`,
  repeatedEntry: msg`The entry seems to be the same as an earlier one of this import.`,
  notWritten: msg`The entry could not be written; everything else went on.`,
  mixedEncoding: msg`The line is in another encoding than the rest of the file; it was read by its own.`,
  notAContact: msg`The entry is neither a person nor a group and was left out.`,
  changeRecord: msg`A change to a directory is no entry of one; only what it adds was read.`,
  urlNotFollowed: msg`A value stands elsewhere; nothing was fetched, and the line was kept.`,
  badBase64: msg`A value is not valid base64 and could not be read; the line was kept.`,
  badJson: msg`A contact is not JSON as it should be and was left out.`,
  unreadableField: msg`A field does not have what belongs there; it was left out, the rest of the contact was kept.`,
  groupAsTag: msg`A group became a tag of its members.`,
  moreProblems: msg`There are more problems, which are not listed.`,
  unclosedQuote: msg`A quotation mark is not closed.`,
  strayQuote: msg`A quotation mark stands where none is expected; the text was kept.`,
  raggedRow: msg`The row has another number of cells than the header; it was kept.`,
  nulCharacter: msg`Characters that are no text were left out.`,
  recordTooLong: msg`The row is too long and was cut.`,
  tooLong: msg`A text is too long for its field.`,
  badDate: msg`A date could not be read; it was kept in the notes.`,
  textCut: msg`A long text was cut; the whole is kept in the original card.`,
  rowsCut: msg`There are too many rows of one kind; the rest is kept in the original card.`,
  unreadablePhoto: msg`The photo could not be read; it is kept in the original card.`,
  unreadableDate: msg`A date could not be read; it is kept in the original card.`,
  emptyEntry: msg`An entry could not be read and was left out.`,
  noEntries: msg`This calendar has no entries.`,
  withoutCalendar: msg`An entry stands outside a calendar; it was taken all the same.`,
  unclosedComponent: msg`An entry has no END; what it has was kept.`,
  unreadableLine: msg`A line is no property; it was kept as it is.`,
  withoutStart: msg`The event has no start; it was taken without a date.`,
  withoutSeries: msg`The series of this occurrence is not there; it was taken as an entry of its own.`,
  unknownZone: msg`The time zone is not known; the times were taken as they stand.`,
  ownZone: msg`The time zone is like none in the world; the times were turned into UTC.`,
  unknownDate: msg`A time could not be read; it was kept and is not shown.`,
  unknownDuration: msg`A length of time could not be read; it was kept and is not shown.`,
  unknownRule: msg`A rule of recurrence could not be read; it was kept, and the first occurrence is shown.`,
  unknownAlarm: msg`An alarm could not be read; it was kept and does not ring.`,
  endBeforeStart: msg`The end is before the start; it was kept and is not shown.`,
  exceptionRule: msg`A rule that takes occurrences away is not understood; it was kept and is not applied.`,
  olderVersion: msg`What is here already is a newer version of this entry; it was left as it is.`,
  priorOnce: msg`This change is meant for all earlier occurrences, too, which calendars no longer know; it was taken for this one.`,
  sharedUid: msg`Another entry of this import has the same ID and says something else; both were taken.`,
  emptyCard: msg`The card has nothing in it and was left out.`,
  junkLine: msg`A line could not be read; the rest was kept.`,
  cardTooLong: msg`The card is too long; what follows was left out.`,
  strayEnd: msg`An END without a BEGIN was left out.`,
  foreignComponent: msg`A part that is not a card was left out.`,
  unclosedCard: msg`The card has no END; what it has was kept.`,
  missingVersion: msg`The card does not say its version; it was read all the same.`,
  propertyTooLong: msg`A property is too long and was left out; the rest of the card was kept.`,
}

/** A problem in the reader's language. The core's own sentence is the more exact one and stands in English, and for what is not known here. */
export function useProblemText(): (problem: Problem) => string {
  const { t, i18n } = useLingui()
  return ({ code, message }) => {
    const word = words[code]
    return i18n.locale === 'en' || !word ? message : t(word)
  }
}
