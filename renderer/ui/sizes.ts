const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** A number of bytes as people say it, in the reader's language: "0.8 kB", "320 kB", "1.2 MB". */
export function sizeText(locale: string, bytes: number): string {
  const step = bytes < 1_000_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3) - 1, units.length - 1)
  // Nothing that is there is shown as nothing.
  const value = bytes === 0 ? 0 : Math.max(bytes / 1_000 ** (step + 1), 0.1)
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step] ?? 'kilobyte', unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}
