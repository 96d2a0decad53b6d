import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { duplicateRules, matchKeys, policyFields, updatePolicies, type DuplicateRule, type ImportRules, type MatchKey, type PolicyField, type UpdatePolicy, withinRules } from '#shared/imports.ts'
import { RadioList } from '../ui/RadioList.tsx'
import classes from './Duplicates.module.css'
import { changeRules, useImport } from './import-state.ts'
import { targetWords } from './target-words.ts'

/** Who counts as here already, and what is done then. */
export function RulesPanel() {
  const { t } = useLingui()
  const { rules } = useImport()
  const keys: Record<MatchKey, readonly [string, string]> = {
    source: [t`The same entry`, t`imported before, unchanged`], uid: [t`The ID`, t`that other programs give a contact`],
    email: [t`An e-mail address`, t`and a name that agrees`], phone: [t`A phone number`, t`in any spelling, and a name that agrees`], nameAndCompany: [t`Name and company`, t`where nothing contradicts`],
  }
  const words: Record<DuplicateRule, readonly [string, string]> = {
    update: [t`Bring them up to date`, t`Phones, addresses and other lists are added to; nothing is taken away.`],
    skip: [t`Leave them as they are`, t`Only people who are not here yet come in.`],
    add: [t`Add them again`, t`Everybody comes in as a new contact, even if that makes two of the same.`],
  }
  const within: Record<ImportRules['within'], readonly [string, string]> = {
    rows: [t`Rows of a table become one contact`, t`cards are kept apart, so that nothing they say is lost`],
    merge: [t`Make one contact of them`, t`with all that the entries say together`], keep: [t`Keep each of them`, t`as a contact of its own`],
  }
  const toggle = (key: MatchKey) => changeRules({ match: matchKeys.filter((other) => rules.match.includes(other) !== (other === key)) })
  return (
    <section className={classes.rules} aria-label={t`Duplicates`}>
      <RadioList legend={t`Contacts that are here already`} value={rules.duplicates} onChange={(duplicates) => changeRules({ duplicates })} options={duplicateRules.map((rule) => ({ value: rule, title: words[rule][0], words: words[rule][1] }))} />
      {rules.duplicates === 'update' ? <Policy rules={rules} /> : null}
      {rules.duplicates === 'add' ? null : (
        <fieldset className={classes.group}>
          <legend><Trans>Known again by</Trans></legend>
          {matchKeys.map((key) => <Checkbox key={key} size="xs" checked={rules.match.includes(key)} onChange={() => toggle(key)} label={<>{keys[key][0]} <small>{keys[key][1]}</small></>} />)}
          {rules.match.length === 0 ? <p className={classes.hint}><Trans>By nothing: everybody counts as new.</Trans></p> : null}
        </fieldset>
      )}
      <RadioList legend={t`The same person twice in what comes in`} value={rules.within} onChange={(value) => changeRules({ within: value })} options={withinRules.map((value) => ({ value, title: within[value][0], words: within[value][1] }))} />
    </section>
  )
}

/** What an update does with what is filled on both sides; for single fields, too, where the user unfolds them. */
function Policy({ rules }: { rules: ImportRules }) {
  const { t, i18n } = useLingui()
  const words: Record<UpdatePolicy, readonly [string, string]> = {
    overwrite: [t`Take what comes in`, t`the file is newer`], fill: [t`Only fill what is empty`, t`what is here is right`],
  }
  const own = Object.keys(rules.fields).length
  const number = i18n.number(own)
  const set = (field: PolicyField, value: string) => {
    const { [field]: _, ...rest } = rules.fields
    changeRules({ fields: value === '' ? rest : { ...rest, [field]: value as UpdatePolicy } })
  }
  return (
    <div className={classes.policy}>
      <RadioList legend={t`Where a field differs`} value={rules.policy} onChange={(policy) => changeRules({ policy })} options={updatePolicies.toReversed().map((policy) => ({ value: policy, title: words[policy][0], words: words[policy][1] }))} />
      <details className={classes.fields}>
        <summary>{own > 0 ? t`Single fields (${number} otherwise)` : t`Single fields otherwise…`}</summary>
        <div>
          {policyFields.map((field) => {
            const name = field === 'photo' ? t`Photo` : t(targetWords[field])
            return (
              <label key={field} data-own={rules.fields[field] !== undefined || undefined}>
                <span>{name}</span>
                <select className={classes.native} value={rules.fields[field] ?? ''} onChange={({ currentTarget: { value } }) => set(field, value)}>
                  <option value="">{t`as above`}</option>{updatePolicies.map((policy) => <option key={policy} value={policy}>{words[policy][0]}</option>)}
                </select>
              </label>
            )
          })}
        </div>
      </details>
    </div>
  )
}
