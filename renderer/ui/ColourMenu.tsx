import { useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { Check } from 'lucide-react'
import { tagColours } from '#shared/tags.ts'
import { activityShade } from './activity-words.ts'
import { colourWords } from './colour-words.ts'

/** A colour out of those that are told apart in both themes, or none. A colour of another program's calendar is shown by its own name. */
export function ColourMenu({ value, onChange, id }: { value: string | null; onChange: (colour: string | null) => void; id?: string }) {
  const { t } = useLingui()
  const known = tagColours.find((colour) => colour === value)
  const words = value === null ? t`No colour` : known ? t(colourWords[known]) : value
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target><Button {...(id ? { id } : {})} aria-label={t`Colour: ${words}`} leftSection={<Dot colour={value} />}>{words}</Button></Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {[null, ...tagColours].map((colour) => <Menu.Item key={colour ?? 'none'} leftSection={<Dot colour={colour} />} rightSection={colour === value ? <Check size={14} /> : null} onClick={() => onChange(colour)}>{colour === null ? t`No colour` : t(colourWords[colour])}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}

const Dot = ({ colour }: { colour: string | null }) => <i aria-hidden style={{ width: 10, height: 10, borderRadius: '50%', background: activityShade(colour) }} />
