import type { Language } from '#shared/command-list.ts'

/** The first of a reader's languages (`zh-Hant-TW,en;q=0.8`, best first) that Touchbase speaks, else English. */
export function pickLanguage(wanted: string | undefined): Language {
  for (const part of (wanted ?? '').toLowerCase().split(',')) {
    const tag = part.split(';')[0]?.trim() ?? ''
    if (/^zh(-|$)/.test(tag)) return /hant|-tw|-hk|-mo/.test(tag) ? 'zh-TW' : 'zh-CN'
    if (/^en(-|$)/.test(tag)) return 'en'
  }
  return 'en'
}
