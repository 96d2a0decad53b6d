import { useLingui } from '@lingui/react/macro'
import type { ReplaceableField } from '#shared/bulk.ts'
import { columnWords, fieldWords } from '../words.ts'

/** The fields of bulk changes in words. */
export function useBulkFieldWords(): Readonly<Record<ReplaceableField, string>> {
  const { t } = useLingui()
  return {
    company: t(columnWords.company), title: t(columnWords.title), department: t(columnWords.department), role: t`Role`,
    street: t`Street`, city: t(columnWords.city), region: t`Region`, postalCode: t`Postal code`, country: t(columnWords.country),
    salutation: t(fieldWords.salutation), prefix: t(fieldWords.prefix), suffix: t(fieldWords.suffix), language: t`Language (such as de or zh-CN)`, timeZone: t`Time zone (such as Europe/Oslo)`,
    howWeMet: t(fieldWords.howWeMet), note: t(fieldWords.note), givenName: t(fieldWords.givenName), middleName: t(fieldWords.middleName), familyName: t(fieldWords.familyName),
    nickname: t(fieldWords.nickname), fullName: t(fieldWords.fullName), email: t(columnWords.email), phone: t(columnWords.phone), website: t`Links`,
  }
}
