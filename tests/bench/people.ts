/**
 * Invented people for the benchmark: European, American and Chinese names, with the columns that address books have. The
 * same number gives the same people on every machine. All addresses are under example domains, and no number is anybody's.
 */
const given = ['Ewa', 'Jörg', 'Siobhán', 'Łukasz', 'Zoë', 'Íñigo', 'Anna', 'Michael', 'Larry', 'Chloé', 'Søren', 'Åsa', 'Petra', 'Tomás', 'Ingrid', 'Marek', 'Olivia', 'Noah', 'Emma', 'Liam', 'Daniel', 'Grace', 'Henry', 'Iris']
const family = ['Nowak', 'Müßig', 'O’Neill', 'Żółkiewski', 'García', 'Bérenger', 'Smith', 'Perez', 'Price', 'Dubois', 'Jensen', 'Öberg', 'Schneider', 'Novák', 'Larsen', 'Kowalski', 'Brown', 'Johnson', 'Wilson', 'Taylor', 'Walker', 'Young', 'Rossi', 'Moreau']
const chineseFamily = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '欧阳']
const chineseGiven = ['小明', '伟', '芳', '娜', '秀英', '敏', '静', '丽', '强', '磊', '军', '洋', '艳', '杰']
const trades = ['Freight', 'Hardware', 'Design', 'Software', 'Foods', 'Optics', 'Textiles', 'Print', 'Timber', 'Solar']
const places = ['Prairie', 'Cascade', 'Atlas', 'Fjord', 'Harbor', 'Summit', 'Delta', 'Juniper', 'Granite', 'Willow']
const towns: [string, string, string, string][] = [
  ['Warszawa', '00-001', 'Poland', '+48 22 '], ['Berlin', '10115', 'Germany', '+49 30 '], ['Dublin', 'D02', 'Ireland', '+353 1 '], ['Toronto', 'M5V 2T6', 'Canada', '+1 416 '],
  ['Sydney', '2000', 'Australia', '+61 2 '], ['上海', '200000', 'China', '+86 21 '], ['Madrid', '28001', 'Spain', '+34 91 '], ['Oslo', '0150', 'Norway', '+47 2'],
]
const titles = ['Owner', 'Consultant', 'Regional Director', 'Buyer', 'Head of Lab', 'Accountant', '']
const tags = ['client', 'vendor', 'holiday-card', 'press', 'family', '']
const notes = ['', '', '', 'Renewal due in the spring. Said "call me back in June", follow up.', 'Met at the trade fair; prefers e-mail.', 'Two children, likes sailing.\nAsk about the boat.']

export const columns = ['First Name', 'Last Name', 'Company', 'Job Title', 'E-mail Address', 'E-mail 2 Address', 'Business Phone', 'Mobile Phone', 'Business Street', 'Business City', 'Business Postal Code', 'Business Country', 'Birthday', 'Web Page', 'Categories', 'Notes'] as const
export type Person = Record<(typeof columns)[number], string>

/** The person of a number, from 0. */
export function person(index: number): Person {
  const draw = drawer(index)
  const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T
  const isChinese = draw(5) === 0
  const [city, postcode, country, code] = isChinese ? (towns[5] as (typeof towns)[number]) : pick(towns)
  const company = `${pick(places)} ${pick(trades)} ${draw(60)}`
  const domain = `${company.toLowerCase().replaceAll(' ', '-')}.example.com`
  const digits = (count: number) => Array.from({ length: count }, () => draw(10)).join('')
  const isSecond = draw(3) === 0
  return {
    'First Name': pick(isChinese ? chineseGiven : given), 'Last Name': pick(isChinese ? chineseFamily : family), Company: company, 'Job Title': pick(titles),
    'E-mail Address': `p${index}@${domain}`, 'E-mail 2 Address': isSecond ? `p${index}@example.org` : '',
    'Business Phone': `${code}${digits(3)} ${digits(4)}`, 'Mobile Phone': draw(2) ? `+48 60${draw(10)} ${digits(3)} ${digits(3)}` : '',
    'Business Street': `${1 + draw(900)} Main Street`, 'Business City': city, 'Business Postal Code': postcode, 'Business Country': country,
    Birthday: draw(3) ? '' : `19${50 + draw(50)}-0${1 + draw(9)}-1${draw(10)}`, 'Web Page': draw(3) ? '' : `https://www.${domain}/`, Categories: pick(tags), Notes: pick(notes),
  }
}

/** CSV of RFC 4180 with a header, in pieces. */
export function* csvOf(count: number): Generator<string> {
  yield `${columns.join(',')}\r\n`
  for (let index = 0; index < count; index++) {
    const one = person(index)
    yield `${columns.map((name) => cell(one[name])).join(',')}\r\n`
  }
}

/** vCard 3.0 (RFC 2426), in pieces. */
export function* vcardOf(count: number): Generator<string> {
  for (let index = 0; index < count; index++) {
    const one = person(index)
    const lines = [
      'BEGIN:VCARD', 'VERSION:3.0', `UID:bench-${index}`, `N:${value(one['Last Name'])};${value(one['First Name'])};;;`, `FN:${value(`${one['First Name']} ${one['Last Name']}`)}`,
      `ORG:${value(one.Company)}`, one['Job Title'] && `TITLE:${value(one['Job Title'])}`, `EMAIL;TYPE=INTERNET,WORK:${one['E-mail Address']}`,
      one['E-mail 2 Address'] && `EMAIL;TYPE=INTERNET,HOME:${one['E-mail 2 Address']}`, `TEL;TYPE=WORK,VOICE:${one['Business Phone']}`, one['Mobile Phone'] && `TEL;TYPE=CELL:${one['Mobile Phone']}`,
      `ADR;TYPE=WORK:;;${value(one['Business Street'])};${value(one['Business City'])};;${value(one['Business Postal Code'])};${value(one['Business Country'])}`,
      one.Birthday && `BDAY:${one.Birthday}`, one['Web Page'] && `URL:${one['Web Page']}`, one.Categories && `CATEGORIES:${value(one.Categories)}`, one.Notes && `NOTE:${value(one.Notes)}`, 'END:VCARD',
    ]
    yield lines.filter(Boolean).map((line) => `${line}\r\n`).join('')
  }
}

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const value = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')

/** Numbers below a bound that follow from a seed (xorshift32, Marsaglia 2003). */
function drawer(seed: number): (bound: number) => number {
  let state = (Math.imul(seed + 1, 0x9e3779b1) | 1) >>> 0
  return (bound) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % bound
  }
}
