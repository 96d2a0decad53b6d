import { expect, test } from 'vitest'
import { proposeMap } from '../../electron/core/csv/csv.ts'

/** The headers of Outlook's own export, and what is known to have no field of its own here. */
const outlook: readonly (readonly [language: string, headers: string, unknown: string])[] = [
  ['Italian', 'Titolo|Nome|Secondo nome|Cognome|Suffisso|Società|Reparto|Posizione|Via (uff.)|Via (uff.) 2|Città (uff.)|Provincia (uff.)|CAP (uff.)|Paese (uff.)|Via (ab.)|Città (ab.)|Provincia (ab.)|CAP (ab.)|Paese (ab.)|Altra via|Altra città|Altra provincia|Altro CAP|Altro paese|Telefono assistente|Fax (uff.)|Ufficio|Ufficio 2|Fax (ab.)|Abitazione|Abitazione 2|Cellulare|Altro fax|Altro telefono|Cercapersone|Telefono principale|Anniversario|Categorie|Compleanno|Indirizzo posta elettronica|Tipo posta elettronica|Nome visualizzato posta elettronica|Note|Pagina Web|Coniuge|Figli', ''],
  ['Dutch', 'Titel|Voornaam|Middelste naam|Achternaam|Achtervoegsel|Bedrijf|Afdeling|Functie|Werkadres, straat|Werkadres, plaats|Werkadres, provincie|Werkadres, postcode|Werkadres, land|Huisadres, straat|Huisadres, plaats|Huisadres, postcode|Huisadres, land|Ander adres, straat|Ander adres, plaats|Fax op werk|Telefoon op werk|Telefoon op werk 2|Fax thuis|Telefoon thuis|Mobiele telefoon|Andere fax|Andere telefoon|Pieper|Hoofdtelefoon|Categorieën|E-mailadres|E-mailtype|Weergavenaam voor e-mail|E-mailadres 2|Speciale datum|Verjaardag|Notities|Partner|Kinderen|Webpagina', ''],
  ['Portuguese', 'Título|Nome|Segundo Nome|Sobrenome|Sufixo|Empresa|Departamento|Cargo|Rua do endereço comercial|Cidade do endereço comercial|Estado do endereço comercial|CEP do endereço comercial|País/região do endereço comercial|Rua do endereço residencial|Cidade do endereço residencial|CEP do endereço residencial|Outra rua|Outra cidade|Fax comercial|Telefone comercial|Telefone comercial 2|Telefone residencial|Telefone celular|Outro telefone|Pager|Telefone principal|Endereço de email|Tipo de email|Nome para exibição do email|Categorias|Aniversário|Aniversário de casamento|Anotações|Cônjuge|Filhos|Página da Web', ''],
  ['Polish', 'Tytuł|Imię|Drugie imię|Nazwisko|Sufiks|Firma|Dział|Stanowisko|Adres służbowy - ulica|Adres służbowy - miejscowość|Adres służbowy - województwo|Adres służbowy - kod pocztowy|Adres służbowy - kraj|Adres domowy - ulica|Adres domowy - miejscowość|Adres domowy - kod pocztowy|Inny adres - ulica|Inny adres - miejscowość|Telefon asystenta|Faks służbowy|Telefon służbowy|Telefon służbowy 2|Telefon domowy|Telefon komórkowy|Inny faks|Inny telefon|Pager|Telefon podstawowy|Adres e-mail|Typ e-mail|Wyświetlana nazwa e-mail|Kategorie|Notatki|Rocznica|Urodziny|Strona sieci Web|Współmałżonek|Dzieci|Zawód|Płeć', 'Płeć'],
  ['Russian', 'Обращение|Имя|Отчество|Фамилия|Суффикс|Организация|Отдел|Должность|Улица (раб. адрес)|Город (раб. адрес)|Область (раб. адрес)|Индекс (раб. адрес)|Страна (раб. адрес)|Улица (дом. адрес)|Город (дом. адрес)|Индекс (дом. адрес)|Улица (другой адрес)|Город (другой адрес)|Телефон помощника|Рабочий факс|Рабочий телефон|Телефон раб. 2|Домашний факс|Домашний телефон|Телефон дом. 2|Телефон переносной|Другой факс|Другой телефон|Пейджер|Основной телефон|Адрес эл. почты|Тип эл. почты|Краткое имя эл. почты|Адрес 2 эл. почты|Веб-страница|День рождения|Годовщина|Дети|Супруг(а)|Заметки|Категории|Имя помощника|Руководитель|Профессия|Пол', 'Пол'],
  ['Swedish', 'Titel|Förnamn|Mellannamn|Efternamn|Suffix|Företag|Avdelning|Befattning|Gatuadress (arbete)|Ort (arbete)|Postnummer (arbete)|Land (arbete)|Gatuadress (hem)|Ort (hem)|Postnummer (hem)|Gatuadress (annan)|Ort (annan)|Fax (arbete)|Telefon (arbete)|Telefon (arbete 2)|Telefon (hem)|Mobiltelefon|Fax (hem)|Annan telefon|Personsökare|E-postadress|E-posttyp|Visningsnamn för e-post|E-postadress 2|Födelsedag|Bröllopsdag|Kategorier|Anteckningar|Webbsida|Make/maka|Barn', ''],
  ['Danish', 'Titel|Fornavn|Mellemnavn|Efternavn|Suffiks|Firma|Afdeling|Stilling|Gade (arbejde)|By (arbejde)|Postnummer (arbejde)|Land/område (arbejde)|Gade (privat)|By (privat)|Postnummer (privat)|Gade (andet)|By (andet)|Fax (arbejde)|Telefon (arbejde)|Telefon (privat)|Mobiltelefon|Personsøger|E-mail-adresse|E-mail-type|Fødselsdag|Mærkedag|Kategorier|Noter|Webside|Ægtefælle|Børn', ''],
  ['Norwegian', 'Tittel|Fornavn|Mellomnavn|Etternavn|Suffiks|Firma|Avdeling|Stilling|Gate (arbeid)|Poststed (arbeid)|Postnummer (arbeid)|Land (arbeid)|Gate (privat)|Poststed (privat)|Postnummer (privat)|Faks (arbeid)|Telefon (arbeid)|Telefon (privat)|Mobiltelefon|Personsøker|E-postadresse|E-posttype|Fødselsdag|Merkedag|Kategorier|Notater|Webside|Ektefelle|Barn', ''],
  ['Japanese', '敬称|名|ミドル ネーム|姓|会社名|部署|役職|番地 (会社)|市町村 (会社)|都道府県 (会社)|郵便番号 (会社)|国 (会社)|番地 (自宅)|市町村 (自宅)|都道府県 (自宅)|郵便番号 (自宅)|番地 (その他)|市町村 (その他)|秘書の電話|会社 FAX|会社電話|会社電話 2|自宅 FAX|自宅電話|携帯電話|その他 FAX|その他の電話|ポケットベル|通常の電話|電子メール アドレス|電子メールの種類|電子メール表示名|メモ|誕生日|記念日|分類|Web ページ|配偶者|子供|秘書の氏名|上司の氏名|職業', ''],
]

test.each(outlook)('Outlook in %s: every column has its place', (_language, headers, unknown) => {
  const { preset, columns } = proposeMap(headers.split('|'), [])
  expect(preset).toBe('outlook')
  expect(columns.filter(({ to }) => to === 'toNote').map(({ header }) => header).join('|')).toBe(unknown)
  const count = (to: string, label?: string) => columns.filter((column) => column.to === to && (label === undefined || column.label === label)).length
  expect([count('givenName'), count('familyName'), count('positions.company'), count('note'), count('tags'), count('dates.value', 'birthday'), count('dates.value', 'anniversary')]).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect([count('addresses.street', 'work') > 0, count('addresses.street', 'home'), count('addresses.city', 'work'), count('addresses.postalCode', 'work'), count('phones.value', 'workFax'), count('phones.value', 'mobile'), count('phones.value', 'pager')]).toEqual([true, 1, 1, 1, 1, 1, 1])
  expect(count('phones.value', 'work')).toBeGreaterThan(0)
  expect(count('phones.value', 'home')).toBeGreaterThan(0)
  expect(count('emails.value')).toBeGreaterThan(0)
})

test('Thunderbird in German', () => {
  const { preset, columns } = proposeMap('Vorname|Nachname|Anzeigename|Spitzname|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Messenger-Name|Tel. dienstlich|Tel. privat|Fax-Nummer|Pager-Nummer|Mobil-Tel.-Nr.|Privat: Adresse|Privat: Adresse 2|Privat: Ort|Privat: Bundesland|Privat: PLZ|Privat: Land|Dienstlich: Adresse|Dienstlich: Adresse 2|Dienstlich: Ort|Dienstlich: Bundesland|Dienstlich: PLZ|Dienstlich: Land|Arbeitstitel|Abteilung|Organisation|Webseite 1|Webseite 2|Geburtsjahr|Geburtsmonat|Geburtstag|Benutzerdef. 1|Notizen'.split('|'), [])
  expect(preset).toBe('thunderbird')
  const to = Object.fromEntries(columns.map((column) => [column.header, `${column.to}${column.label ? `:${column.label}` : ''}`]))
  expect(to).toMatchObject({
    Anzeigename: 'name', 'Primäre E-Mail-Adresse': 'emails.value', 'Tel. dienstlich': 'phones.value:work', 'Mobil-Tel.-Nr.': 'phones.value:mobile', 'Privat: Ort': 'addresses.city:home',
    'Dienstlich: PLZ': 'addresses.postalCode:work', Arbeitstitel: 'positions.title', Geburtsjahr: 'dates.year:birthday', Geburtsmonat: 'dates.month:birthday', Geburtstag: 'dates.day:birthday',
  })
})

test('an Apple address book written as a table', () => {
  const { preset, columns } = proposeMap('First name|Last name|Middle name|Nickname|Organization|Job title|Department|mobile Phone|home Phone|work Phone|iPhone Phone|home Email|work Email|home Address Street|home Address City|home Address State|home Address ZIP|home Address Country|Birthday|Note|URL|Phone : mobile|Email : work|Phone : iPhone|Phonetic First|Phonetic Last'.split('|'), [])
  expect(preset).toBe('apple')
  expect(columns.filter(({ to }) => to === 'toNote')).toEqual([])
})

test('children are no birthdays, though their letters fold alike', () => {
  expect(proposeMap(['Navn', 'Børn', 'Born'], []).columns.map(({ to, label }) => `${to}:${label ?? ''}`)).toEqual(['name:', 'relations.name:child', 'dates.value:birthday'])
})
