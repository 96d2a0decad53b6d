import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Condition } from '#shared/lookup.ts'
import { trpc } from '../../client/trpc.ts'
import { useTags } from '../../ui/use-tags.ts'
import { columnWords } from '../words.ts'

/** A condition in words, as its chip says it. */
export function ConditionText({ condition }: { condition: Condition }) {
  const { t } = useLingui()
  if ('column' in condition) {
    const column = t(columnWords[condition.column])
    const value = condition.value ?? ''
    switch (condition.test) {
      case 'contains': return <>{t`${column} has “${value}”`}</>
      case 'startsWith': return <>{t`${column} begins with “${value}”`}</>
      case 'is': return <>{t`${column} is “${value}”`}</>
      case 'isEmpty': return <>{t`${column} is empty`}</>
      case 'isNotEmpty': return <>{t`${column} is given`}</>
    }
  }
  if ('time' in condition) {
    const column = t(columnWords[condition.time])
    const { days } = condition
    switch (condition.test) {
      case 'inLast': return <>{t`${column}: in the last ${days} days`}</>
      case 'inNext': return <>{t`${column}: in the next ${days} days`}</>
      case 'notInLast': return <>{t`${column}: not in the last ${days} days`}</>
    }
  }
  switch (condition.field) {
    case 'kind': return <>{condition.is === 'company' ? t`Companies only` : t`People only`}</>
    case 'tag': {
      const tag = condition.is
      return <>{t`Tag: ${tag}`}</>
    }
    case 'tagGroup': return <GroupText id={condition.id} />
    case 'recent': return <>{t`Opened lately`}</>
    case 'favourite': return <>{t`Favourites only`}</>
    case 'noNextActivity': return <>{t`No next activity`}</>
    case 'company': return <CompanyText id={condition.id} />
    case 'ids': {
      const count = condition.in.length
      return <>{t`${count} chosen`}</>
    }
  }
}

function GroupText({ id }: { id: number }) {
  const { t } = useLingui()
  const name = useTags().groups.find((group) => group.id === id)?.name ?? '…'
  return <>{t`Tags of ${name}`}</>
}

function CompanyText({ id }: { id: number }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.contacts.get.queryOptions({ id }))
  const name = data?.name ?? '…'
  return <>{t`Company: ${name}`}</>
}
