import { useLingui } from '@lingui/react/macro'

/** What is wrong with a value, in words; undefined where nothing is. The keys are those of card-form.ts. */
export function useProblemText(): (problem: string | undefined) => string | undefined {
  const { t } = useLingui()
  return (problem) => {
    if (problem === undefined) return undefined
    if (problem === 'date') return t`Not a date. Try “12 Mar 1984”, “1984” or “12 Mar”.`
    if (problem === 'email') return t`An address looks like name@example.com.`
    return t`Too long.`
  }
}
