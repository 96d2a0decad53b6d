import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { setSetting, useSetting } from '../client/settings.ts'
import { trpc } from '../client/trpc.ts'
import classes from './Settings.module.css'
import { Group, Line } from './SettingsParts.tsx'

const schema = z.number().int().positive().nullable()

/** Whose card is the user's own. It is chosen on the card itself. */
export function MyRecord({ onContact }: { onContact: (id: number) => void }) {
  const { t } = useLingui()
  const id = useSetting('myContact', schema, null)
  const { data: contact } = useQuery(trpc.contacts.get.queryOptions({ id: id ?? 1 }, { enabled: id !== null, retry: false }))
  return (
    <Group title={t`My record`}>
      <Line label={t`This is me`} hint={t`Set on a card: More, “This is me”.`}>
        {() => (id !== null && contact ? (
          <span className={classes.tidy}><Button onClick={() => onContact(id)}>{contact.name}</Button><Button variant="subtle" onClick={() => setSetting('myContact', null)}>{t`Nobody`}</Button></span>
        ) : <span className={classes.plain}>{t`Nobody`}</span>)}
      </Line>
    </Group>
  )
}
