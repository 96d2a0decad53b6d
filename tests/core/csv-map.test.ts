import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fc } from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'

import { CsvReader, proposeMap, rowToContent, sniffCsv } from '../../electron/core/csv/csv.ts'
import { parseLooseDate } from '../../electron/core/csv/loose-date.ts'
import { decoder, detectEncoding } from '../../electron/core/encoding/encoding.ts'
import { contactChangesSchema } from '#shared/contacts.ts'
import type { ContactContent } from '#shared/contacts.ts'
import { importMapSchema } from '#shared/import-map.ts'
import type { DateOrder, ImportMap } from '#shared/import-map.ts'

/** "street:work#1" for a column's target, label and row. */
const short = ({ columns }: ImportMap) => columns.map(({ to, label, list }) => `${to}${label ? `:${label}` : ''}${list ? `#${list}` : ''}`)

function importText(text: string): { contents: ContactContent[]; problems: string[]; map: ImportMap } {
  const problems: string[] = []
  const dialect = sniffCsv(text)
  const reader = new CsvReader({ ...dialect, onProblem: ({ code, line }) => problems.push(`${line} ${code}`) })
  const records = [...reader.push(text), ...reader.end()]
  const header = dialect.hasHeader ? (records.shift()?.cells ?? []) : (records[0]?.cells ?? []).map(() => '')
  const map = proposeMap(header, records.slice(0, 100).map((record) => record.cells))
  expect(importMapSchema.parse(JSON.parse(JSON.stringify(map)))).toEqual(map)
  const contents = records.flatMap((record) => {
    const found = rowToContent(record, map, { file: 'x.csv', newUid: () => 'new' })
    problems.push(...found.problems.map(({ code, line }) => `${line} ${code}`))
    if (!found.content) return []
    const { uid: _uid, ...changes } = found.content
    expect(contactChangesSchema.safeParse(changes).error).toBeUndefined()
    return [found.content]
  })
  return { contents, problems, map }
}

/** A content without the fields that say nothing. */
const said = (content: ContactContent | undefined) =>
  Object.fromEntries(Object.entries(content ?? {}).filter(([key, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0) && !(key === 'kind' && value === 'person') && !(key === 'uid' && value === 'new')))

describe('headers', () => {
  test.each<[title: string, preset: string | null, pairs: string]>([
    ['Outlook, English', 'outlook', 'Title=prefix|First Name=givenName|Middle Name=middleName|Last Name=familyName|Company=positions.company|Department=positions.department|Job Title=positions.title|Business Street=addresses.street:work|Business Street 2=addresses.street:work|Business Postal Code=addresses.postalCode:work|Business Country/Region=addresses.country:work|Home Street=addresses.street:home#1|Home City=addresses.city:home#1|Other City=addresses.city:other#2|Business Fax=phones.value:workFax|Business Phone=phones.value:work#1|Business Phone 2=phones.value:work#2|Home Phone=phones.value:home#3|Mobile Phone=phones.value:mobile#4|Account=toNote|Anniversary=dates.value:anniversary|Birthday=dates.value:birthday#1|Business Address PO Box=addresses.poBox:work|Categories=tags|E-mail Address=emails.value|E-mail Type=ignore|E-mail Display Name=ignore|E-mail 2 Address=emails.value#1|E-mail 2 Type=ignore|Manager\'s Name=relations.name:manager|Notes=note|Hobby=toNote|Spouse=relations.name:spouse#1|Web Page=links.value:homepage'],
    ['Outlook, German', 'outlook', 'Anrede=prefix|Vorname=givenName|Weitere Vornamen=middleName|Nachname=familyName|Firma=positions.company|Abteilung=positions.department|Position=positions.title|Straße geschäftlich=addresses.street:work|Ort geschäftlich=addresses.city:work|Bundesland/Kanton privat=addresses.region:home#1|Land/Region geschäftlich=addresses.country:work|Weitere Straße=addresses.street:other#2|Weiteres/r Bundesland/Kanton=addresses.region:other#2|Fax geschäftlich=phones.value:workFax|Telefon geschäftlich=phones.value:work#1|Telefon (privat 2)=phones.value:home#2|Mobiltelefon=phones.value:mobile#3|E-Mail-Adresse=emails.value|E-Mail 2: Adresse=emails.value#1|E-Mail 2: Angezeigter Name=ignore|Geburtstag=dates.value:birthday|Jahrestag=dates.value:anniversary#1|Kategorien=tags|Notizen=note|Postfach privat=addresses.poBox:home#1|Webseite=links.value:homepage'],
    ['Outlook, French', 'outlook', 'Titre=prefix|Prénom=givenName|Nom=familyName|Société=positions.company|Service=positions.department|Titre=positions.title|Rue (bureau)=addresses.street:work|Dép/Région (bureau)=addresses.region:work|Ville (domicile)=addresses.city:home#1|Télécopie (bureau)=phones.value:workFax|Téléphone 2 (bureau)=phones.value:work#1|Tél. mobile=phones.value:mobile#2|Adresse de messagerie=emails.value|Type de messagerie=ignore|Adresse de messagerie 2=emails.value#1|Anniversaire=dates.value:birthday|Anniversaire de mariage ou fête=dates.value:anniversary#1|Catégories=tags|Page Web=links.value:homepage'],
    ['Outlook, Spanish', 'outlook', 'Título=prefix|Nombre=givenName|Segundo nombre=middleName|Apellidos=familyName|Organización=positions.company|Puesto=positions.title|Calle del trabajo=addresses.street:work|País o región del trabajo=addresses.country:work|Calle particular=addresses.street:home#1|Otra ciudad=addresses.city:other#2|Fax del trabajo=phones.value:workFax|Teléfono del trabajo 2=phones.value:work#1|Particular=phones.value:home#2|Teléfono móvil=phones.value:mobile#3|Dirección de correo electrónico=emails.value|Dirección de correo electrónico 2=emails.value#1|Aniversario=dates.value:anniversary|Cumpleaños=dates.value:birthday#1|Página web=links.value:homepage'],
    ['Outlook, 简体中文', 'outlook', '英文称谓=prefix|名=givenName|中间名=middleName|姓=familyName|中文称谓=suffix|单位=positions.company|部门=positions.department|职务=positions.title|商务地址 街道=addresses.street:work|商务地址 街道 2=addresses.street:work|商务地址 市/县=addresses.city:work|商务地址 省/市/自治区=addresses.region:work|商务地址 邮政编码=addresses.postalCode:work|住宅地址 国家/地区=addresses.country:home#1|助理的电话=phones.value:assistant|商务传真=phones.value:workFax#1|商务电话 2=phones.value:work#2|单位主要电话=phones.value:main#3|移动电话=phones.value:mobile#4|电子邮件地址=emails.value|电子邮件类型=ignore|电子邮件 2 地址=emails.value#1|附注=note|纪念日=dates.value:anniversary|类别=tags|商务地址 - 邮箱=addresses.poBox:work|生日=dates.value:birthday#1|网页=links.value:homepage|配偶=relations.name:spouse'],
    ['Outlook, 繁體中文', 'outlook', '頭銜=prefix|名字=givenName|姓氏=familyName|稱謂=suffix|公司=positions.company|職稱=positions.title|商務 - 街=addresses.street:work|商務 - 市/鎮=addresses.city:work|商務 - 縣/市=addresses.region:work|商務 - 郵遞區號=addresses.postalCode:work|住家 - 國家/地區=addresses.country:home#1|商務傳真=phones.value:workFax|住家電話=phones.value:home#1|行動電話=phones.value:mobile#2|公司地址郵政信箱=addresses.poBox:work|電子郵件地址=emails.value|電子郵件 2 地址=emails.value#1|記事=note|類別=tags|生日=dates.value:birthday'],
    ['Google, old', 'google', 'Name=name|Given Name=givenName|Additional Name=middleName|Family Name=familyName|Yomi Name=ignore|Given Name Yomi=phoneticGivenName|Name Prefix=prefix|Nickname=nickname|Birthday=dates.value:birthday|Notes=note|Group Membership=tags|E-mail 1 - Type=emails.label|E-mail 1 - Value=emails.value|Phone 1 - Type=phones.label|Phone 1 - Value=phones.value|Phone 2 - Value=phones.value#1|Address 1 - Formatted=addresses.whole|Address 1 - Street=addresses.street|Address 1 - PO Box=addresses.poBox|Organization 1 - Name=positions.company|Organization 1 - Title=positions.title|IM 1 - Service=links.label|IM 1 - Value=links.value:IM|Website 1 - Value=links.value:homepage#1|Event 1 - Type=dates.label#1|Event 1 - Value=dates.value#1|Relation 1 - Value=relations.name|Custom Field 1 - Type=notes.label|Custom Field 1 - Value=notes.value'],
    ['Google, new', 'google', 'First Name=givenName|Phonetic First Name=phoneticGivenName|Last Name=familyName|File As=fileAs|Organization Name=positions.company|Organization Title=positions.title|Organization Department=positions.department|Birthday=dates.value:birthday|Photo=ignore|Labels=tags|E-mail 1 - Label=emails.label|E-mail 1 - Value=emails.value|Phone 1 - Label=phones.label|Phone 1 - Value=phones.value|Address 1 - Country=addresses.country'],
    ['Thunderbird', 'thunderbird', 'First Name=givenName|Last Name=familyName|Display Name=name|Primary Email=emails.value|Secondary Email=emails.value:other#1|Work Phone=phones.value:work|Fax Number=phones.value:fax#1|Mobile Number=phones.value:mobile#2|Home Address=addresses.whole:home|Home Address 2=addresses.whole:home|Home ZipCode=addresses.postalCode:home|Work City=addresses.city:work#1|Organization=positions.company|Web Page 1=links.value:homepage|Birth Year=dates.year:birthday|Birth Month=dates.month:birthday|Birth Day=dates.day:birthday|Custom 1=toNote'],
    ['LinkedIn', 'linkedin', 'First Name=givenName|Last Name=familyName|URL=links.value:LinkedIn|Email Address=emails.value|Company=positions.company|Position=positions.title|Connected On=toNote'],
    ['HubSpot', 'hubspot', 'Record ID=uid|First Name=givenName|Last Name=familyName|Email=emails.value|Phone Number=phones.value|Mobile Phone Number=phones.value:mobile#1|Company Name=positions.company|Street Address=addresses.street|State/Region=addresses.region|Website URL=links.value:homepage|Lifecycle Stage=toNote'],
    ['Salesforce', 'salesforce', 'Contact ID=uid|Salutation=prefix|First Name=givenName|Last Name=familyName|Title=positions.title|Account Name=positions.company|Mailing Street=addresses.street:postal|Mailing Zip/Postal Code=addresses.postalCode:postal|Phone=phones.value|Mobile=phones.value:mobile#1'],
    ['Zoho', 'zoho', 'Contact Owner=toNote|Lead Source=toNote|First Name=givenName|Last Name=familyName|Account Name=positions.company|Email=emails.value|Mobile=phones.value:mobile|Mailing Street=addresses.street:postal|Mailing Zip=addresses.postalCode:postal|Skype ID=links.value:Skype|Email Opt Out=toNote'],
    ['ACT!', 'act', 'Contact=name|Company=positions.company|Address 1=addresses.whole|Address 2=addresses.whole|City=addresses.city|ZIP Code=addresses.postalCode|ID/Status=toNote|Phone=phones.value|Fax Phone=phones.value:fax#1|Title=positions.title|Home Address 1=addresses.whole:home#1|Home City=addresses.city:home#1|Salutation=salutation'],
    ['the generator\'s own', null, 'first=givenName|last=familyName|company=positions.company|title=positions.title|email=emails.value|email2=emails.value#1|phone_work=phones.value:work|phone_mobile=phones.value:mobile#1|phone_home=phones.value:home#2|street=addresses.street|city=addresses.city|state=addresses.region|postal_code=addresses.postalCode|country=addresses.country|birthday=dates.value:birthday|website=links.value:homepage|tags=tags|status=toNote|last_contact=toNote|notes=note'],
    ['German, by hand', null, 'Name=familyName|Vorname=givenName|Firma=positions.company|Telefon (geschäftlich)=phones.value:work|Handy=phones.value:mobile#1|E-Mail (privat)=emails.value:home|PLZ=addresses.postalCode|Ort=addresses.city|Strasse=addresses.street|Bemerkung=note'],
    ['French, by hand', null, 'Nom et prénom=name|Fonction=positions.title|Portable=phones.value:mobile|Courriel=emails.value|Code postal=addresses.postalCode|Date de naissance=dates.value:birthday'],
    ['Italian', null, 'Nome=givenName|Cognome=familyName|Azienda=positions.company|Indirizzo=addresses.whole|CAP=addresses.postalCode|Città=addresses.city|Cellulare=phones.value:mobile|Telefono ufficio=phones.value:work#1|Data di nascita=dates.value:birthday'],
    ['Dutch', null, 'Voornaam=givenName|Achternaam=familyName|Bedrijf=positions.company|Functie=positions.title|Mobiel=phones.value:mobile|Telefoon werk=phones.value:work#1|E-mailadres=emails.value|Woonplaats=addresses.city|Geboortedatum=dates.value:birthday|Opmerkingen=note'],
    ['Polish', null, 'Imię=givenName|Nazwisko=familyName|Stanowisko=positions.title|Telefon służbowy=phones.value:work|Ulica=addresses.street|Kod pocztowy=addresses.postalCode|Miasto=addresses.city|Urodziny=dates.value:birthday|Uwagi=note'],
    ['Portuguese', null, 'Nome=givenName|Sobrenome=familyName|Cargo=positions.title|Celular=phones.value:mobile|Telefone comercial=phones.value:work#1|Endereço=addresses.whole|CEP=addresses.postalCode|Aniversário=dates.value:birthday|Observações=note'],
    ['Swedish', null, 'Förnamn=givenName|Efternamn=familyName|Företag=positions.company|Telefon arbete=phones.value:work|Mobil=phones.value:mobile#1|E-post=emails.value|Postnummer=addresses.postalCode|Ort=addresses.city|Anteckningar=note'],
    ['Japanese', null, '氏名=name|フリガナ=sortAs|会社名=positions.company|部署名=positions.department|役職=positions.title|電話番号=phones.value|携帯電話=phones.value:mobile#1|メールアドレス=emails.value|郵便番号=addresses.postalCode|都道府県=addresses.region|住所=addresses.whole|生年月日=dates.value:birthday|備考=note'],
    ['Chinese', null, '姓名=name|性别=toNote|手机号码=phones.value:mobile|办公电话=phones.value:work#1|公司=positions.company|职务=positions.title|邮箱=emails.value|公司地址=addresses.whole:work|邮编=addresses.postalCode|城市=addresses.city|微信号=links.value:WeChat|标签=tags|备注=note'],
    ['Traditional Chinese', null, '姓名=name|手機=phones.value:mobile|公司電話=phones.value:work#1|電郵=emails.value|職位=positions.title|備註=note'],
  ])('%s', (_title, preset, pairs) => {
    const split = pairs.split('|').map((pair) => pair.split('='))
    const map = proposeMap(split.map(([header]) => header ?? ''), [])
    expect(map.preset).toBe(preset)
    const found = short(map)
    expect(split.map(([header], index) => `${header}=${found[index]}`)).toEqual(split.map((pair) => pair.join('=')))
  })

  test('columns nobody knows are known by their values, or go to the note', () => {
    const rows = [['Ann', 'Lee', 'ann@example.com', '+1 (212) 555-1234', 'https://example.com', '1980-01-02', 'blue'], ['Bob', 'Ray', 'bob@example.com', '212 555 1235', 'www.example.org', '1990-11-12', 'red']]
    expect(short(proposeMap(rows[0]?.map(() => '') ?? [], rows))).toEqual(['givenName', 'familyName', 'emails.value', 'phones.value', 'links.value:homepage', 'dates.value:birthday', 'toNote'])
    expect(short(proposeMap(['Who', 'Kundennr.', 'Reach'], [['Ann Lee', '10020030', 'ann@example.com']]))).toEqual(['name', 'toNote', 'emails.value'])
  })
})

describe('rows', () => {
  test('Google: types beside values, several values in a cell, groups', () => {
    const { contents, problems } = importText(
      'Name,Given Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Name,Organization 1 - Title,Website 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Country\r\n' +
      'Ewa Nowak,Ewa,Nowak,--03-12,* My Contacts ::: University ::: * Starred in Android,* Work,ewa@example.com ::: e@example.org,Mobile,+48 600 1 ::: +48 600 2,Work Fax,+48 22 1,Acme,Manager,https://example.com ::: https://example.org,Shoe size,41,Home,"Długa 5\nWarszawa\nPL",Długa 5,Warszawa,PL\r\n')
    expect(problems).toEqual([])
    expect(said(contents[0])).toEqual({
      givenName: 'Ewa', familyName: 'Nowak', isFavourite: true, tags: ['University'], note: 'Shoe size: 41',
      emails: [{ label: 'work', value: 'ewa@example.com' }, { label: 'work', value: 'e@example.org' }],
      phones: [{ label: 'mobile', value: '+48 600 1' }, { label: 'mobile', value: '+48 600 2' }, { label: 'workFax', value: '+48 22 1' }],
      positions: [{ company: 'Acme', department: '', title: 'Manager', role: '', startedOn: null, endedOn: null }],
      links: [{ kind: 'web', label: 'homepage', value: 'https://example.com' }, { kind: 'web', label: 'homepage', value: 'https://example.org' }],
      dates: [{ label: 'birthday', value: '--03-12' }],
      addresses: [{ label: 'home', poBox: '', extended: '', street: 'Długa 5', city: 'Warszawa', region: '', postalCode: '', country: 'PL', countryCode: '' }],
    })
  })

  test('Outlook: street lines, categories by semicolon, no dates', () => {
    const { contents, problems } = importText('First Name,Last Name,Business Street,Business Street 2,Business City,Business Fax,Home Phone,Birthday,Anniversary,Categories,E-mail Address,E-mail Type,Children\r\nEwa,Nowak,Długa 5,Suite 3,Warszawa,+48 22 1,+48 22 2,0/0/00,12/31/2005,Client;Friend,ewa@example.com,SMTP,"Jan, Ola"\r\n')
    expect(problems).toEqual([])
    expect(said(contents[0])).toMatchObject({
      tags: ['Client', 'Friend'], dates: [{ label: 'anniversary', value: '2005-12-31' }],
      phones: [{ label: 'workFax', value: '+48 22 1' }, { label: 'home', value: '+48 22 2' }],
      addresses: [{ label: 'work', street: 'Długa 5\nSuite 3', city: 'Warszawa' }], relations: [{ label: 'child', name: 'Jan' }, { label: 'child', name: 'Ola' }],
    })
    expect(contents[0]?.note).toBeNull()
  })

  test('LinkedIn: behind its notes, with the day of the connection kept', () => {
    const { contents } = importText('Notes:\n"When exporting, you may notice, that fields are empty."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Lovelace,https://www.linkedin.com/in/ada,,Engines,Founder,14 May 2026\n')
    expect(said(contents[0])).toMatchObject({ givenName: 'Ada', links: [{ kind: 'social', label: 'LinkedIn', value: 'https://www.linkedin.com/in/ada' }], note: 'Connected On: 14 May 2026' })
  })

  test('Chinese: names with compound surnames, wide signs, dates', () => {
    const { contents, problems } = importText('姓名,手机,公司,职务,生日,标签\r\n欧阳娜娜,13800138000,恒信科技,经理,1980年3月5日,客户；朋友\r\n王小明,,,,,\r\n')
    expect(problems).toEqual([])
    expect(said(contents[0])).toMatchObject({ familyName: '欧阳', givenName: '娜娜', phones: [{ label: 'mobile', value: '13800138000' }], dates: [{ label: 'birthday', value: '1980-03-05' }], tags: ['客户', '朋友'] })
    expect(said(contents[1])).toEqual({ familyName: '王', givenName: '小明' })
  })

  test('Thunderbird: the birthday in three columns, the display name only where it says more', () => {
    const { contents } = importText('First Name,Last Name,Display Name,Primary Email,Secondary Email,Birth Year,Birth Month,Birth Day\nAnn,Lee,Ann Lee,a@example.com,,1980,2,9\nBob,Ray,Uncle Bob,b@example.com,,,2,9\n')
    expect(contents.map((content) => [content.fullName, content.dates[0]?.value])).toEqual([[null, '1980-02-09'], ['Uncle Bob', '--02-09']])
  })

  test('a company without a person is a company; with a job it is somebody there', () => {
    const { contents } = importText('First Name,Last Name,Company,Job Title,Email\n,,Acme,,info@example.com\n,,Acme,Buyer,buy@example.com\n')
    expect(said(contents[0])).toEqual({ kind: 'company', fullName: 'Acme', emails: [{ label: '', value: 'info@example.com' }] })
    expect(said(contents[1])).toMatchObject({ positions: [{ company: 'Acme', title: 'Buyer' }] })
  })

  test('several mails in one cell, with names around them', () => {
    const { contents } = importText('Name,Email\nAnn,"Ann Lee <ann@example.com>; mailto:a@example.org, x@example.net"\nBob,"bob at example"\n')
    expect(contents.map((content) => content.emails.map(({ value }) => value))).toEqual([['ann@example.com', 'a@example.org', 'x@example.net'], ['bob at example']])
  })

  test('dates follow the order the whole file shows; what is no date is kept in the note', () => {
    const { contents, problems, map } = importText('Name,Birthday\nAnn,03/04/1980\nBob,13/05/1990\nCid,next year\n')
    expect(map.dateOrder).toBe('dmy')
    expect(contents.map((content) => content.dates[0]?.value)).toEqual(['1980-04-03', '1990-05-13', undefined])
    expect(contents[2]?.note).toBe('Birthday: next year')
    expect(problems).toEqual(['4 badDate'])
  })

  test('empty rows give no contact; cells beyond the header are kept', () => {
    const { contents, problems } = importText('Name,Phone,City\nAnn,1234567,Rome\n,,\n , ,\nBob,1234568,Oslo,likes tea,more\n')
    expect(contents.map((content) => content.note)).toEqual([null, 'likes tea\nmore'])
    expect(problems).toEqual(['5 raggedRow'])
  })

  test('an apostrophe in other programs\' tables is an apostrophe', () => {
    expect(importText("Name,Note\nAnn,'tis\n").contents[0]?.note).toBe("'tis")
  })

  test('NULs are left out, what is too long is kept in the note', () => {
    const long = 'x'.repeat(2_500)
    const { contents, problems } = importText(`Name,City,Phone\nA\0nn,${long},1234567\n`)
    expect(contents[0]).toMatchObject({ givenName: 'Ann', addresses: [], note: `City: ${long}` })
    expect(problems).toEqual(['2 nulCharacter', '2 tooLong'])
  })

  test('every word of a row is somewhere in its contact', () => {
    const headers = fc.uniqueArray(fc.constantFrom('First Name', 'Last Name', 'Name', 'Company', 'Account', 'Job Title', 'Title', 'Phone', 'Home Phone', 'Fax', 'E-mail', 'E-mail 2', 'Street', 'Street 2', 'City', 'Home City', 'Address', 'Country', 'Country Code', 'Website', 'Tags', 'Categories', 'Notes', 'Memo', 'Odd', 'Spouse', 'Children', 'Nickname', 'Birthday', 'Display Name', 'Full Name', 'Skype', '生日', '姓名'), { minLength: 2, maxLength: 12 })
    const cell = fc.array(fc.constantFrom('Ann', 'Lee', 'x@y.zz', '+49', '30', ':::', ';', ',', '"Al"', 'Dr.', '12', 'a/b', '王小明', '(so)', '\n'), { maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(fc.property(headers, fc.array(cell, { minLength: 12, maxLength: 12 }), (names, cells) => {
      const map = proposeMap(names, [cells])
      const { content } = rowToContent({ line: 2, cells: cells.slice(0, names.length) }, map, { file: 'x.csv', newUid: () => 'new' })
      const words = (text: string) => text.match(/[\p{L}\p{N}@.]+/gu) ?? []
      const kept = new Set(words(JSON.stringify(content ?? {}, (_key, value: unknown) => (typeof value === 'string' ? ` ${value.replaceAll(/[^\p{L}\p{N}@.]/gu, ' ')} ` : value)).replaceAll('"', ' ')))
      const all = [...kept].join('')
      for (const [index, to] of map.columns.map((column) => column.to).entries()) {
        if (to === 'dates.value') continue
        for (const word of words(cells[index] ?? '')) expect(kept.has(word) || all.includes(word) || [...word].every((letter) => all.includes(letter))).toBe(true)
      }
    }), { numRuns: 2_000 })
  })
})

describe('dates', () => {
  test.each<[string, DateOrder, string | null]>([
    ['1980-12-31', 'dmy', '1980-12-31'], ['31.12.1980', 'mdy', '1980-12-31'], ['12/31/1980', 'dmy', '1980-12-31'], ['31/12/1980', 'mdy', '1980-12-31'],
    ['03/04/1980', 'dmy', '1980-04-03'], ['03/04/1980', 'mdy', '1980-03-04'], ['3-4-80', 'dmy', '1980-04-03'], ['1/2/05', 'mdy', '2005-01-02'], ['80/12/31', 'ymd', '1980-12-31'],
    ['1980/12/31', 'dmy', '1980-12-31'], ['19801231', 'dmy', '1980-12-31'], ['1980年12月31日', 'dmy', '1980-12-31'], ['1980年12月', 'dmy', '1980-12'], ['12月31日', 'dmy', '--12-31'], ['民國69年12月31日', 'dmy', '1980-12-31'],
    ['昭和55年12月31日', 'dmy', '1980-12-31'], ['令和元年5月1日', 'dmy', '2019-05-01'], ['1980년 12월 31일', 'dmy', '1980-12-31'], ['--03-12', 'dmy', '--03-12'], ['1604-03-12', 'dmy', '--03-12'], ['1980', 'dmy', '1980'],
    ['31.12.', 'mdy', '--12-31'], ['12/31', 'dmy', '--12-31'], ['31 Dec 1980', 'dmy', '1980-12-31'], ['Dec 31, 1980', 'dmy', '1980-12-31'], ['December 31st, 1980', 'dmy', '1980-12-31'], ['31. Dezember 1980', 'dmy', '1980-12-31'],
    ['31 décembre 1980', 'dmy', '1980-12-31'], ['31 de diciembre de 1980', 'dmy', '1980-12-31'], ['31 grudnia 1980', 'dmy', '1980-12-31'], ['14 May 2026', 'mdy', '2026-05-14'], ['Wed, 31 Dec 1980', 'dmy', '1980-12-31'],
    ['1980-12-31T00:00:00Z', 'dmy', '1980-12-31'], ['12/31/1980 12:00:00 AM', 'mdy', '1980-12-31'], ['31.12.1980 00:00', 'dmy', '1980-12-31'],
    ['0/0/00', 'mdy', ''], ['00/00/00', 'dmy', ''], ['00.00.0000', 'dmy', ''], ['0000-00-00', 'dmy', ''], ['1/1/4501', 'mdy', ''], ['', 'dmy', ''],
    ['30.02.1980', 'dmy', null], ['13/13/1980', 'dmy', null], ['soon', 'dmy', null], ['1980-1-2-3', 'dmy', null], ['12345', 'dmy', null], ['２０２４年１月２日', 'dmy', '2024-01-02'],
  ])('%s (%s) is %s', (text, order, expected) => {
    expect(parseLooseDate(text, order)).toBe(expected)
  })

  test('long nonsense costs no time', () => {
    for (const part of ['1', '1/', '1 ', 'a', 'Dec ', '年', '0', '.']) expect(parseLooseDate(part.repeat(100_000), 'dmy')).toBeNull()
  })
})

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/csv')
describe.skipIf(!existsSync(corpus))('files of others', () => {
  const read = (file: string) => {
    const bytes = readFileSync(resolve(corpus, file))
    const { encoding } = detectEncoding(bytes, true)
    const text = decoder(encoding)
    return text.push(bytes) + text.end()
  }
  test('every file is imported without a crash and without losing a row', () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[ct]sv$/.test(file))
    expect(files.length).toBeGreaterThan(50)
    for (const file of files) {
      const text = read(file)
      const { contents, map } = importText(text)
      const dialect = sniffCsv(text)
      const reader = new CsvReader({ ...dialect })
      const rows = [...reader.push(text), ...reader.end()].slice(dialect.hasHeader ? 1 : 0)
      const filled = rows.filter((row) => row.cells.some((cell, index) => map.columns[index]?.to !== 'ignore' && cell.replaceAll('\0', '').trim() !== ''))
      expect({ file, contacts: contents.length }).toEqual({ file, contacts: filled.length })
    }
  })

  test('LinkedIn\'s and a phone book\'s contacts', () => {
    expect(said(importText(read('linkedin-sample/sample_connections.csv')).contents[1])).toMatchObject({ givenName: 'Grace', familyName: 'Hopper', positions: [{ company: 'Compiler Corp', title: 'VP of Engineering' }] })
    expect(said(importText(read('gsc-outlook/outlook.csv')).contents[0])).toMatchObject({
      givenName: 'Adam', familyName: 'Glacius', phones: [{ label: 'mobile' }, { label: 'pager' }, { label: 'home' }, { label: 'home' }, { label: 'homeFax' }, { label: 'work' }, { label: 'work' }, { label: 'workFax' }],
    })
  })
})
