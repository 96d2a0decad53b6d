import { decodeQuotedPrintable, escapeText, isQuotedPrintable, unescapeText, type ContentLine } from '../vcard/vcard.ts'
import { isNamed, makeComponent, makeLine, type Component } from './component.ts'

/**
 * vCalendar 1.0 (versit, 1996) as iCalendar: quoted-printable is decoded, its rules and alarms become those of RFC 5545. What
 * has no place there stands as it was.
 */
export function modernised(component: Component, encoding?: string): Component {
  const made = makeComponent(component.name, component.line)
  for (const line of component.properties) {
    const plain = decoded(line, encoding)
    const name = line.name.toUpperCase()
    if (name === 'RRULE' || name === 'EXRULE') made.properties.push(...rulesOf(plain))
    else if (name === 'EXDATE' || name === 'RDATE') made.properties.push({ ...plain, value: plain.value.replaceAll(';', ',') })
    else if (name === 'CATEGORIES' || name === 'RESOURCES') made.properties.push({ ...plain, value: plain.value.replaceAll(/\\;|;/g, ',') })
    else if (name === 'STATUS') made.properties.push({ ...plain, value: plain.value.trim().replaceAll(' ', '-').toUpperCase() })
    else if (name === 'TRANSP') made.properties.push({ ...plain, value: Number(plain.value) > 0 ? 'TRANSPARENT' : /^\d+$/.test(plain.value.trim()) ? 'OPAQUE' : plain.value })
    else if (/^[ADMP]ALARM$/.test(name) && alarmOf(plain)) made.components.push(alarmOf(plain) ?? makeComponent('VALARM'))
    else if (name === 'ATTENDEE') made.properties.push(attendeeOf(plain))
    else made.properties.push(plain)
  }
  made.components.push(...component.components.map((inner) => modernised(inner, encoding)))
  return made
}

function decoded(line: ContentLine, encoding: string | undefined): ContentLine {
  const isQuoted = isQuotedPrintable(line)
  const params = line.params.filter(({ name, raw }) => !(isQuoted && (/^ENCODING$/i.test(name) || (name === '' && /^QUOTED-PRINTABLE$/i.test(raw)))) && !/^CHARSET$/i.test(name))
    // Parameters without a name are types.
    .map((param) => (param.name === '' ? { name: 'X-TYPE', raw: param.raw } : param))
  if (!isQuoted) return params.length === line.params.length ? line : { ...line, params }
  const text = decodeQuotedPrintable(line, encoding).replace(/\r\n?/g, '\n')
  return { ...line, params, value: /^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT|CONTACT)$/i.test(line.name) ? escapeText(text) : text.replaceAll('\n', '\\n') }
}

const weekday = /^(?:SU|MO|TU|WE|TH|FR|SA)\+?$/i
const mostRules = 20

/** The rules of a line, parted by commas before a letter; the line as it is where one of them is none. */
function rulesOf(line: ContentLine): ContentLine[] {
  const texts: string[] = []
  for (const piece of line.value.split(',')) {
    const text = piece.trim()
    if (texts.length === 0 || /^[A-Z]/.test(text)) texts.push(text)
    else texts.push(`${texts.pop() ?? ''},${text}`)
  }
  const rules = texts.length > mostRules ? [] : texts.flatMap((text) => ruleOf(line, text) ?? [])
  return rules.length === texts.length ? rules : [line]
}

/** `W1 MO TU #5`, `MP2 1+ SU 3- FR 19961231T000000Z`, `D1`, `YM1 6 7`: the grammar of vCalendar 1.0. */
function ruleOf(line: ContentLine, text: string): ContentLine | null {
  const words = text.trim().split(/\s+/)
  const match = /^(YM|YD|MP|MD|W|D|M)(\d+)$/i.exec(words[0] ?? '')
  if (!match) return null
  const kind = (match[1] ?? '').toUpperCase()
  const parts = [`FREQ=${{ D: 'DAILY', W: 'WEEKLY', MP: 'MONTHLY', MD: 'MONTHLY', YM: 'YEARLY', YD: 'YEARLY', M: 'MINUTELY' }[kind] ?? 'DAILY'}`, `INTERVAL=${match[2]}`]
  const days: string[] = []
  const numbers: string[] = []
  let place = ''
  let end = ''
  for (const word of words.slice(1)) {
    if (/^#\d+$/.test(word)) end = word === '#0' ? '' : `COUNT=${word.slice(1)}`
    else if (/^\d{8}(?:T\d{6}Z?)?$/i.test(word)) end = `UNTIL=${word}`
    else if (/^\d+[+-]$/.test(word)) place = word.endsWith('-') ? `-${word.slice(0, -1)}` : word.slice(0, -1)
    else if (weekday.test(word)) days.push(`${kind === 'MP' ? place : ''}${word.slice(0, 2).toUpperCase()}`)
    else if (/^\d+\+?$/.test(word)) numbers.push(word.replace('+', ''))
    else if (word.toUpperCase() === 'LD') numbers.push('-1')
  }
  if (days.length > 0) parts.push(`BYDAY=${days.join(',')}`)
  if (numbers.length > 0) parts.push(`${kind === 'YM' ? 'BYMONTH' : kind === 'YD' ? 'BYYEARDAY' : 'BYMONTHDAY'}=${numbers.join(',')}`)
  // Without an end a rule of 1.0 happens twice (section 2.1.6), which no program keeps to: it is taken as endless.
  if (end !== '') parts.push(end)
  return { ...line, params: [], value: parts.join(';') }
}

/** `DALARM:19960415T235000;PT5M;2;Your Taxes Are Due !!!` as a VALARM; null where its time is none. */
function alarmOf(line: ContentLine): Component | null {
  const [at = '', pause = '', repeat = '', text = ''] = line.value.split(';')
  if (!/^\d{8}T\d{6}Z?$/.test(at.trim())) return null
  const alarm = makeComponent('VALARM', 0)
  alarm.properties.push(makeLine('ACTION', isNamed(line, 'AALARM') ? 'AUDIO' : 'DISPLAY'), makeLine('TRIGGER', at.trim().endsWith('Z') ? at.trim() : `${at.trim()}Z`, [{ name: 'VALUE', raw: 'DATE-TIME' }]))
  if (pause.trim().startsWith('P') && /^\d+$/.test(repeat.trim()) && Number(repeat) > 0) alarm.properties.push(makeLine('DURATION', pause.trim()), makeLine('REPEAT', repeat.trim()))
  if (!isNamed(line, 'AALARM')) alarm.properties.push(makeLine('DESCRIPTION', escapeText(unescapeText(text.trim()))))
  return alarm
}

/** `ATTENDEE;ROLE=OWNER;STATUS=CONFIRMED:John Smith <jsmith@host.com>`. */
function attendeeOf(line: ContentLine): ContentLine {
  const match = /^(.*?)<([^<>@\s]+@[^<>\s]+)>\s*$/.exec(line.value)
  const params = line.params.map((param) => (/^STATUS$/i.test(param.name) ? { name: 'PARTSTAT', raw: { CONFIRMED: 'ACCEPTED', TENTATIVE: 'TENTATIVE', DECLINED: 'DECLINED', 'NEEDS ACTION': 'NEEDS-ACTION', SENT: 'NEEDS-ACTION' }[param.raw.toUpperCase()] ?? param.raw } : param))
  if (!match) return { ...line, params }
  const name = (match[1] ?? '').trim().replace(/"/g, '')
  return { ...line, params: name === '' ? params : [...params, { name: 'CN', raw: `"${name}"` }], value: `mailto:${match[2]}` }
}
