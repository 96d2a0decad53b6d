import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import type { Contact } from '#shared/contacts.ts'
import { client } from '../../client/trpc.ts'
import { showFailure } from '../../client/shown-failure.ts'
import { fullTime, shortTime } from '../../ui/times.ts'
import classes from './Card.module.css'

/** After this long what is on a card should be looked at again, in milliseconds. */
const staleAfter = 365.25 * 86_400_000

/** When the card was made, changed and last found right. */
export function CardFoot({ contact }: { contact: Contact }) {
  const { t, i18n } = useLingui()
  const [now] = useState(Date.now)
  const { id, createdAt, updatedAt, verifiedAt } = contact
  const [created, changed, verified] = [createdAt, updatedAt, verifiedAt ?? 0].map((at) => shortTime(i18n.locale, at))
  const isStale = verifiedAt !== null && now - verifiedAt > staleAfter
  const verify = (isRight: boolean) => void client.cards.verify.mutate({ id, isRight }).catch(showFailure)
  return (
    <footer className={classes.foot}>
      <span title={fullTime(i18n.locale, createdAt)}>{t`Created ${created}`}</span>
      <span title={fullTime(i18n.locale, updatedAt)}>{t`Changed ${changed}`}</span>
      {verifiedAt === null ? null : <span className={isStale ? classes.stale : ''} title={fullTime(i18n.locale, verifiedAt)}>{isStale ? t`Last found right ${verified}: look it over again` : t`Found right ${verified}`}</span>}
      {contact.deletedAt === null ? <Button variant="subtle" leftSection={<BadgeCheck size={13} />} title={t`Notes that you have looked at everything here today`} onClick={() => verify(true)}>{t`All of this is right`}</Button> : null}
    </footer>
  )
}
