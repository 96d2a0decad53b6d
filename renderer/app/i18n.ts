import { i18n } from '@lingui/core'
import { z } from 'zod'
import { languages, type Language } from '#shared/command-list.ts'
import { setSetting } from '../client/settings.ts'
import { properLanguages } from '../ui/system-languages.ts'

export const languageSchema = z.enum(languages)
const catalogues = {
  en: () => import('../locales/en.po'),
  'zh-CN': () => import('../locales/zh-CN.po'),
  'zh-TW': () => import('../locales/zh-TW.po'),
} satisfies Record<Language, () => Promise<unknown>>

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' }

/** The language of the system, as near as there is one: traditional script for Taiwan, Hong Kong and Macau. */
export function systemLanguage(wanted: readonly string[] = navigator.languages): Language {
  for (const tag of properLanguages(wanted)) {
    const locale = new Intl.Locale(tag).maximize()
    if (locale.language === 'en') return 'en'
    if (locale.language === 'zh') return locale.script === 'Hant' ? 'zh-TW' : 'zh-CN'
  }
  return 'en'
}

/** Loads a language's words and shows them. */
export async function activate(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.loadAndActivate({ locale: language, messages })
  document.documentElement.lang = language
  rememberHere(language)
}

export function choose(language: Language): void {
  setSetting('language', language)
  void activate(language)
}

/** The file says the language; until it is read, the one last seen in this window's storage stands in. */
export function languageBeforeFile(): Language {
  const kept = languageSchema.safeParse(localStorage.getItem('touchbase.language'))
  return kept.success ? kept.data : systemLanguage()
}

const rememberHere = (language: Language) => localStorage.setItem('touchbase.language', language)
