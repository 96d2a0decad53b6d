import type { ColumnTarget } from '#shared/import-map.ts'

/**
 * What columns are called, in the languages of the address books and of the people who type tables: English, German,
 * French, Spanish, Italian, Dutch, Polish, Portuguese, Swedish, Chinese in both scripts, Japanese, Korean, some Russian.
 * Case, accents, blanks, signs and numbers do not matter. `?` marks words whose meaning depends on the other columns.
 */
export type HeaderMeaning = ColumnTarget | 'name?' | 'title?' | 'given?'

export const headerNames: readonly (readonly [to: HeaderMeaning, label: string, names: string])[] = [
  ['uid', '', 'UID'],
  ['name?', '', 'Name|Nom|Nombre|Nome|Naam|Nazwa|Namn|Navn|Names|Имя и фамилия'],
  ['given?', '', '名|名字'],
  ['name', '', 'Full Name|Display Name|Contact Name|Contact|Whole Name|Complete Name|Person|Client|Client Name|Customer|Customer Name|Vollständiger Name|Anzeigename|Kontakt|Ansprechpartner|Kunde|Nom complet|Nom et prénom|Nom Prénom|Nom d\'affichage|Nombre completo|Nombre y apellidos|Nombre para mostrar|Nome completo|Nome e cognome|Nome visualizzato|Nominativo|Volledige naam|Weergavenaam|Contactpersoon|Imię i nazwisko|Pełna nazwa|Nome de exibição|Fullständigt namn|Visningsnamn|Kontaktperson|姓名|全名|联系人|聯絡人|连络人|联系人姓名|聯絡人姓名|顯示名稱|显示名称|客户|客户姓名|客户名称|氏名|名前|お名前|フルネーム|表示名|이름|성명|ФИО|Полное имя'],
  ['fullName', '', 'Touchbase Full Name'],
  ['givenName', '', 'First Name|First|Given Name|Given|Forename|Firstname|FName|Christian Name|Vorname|Rufname|Prénom|Primer nombre|Nombre de pila|Nome di battesimo|Primo nome|Voornaam|Imię|Primeiro nome|Nome próprio|Förnamn|Fornavn|名(名前)|名（名）|Имя|이름(First)'],
  ['middleName', '', 'Middle Name|Middle|Additional Name|Middle Initial|Middle Names|Weitere Vornamen|Zweiter Vorname|Zweitname|Deuxième prénom|Autres prénoms|Segundo nombre|Secondo nome|Tussenvoegsel|Tweede voornaam|Drugie imię|Nome do meio|Segundo nome|Mellannamn|中间名|中間名|ミドルネーム|Отчество'],
  ['familyName', '', 'Last Name|Last|Family Name|Surname|Lastname|LName|Second Name|Nachname|Familienname|Zuname|Nom de famille|Apellidos|Apellido|Primer apellido|Cognome|Achternaam|Familienaam|Nazwisko|Sobrenome|Apelido|Último nome|Efternamn|Etternavn|姓|姓氏|姓(名字)|苗字|성|Фамилия'],
  ['prefix', '', 'Prefix|Name Prefix|Honorific|Honorific Prefix|Courtesy Title|Anrede|Titel vor|Akademischer Titel|Namenspräfix|Civilité|Préfixe|Tratamiento|Prefijo|Prefisso|Appellativo|Aanhef|Voorvoegsel|Prefiks|Prefixo|Tratamento|称谓|英文称谓|頭銜|头衔|尊称|敬称'],
  ['suffix', '', 'Suffix|Name Suffix|Generation|Namenssuffix|Suffixe|Sufijo|Suffisso|Achtervoegsel|Sufiks|Sufixo|后缀|后綴|後綴|中文称谓|稱謂'],
  ['nickname', '', 'Nickname|Nick Name|Nick|Known As|Goes By|Preferred Name|Spitzname|Surnom|Apodo|Alias|Soprannome|Bijnaam|Roepnaam|Pseudonim|Ksywka|Alcunha|Smeknamn|昵称|暱稱|别名|ニックネーム|별명|Прозвище'],
  ['phoneticGivenName', '', 'Phonetic First Name|Given Name Yomi|First Name Yomi|Vorname Yomi|Prénom Yomi|名のふりがな|名フリガナ|メイ|めい'],
  ['phoneticFamilyName', '', 'Phonetic Last Name|Family Name Yomi|Last Name Yomi|Surname Yomi|Nachname Yomi|Nom Yomi|姓のふりがな|姓フリガナ|セイ|せい'],
  ['sortAs', '', 'Sort As|フリガナ|ふりがな|ヨミガナ|よみがな'],
  ['fileAs', '', 'File As|Speichern unter|Classer sous|Archivar como'],
  ['salutation', '', 'Salutation|Greeting|Dear|Briefanrede|Grußformel|Saludo|Formule de politesse|称呼|稱呼'],
  ['title?', '', 'Title|Titre|Título|Titulo|Titolo|Titel|Tytuł'],
  ['positions.company', '', 'Company|Company Name|Organization|Organisation|Organization Name|Organisation Name|Org|Employer|Business|Business Name|Account|Account Name|Firm|Firma|Unternehmen|Firmenname|Organisationsname|Arbeitgeber|Société|Entreprise|Raison sociale|Organisme|Employeur|Empresa|Organización|Compañía|Azienda|Società|Organizzazione|Ditta|Ragione sociale|Bedrijf|Bedrijfsnaam|Organisatie|Werkgever|Nazwa firmy|Organizacja|Pracodawca|Companhia|Organização|Företag|Arbetsgivare|公司|公司名称|公司名稱|单位|单位名称|單位|企业|企业名称|公司/部门|组织|組織|組織名|会社|会社名|勤務先|企業名|회사|회사명|직장|Компания|Организация'],
  ['positions.department', '', 'Department|Dept|Division|Organization Department|Abteilung|Bereich|Service|Département|Departamento|Reparto|Dipartimento|Afdeling|Dział|Avdelning|部门|部門|部署|部署名|科室|부서|Отдел'],
  ['positions.title', '', 'Job Title|Job|Position|Function|Occupation Title|Organization Title|Title At Company|Role Title|Headline|Stellung|Funktion|Berufsbezeichnung|Jobtitel|Stelle|Fonction|Poste|Intitulé du poste|Puesto|Cargo|Posición|Posizione|Qualifica|Mansione|Ruolo|Functie|Functietitel|Stanowisko|Posição|Função|Befattning|职务|職務|职位|職位|职称|職稱|职务名称|岗位|役職|肩書き|肩書|직책|직위|직함|Должность'],
  ['positions.role', '', 'Role|Profession|Occupation|Organization Job Description|Beruf|Métier|Profesión|Professione|Beroep|Zawód|Profissão|Yrke|职业|職業|專業|专业|Профессия'],
  ['phones.value', '', 'Phone|Phone Number|Telephone|Telephone Number|Tel|Tel No|Telno|Phone No|Contact Number|Landline|Telefon|Telefonnummer|Rufnummer|Festnetz|Téléphone|Numéro de téléphone|Tél|Fixe|Teléfono|Número de teléfono|Telefono|Numero di telefono|Telefoon|Telefoonnummer|Numer telefonu|Telefone|Número de telefone|电话|电话号码|联系电话|联系方式|座机|固定电话|電話|電話號碼|聯絡電話|市話|電話番号|전화|전화번호|Телефон'],
  ['phones.value', 'mobile', 'Mobile|Mobile Phone|Mobile Number|Mobile No|Mobile Phone Number|Cell|Cell Phone|Cellphone|Cellular|Cell Number|Phone Mobile|iPhone|Handy|Handynummer|Mobil|Mobiltelefon|Mobilnummer|Mobilfunk|Mobilfunknummer|Telefon mobil|Portable|Tél mobile|Téléphone mobile|Téléphone portable|Móvil|Teléfono móvil|Celular|Cellulare|Telefono cellulare|Mobiel|Mobiele telefoon|GSM|Komórka|Telefon komórkowy|Telemóvel|Telefone celular|Mobiltelefonnummer|手机|手机号|手机号码|移动电话|行动电话|手機|手機號碼|行動電話|行動|携帯|携帯電話|携帯番号|휴대폰|휴대전화|핸드폰|Мобильный|Мобильный телефон'],
  ['phones.value', 'main', 'Main Phone|Primary Phone|Company Main Phone|Switchboard|Haupttelefon|Telefon Firma|Zentrale|Téléphone principal|Téléphone société|Standard|Teléfono principal|Número de centralita de la organización|Telefono principale|Centralino|Hoofdtelefoon|Telefon główny|Telefone principal|Växel|单位主要电话|主要电话|公司代表線|代表電話|代表番号'],
  ['phones.value', 'fax', 'Fax|Fax Number|Fax No|Fax Phone|Facsimile|Telefax|Faxnummer|Télécopie|Télécopieur|Número de fax|Numero di fax|Faks|传真|传真号码|傳真|傳真號碼|ファックス|ファクス|FAX番号|팩스|Факс'],
  ['phones.value', 'pager', 'Pager|Pager Number|Beeper|Funkruf|Radiomessagerie|Récepteur de radiomessagerie|Localizador|Buscapersonas|Cercapersone|Semafoon|寻呼机|传呼机|呼叫器|傳呼機|呼機'],
  ['phones.value', 'car', 'Car Phone|Autotelefon|Téléphone voiture|Téléphone (voiture)|Teléfono del automóvil|Telefono auto|车载电话|汽車電話'],
  ['phones.value', 'assistant', 'Assistant\'s Phone|Assistant Phone|Asst Phone|Telefon Assistent|Téléphone de l\'assistant(e)|Teléfono del ayudante|Telefono assistente|助理的电话|助理電話|助理电话'],
  ['phones.value', 'Callback', 'Callback|Rückmeldung|Rappel|Devolución de llamada|回电话|回撥電話'],
  ['phones.value', 'Radio', 'Radio Phone|Radiotéléphone|Radioteléfono|无绳电话|無線電話'],
  ['phones.value', 'ISDN', 'ISDN|RNIS|RDSI'],
  ['phones.value', 'TTY', 'TTY/TDD Phone|Telefon für Hörbehinderte|Téléphone TDD/TTY|TTY/TDD 电话|TTY/TDD 電話'],
  ['phones.value', 'Telex', 'Telex|Télex|Telix|电报'],
  ['phones.value', 'WhatsApp', 'WhatsApp|WhatsApp Number'],
  ['phones.value', 'home', 'Particular|家電|宅電|宅电'],
  ['emails.value', '', 'E-mail|Email|Mail|E-mail Address|Email Address|Mail Address|Primary Email|Primary Email Address|Main Email|Default Email|E-Mail-Adresse|Mailadresse|Primäre E-Mail-Adresse|Adresse e-mail|Adresse mail|Courriel|Adresse de messagerie|Adresse de courrier|Adresse électronique|Correo|Correo electrónico|Dirección de correo electrónico|Indirizzo email|Indirizzo di posta elettronica|Posta elettronica|E-mailadres|Adres e-mail|Adres email|Endereço de email|Endereço de correio eletrônico|Correio eletrónico|E-postadress|E-post|Epost|邮箱|邮件|电子邮件|电子邮箱|电子邮件地址|邮箱地址|邮件地址|電子郵件|電子郵件地址|電子信箱|電郵|電郵地址|信箱|メール|メールアドレス|電子メール|電子メールアドレス|이메일|이메일 주소|전자메일|전자 메일 주소|Эл. почта|Электронная почта|Почта'],
  ['emails.value', 'other', 'Secondary Email|Alternate Email|Alternative Email|Additional Email|Other Email|Sekundäre E-Mail-Adresse|Zweite E-Mail-Adresse|备用邮箱'],
  ['addresses.whole', '', 'Address|Full Address|Street Address Full|Mailing Address|Postal Address|Formatted Address|Adresse|Anschrift|Adresse postale|Dirección|Domicilio|Indirizzo|Adres|Endereço|Morada|Adress|地址|联系地址|通讯地址|通信地址|详细地址|聯絡地址|通訊地址|住所|住址|주소|Адрес'],
  ['addresses.street', '', 'Street|Street Address|Address Line|Address Street|Street Line|Addr|Straße|Strasse|Str|Straße und Hausnummer|Straße Nr|Straße Hausnummer|Rue|Adresse (rue)|Voie|Calle|Via|Straat|Straat en huisnummer|Adresregel|Ulica|Ulica i numer|Rua|Logradouro|Gata|Gatuadress|街道|街|街道地址|街道門牌|番地|町名番地|도로명|Улица'],
  ['addresses.extended', '', 'Extended Address|Address Extended|Apartment|Apt|Suite|Unit|Floor|Building|Adresszusatz|Complément d\'adresse|Piso|Interno|Toevoeging|建物名'],
  ['addresses.poBox', '', 'PO Box|P.O. Box|POBox|Post Office Box|Postfach|Boîte postale|B.P.|Apartado postal|Apartado de correos|Casella postale|Postbus|Skrytka pocztowa|Caixa postal|Postbox|郵政信箱|邮政信箱|地址邮箱|私書箱'],
  ['addresses.city', '', 'City|Town|Locality|Town/City|City/Town|Stadt|Ort|Wohnort|Ville|Localité|Commune|Ciudad|Población|Localidad|Municipio|Città|Comune|Località|Stad|Plaats|Woonplaats|Miasto|Miejscowość|Cidade|Localidade|Ort|Postort|城市|市|市/县|市/镇|市/鎮|所在城市|都市|市区町村|市町村|도시|시/군/구|Город'],
  ['addresses.region', '', 'State|Province|Region|State/Province|State/Region|Province/State|County|State or Province|Prefecture|Bundesland|Bundesland/Kanton|Kanton|Région|Département (région)|Dép/Région|Estado|Provincia|Estado/Provincia|Provincia o estado|Regione|Provincie|Województwo|Distrito|Delstat|Län|省|省份|省/市|省/市/自治区|州|州/省|縣/市|縣市|都道府県|시/도|Область|Регион'],
  ['addresses.postalCode', '', 'Postal Code|Postcode|Post Code|ZIP|Zip Code|ZIP/Postal Code|Postal|Zip/Postcode|PLZ|Postleitzahl|Code postal|CP|Código postal|C.P.|CAP|Codice postale|Codice di avviamento postale|Kod pocztowy|CEP|Postnummer|Postnr|邮编|邮政编码|邮码|郵遞區號|郵政編碼|郵編|郵便番号|우편번호|Индекс|Почтовый индекс'],
  ['addresses.country', '', 'Country|Country/Region|Country Name|Nation|Land|Land/Region|Pays|Pays/Région|País|País/región|País o región|Paese|Nazione|Stato|Paese/area geografica|Kraj|Państwo|País/região|国家|国家/地区|國家|國家/地區|國家(地區)|国|国名|国/地域|국가|나라|Страна'],
  ['addresses.countryCode', '', 'Country Code|ISO Country Code|Ländercode|Code pays|Código de país|国家代码|國家代碼'],
  ['links.value', 'homepage', 'Website|Web Site|Web|Web Page|Webpage|Homepage|Home Page|URL|Website URL|Web Address|Link|Internet|Internetseite|Webseite|Webadresse|Page Web|Site web|Site internet|Site|Página web|Sitio web|Pagina web|Sito|Sito web|Sito internet|Strona|Strona internetowa|Strona www|WWW|Página da Web|Webbplats|Webbsida|Hemsida|网址|网站|网页|主页|網址|網站|網頁|ウェブサイト|ホームページ|Webサイト|홈페이지|웹사이트|Сайт|Веб-сайт'],
  ['links.value', 'LinkedIn', 'LinkedIn|LinkedIn URL|LinkedIn Profile|LinkedIn Profile URL|LinkedIn Bio'],
  ['links.value', 'Twitter', 'Twitter|Twitter Username|Twitter URL|Twitter Handle|X (Twitter)'],
  ['links.value', 'Facebook', 'Facebook|Facebook URL|Facebook Profile'],
  ['links.value', 'Instagram', 'Instagram|Instagram URL|Instagram Handle'],
  ['links.value', 'Xing', 'Xing|Xing URL'],
  ['links.value', 'Skype', 'Skype|Skype ID|Skype Name'],
  ['links.value', 'WeChat', 'WeChat|WeChat ID|微信|微信号|微信號|Weixin'],
  ['links.value', 'QQ', 'QQ|QQ号|QQ号码'],
  ['links.value', 'LINE', 'LINE|LINE ID'],
  ['links.value', 'Telegram', 'Telegram|Telegram Username'],
  ['links.value', 'IM', 'IM Address|Screen Name|Instant Messenger|IM'],
  ['dates.value', 'birthday', 'Birthday|Birth Date|Birthdate|Date of Birth|DOB|Born|Geburtstag|Geburtsdatum|Geb.-Datum|Geb|Anniversaire|Date de naissance|Naissance|Cumpleaños|Fecha de nacimiento|Compleanno|Data di nascita|Verjaardag|Geboortedatum|Urodziny|Data urodzenia|Aniversário|Data de nascimento|Födelsedag|Födelsedatum|生日|出生日期|出生年月|出生年月日|生年月日|誕生日|생일|생년월일|День рождения|Дата рождения'],
  ['dates.year', 'birthday', 'Birth Year|Geburtsjahr|Année de naissance|Año de nacimiento'],
  ['dates.month', 'birthday', 'Birth Month|Geburtsmonat|Mois de naissance|Mes de nacimiento'],
  ['dates.day', 'birthday', 'Birth Day|Geburtstag (Tag)|Jour de naissance|Día de nacimiento'],
  ['dates.value', 'anniversary', 'Anniversary|Wedding Anniversary|Wedding Date|Jahrestag|Hochzeitstag|Anniversaire de mariage ou fête|Anniversaire de mariage|Aniversario|Anniversario|Trouwdag|Jubileum|Rocznica|Aniversário de casamento|Bröllopsdag|纪念日|紀念日|週年紀念日|结婚纪念日|結婚紀念日|記念日'],
  ['tags', '', 'Tags|Tag|Categories|Category|Labels|Groups|Group|Group Membership|Keywords|Lists|Kategorien|Kategorie|Gruppen|Gruppe|Stichwörter|Schlagworte|Schlagwörter|Catégories|Catégorie|Mots clés|Groupes|Étiquettes|Categorías|Categoría|Etiquetas|Grupos|Categorie|Categoria|Etichette|Gruppi|Categorieën|Trefwoorden|Groepen|Kategoria|Grupy|Etykiety|Tagi|Categorias|Kategorier|Grupper|Etiketter|类别|分组|分类|标签|群组|qq同步助手 分组|類別|分類|標籤|群組|カテゴリ|カテゴリー|タグ|グループ|태그|그룹|범주|Теги|Группа|Категория'],
  ['note', '', 'Notes|Note|Comment|Comments|Remarks|Remark|Memo|Description|Background|Notizen|Notiz|Bemerkung|Bemerkungen|Kommentar|Anmerkungen|Remarques|Remarque|Commentaire|Commentaires|Notas|Nota|Observaciones|Comentarios|Osservazioni|Commenti|Opmerkingen|Notities|Opmerking|Notatki|Notatka|Uwagi|Komentarz|Observações|Anotações|Anteckningar|Anteckning|Kommentarer|备注|附注|说明|備註|附註|記事|註記|メモ|備考|메모|비고|Примечание|Заметки'],
  ['language', '', 'Touchbase Language'],
  ['timeZone', '', 'Time Zone|Timezone|Zeitzone|Fuseau horaire|Zona horaria|时区|時區'],
  ['howWeMet', '', 'How We Met|Met At'],
  ['relations.name', 'spouse', 'Spouse|Spouse Name|Partner/Spouse|Partner|Ehepartner|Lebenspartner|Partner/-in|Conjoint(e)|Conjoint|Cónyuge|Coniuge|Echtgenoot|Partner(in)|Małżonek|Cônjuge|Make/maka|配偶|配偶者|배우자'],
  ['relations.name', 'child', 'Children|Child|Kinder|Kind|Enfants|Hijos|Figli|Kinderen|Dzieci|Filhos|Barn|子女|孩子|お子様|子供|자녀'],
  ['relations.name', 'manager', 'Manager\'s Name|Manager Name|Manager|Reports To|Supervisor|Name des/der Vorgesetzten|Vorgesetzter|Responsable|Nom du responsable|Director|Nombre del director|Nome manager|Leidinggevende|Menedżer|Chef|经理姓名|上级|主管名稱|主管|上司'],
  ['relations.name', 'assistant', 'Assistant\'s Name|Assistant Name|Assistant|Assistant(e)|Name Assistent|Assistent|Nom de l\'assistant(e)|Nombre del ayudante|Nome assistente|助理的姓名|助理姓名|助理'],
  ['relations.name', 'referredBy', 'Referred By|Referrer|Referral|Empfohlen von|Recommandé par|Referido por|引用者|介紹人|介绍人|引用'],
  ['ignore', '', 'E-mail Type|Email Type|E-mail Display Name|E-Mail: Typ|E-Mail-Typ|E-Mail Typ|E-Mail: Angezeigter Name|E-Mail Angezeigter Name|Type de messagerie|Nom complet de l\'adresse de messagerie|Tipo de correo electrónico|Nombre de pantalla de correo electrónico|电子邮件类型|电子邮件显示名称|电子邮件显示名|電子郵件類型|電子郵件顯示名稱|Priority|Priorität|Priorité|Prioridad|优先级|優先順序|Sensitivity|Vertraulichkeit|Confidentialité|Confidencialidad|敏感度|Private|Privat|Privé|Privado|私有|私人|Internet Free Busy|Internet-Frei/Gebucht|网际忙闲|Internet 忙闲|網際網路空閒-忙碌中|Photo'],
]

/** Words that say which of several phones, mails or addresses is meant. */
export const qualifiers: readonly (readonly [label: string, words: string])[] = [
  ['work', 'work business office company corporate job geschäftlich geschaeftlich dienstlich büro firma beruflich arbeit bureau professionnel professionnelle pro travail entreprise societe trabajo oficina empresa laboral lavoro ufficio aziendale werk zakelijk kantoor praca służbowy służbowa sluzbowy firmowy trabalho comercial escritorio arbete jobb'],
  ['home', 'home personal private residential privat privates private domicile personnel personnelle prive casa particular personal domicilio abitazione personale thuis privé dom domowy domowa prywatny prywatna residencial pessoal hem bostad'],
  ['other', 'other alternate alternative secondary sonstige sonstiges weitere weiterer weiteres weiteren andere anderes autre otro otra altro altra overig ander inny inna outro outra annan övrigt'],
  ['postal', 'mailing postal correspondence'],
  ['billing', 'billing invoice rechnung facturation'],
  ['shipping', 'shipping delivery lieferung livraison'],
]

/** The same, as beginnings or ends of words written without blanks; longer ones first. */
export const qualifiersUnspaced: readonly (readonly [label: string, parts: string])[] = [
  ['work', '办公室 辦公室 勤務先 商务 商務 业务 工作 单位 單位 公司 办公 辦公 会社 직장 회사'],
  ['home', '家庭 住宅 住家 私人 个人 個人 自宅 自宅 家 집 자택'],
  ['other', '其他 其它 その他 备用 기타'],
]

/** Words that carry nothing beside another word. */
export const fillers = 'de del della dello di do da du des la le les l der die das des van of the r e es no nr number numero nummer contact main primary default'
/** Words for "address", dropped where a part of an address follows: "Home Address City", "商务地址 街道". */
export const addressWords = 'address addresses adresse anschrift direccion indirizzo adres endereco adress 地址 住所 주소'
