import type { Problem } from '#shared/errors.ts'

/** Problems as lines to paste: "contacts.csv:12 A date could not be read." */
export function problemText(problems: readonly Problem[]): string {
  return problems.map(({ file, line, message }) => `${line > 0 ? `${file}:${line}` : file}\t${message}`).join('\n')
}

/** Problems as CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
export function problemTable(problems: readonly Problem[]): string {
  const rows = problems.map(({ file, line, code, message }) => [file, line > 0 ? String(line) : '', code, message])
  return `\ufeff${[['File', 'Line', 'Code', 'Message'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell that no spreadsheet takes for a formula: file names come from anywhere (OWASP, "CSV Injection"). */
function cell(text: string): string {
  const plain = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
