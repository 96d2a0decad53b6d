/**
 * Cells that a spreadsheet would run as a formula are written with an apostrophe before them, and our own tables are read
 * back without it. (OWASP, "CSV Injection".)
 *
 * A line is escaped where it begins, perhaps behind blanks, with = + - @ or their wide forms, with a tab or a carriage
 * return, or with an apostrophe; inner lines too, for programs that misread quotes. The rule can be turned round exactly:
 * one apostrophe at the beginning of a line was put there.
 */
const start = '(?<=^|[\\r\\n])'
const risky = new RegExp(String.raw`${start}(?=[^\S\r\n]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|[\u200b\u2060\ufeff]+[=+\-@]|[\t\r]|')`, 'g')
const riskyElsewhere = new RegExp(risky.source.replace("|')", ')'), 'g')
const escaped = new RegExp(`${start}'`, 'g')

/** A text that cannot be a formula any more. */
export function escapeFormulas(text: string): string {
  return text.replaceAll(risky, "'")
}

/** The same for tables of other programs, which never take the apostrophe away again: what begins with one is left alone. */
export function escapeFormulasOnly(text: string): string {
  return text.replaceAll(riskyElsewhere, "'")
}

/** The text that was escaped. */
export function unescapeFormulas(text: string): string {
  return text.includes("'") ? text.replaceAll(escaped, '') : text
}

/** A telephone number such as +49 (30) 123-45: a plus with digits computes nothing, and other programs must find it unchanged. */
export function isPlainPhone(text: string): boolean {
  return /^\+\d[\d ()./-]{0,40}$/.test(text)
}

/** A date without its year (--02-29), as Google writes and reads it. */
export function isPartialDate(text: string): boolean {
  return /^--\d\d-\d\d$/.test(text)
}
