import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { Check, Copy, ExternalLink, Mail, Map, Phone, type LucideIcon } from 'lucide-react'
import { useState } from 'react'

/** Copies a value; says so by its sign. */
export function CopyAction({ text }: { text: string }) {
  const { t } = useLingui()
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  const copy = () => {
    navigator.clipboard.writeText(text).then(() => {
      setCopied(true)
      window.setTimeout(() => setCopied(false), 1_500)
    }, () => setCopied(false))
  }
  return <ActionIcon size={22} aria-label={isCopied ? t`Copied` : t`Copy ${text}`} title={t`Copy`} onClick={copy}><Icon size={13} /></ActionIcon>
}

const kinds = { call: Phone, mail: Mail, open: ExternalLink, map: Map } satisfies Record<string, LucideIcon>

/** Opens a value with the program that is there for it. */
export function OpenAction({ kind, href, name, onOpen }: { kind: keyof typeof kinds; href: string; name: string; onOpen?: () => void }) {
  const { t } = useLingui()
  const Icon = kinds[kind]
  const words = { call: t`Call ${name}`, mail: t`Write to ${name}`, open: t`Open ${name}`, map: t`Show ${name} on a map` }
  const opensPage = kind === 'open' || kind === 'map'
  return (
    <ActionIcon component="a" size={22} href={href} {...(onOpen ? { onClick: onOpen } : {})} aria-label={words[kind]} title={words[kind]} {...(opensPage ? { target: '_blank', rel: 'noreferrer' } : {})}>
      <Icon size={13} />
    </ActionIcon>
  )
}
