import type { ContactText } from '#shared/contacts.ts'

/** What attributes mean: those of RFC 4519, 2798 and 4524, of Thunderbird (mozillaAbPersonAlpha), Evolution, Outlook and Active Directory. */
export type AddressPart = 'street' | 'extended' | 'poBox' | 'city' | 'region' | 'postalCode' | 'country' | 'lines'
export type Meaning =
  | { to: 'text'; field: Exclude<keyof ContactText, 'note' | 'howWeMet' | 'fullName'> }
  | { to: 'name' | 'email' | 'note' | 'photo' | 'uid' | 'labelledUri' | 'member' | 'own' }
  | { to: 'phone' | 'web' | 'messenger' | 'relation'; label: string }
  | { to: 'address'; label: 'work' | 'home'; part: AddressPart }
  | { to: 'position'; part: 'company' | 'department' | 'title' | 'role' }
  | { to: 'date'; label: 'birthday' | 'anniversary'; part: 'year' | 'month' | 'day' | 'whole' }

const meanings = new Map<string, Meaning>()
const say = (names: string, meaning: Meaning) => { for (const name of names.toLowerCase().split(' ')) meanings.set(name, meaning) }

say('givenName gn firstName', { to: 'text', field: 'givenName' })
say('sn surname lastName', { to: 'text', field: 'familyName' })
say('middleName', { to: 'text', field: 'middleName' })
say('generationQualifier', { to: 'text', field: 'suffix' })
say('personalTitle', { to: 'text', field: 'prefix' })
say('mozillaNickname xmozillanickname nickname', { to: 'text', field: 'nickname' })
say('mozillaPhoneticFirstName phoneticFirstName msDS-PhoneticFirstName', { to: 'text', field: 'phoneticGivenName' })
say('mozillaPhoneticLastName phoneticLastName msDS-PhoneticLastName', { to: 'text', field: 'phoneticFamilyName' })
say('fileAs', { to: 'text', field: 'fileAs' })
say('preferredLanguage', { to: 'text', field: 'language' })
say('displayName cn commonName', { to: 'name' })
say('mail rfc822Mailbox email mozillaSecondEmail xmozillasecondemail mail2 otherMailbox', { to: 'email' })
say('telephoneNumber phone workPhone otherTelephone', { to: 'phone', label: 'work' })
say('homePhone homeTelephoneNumber otherHomePhone', { to: 'phone', label: 'home' })
say('mobile mobileTelephoneNumber cellPhone otherMobile', { to: 'phone', label: 'mobile' })
say('pager pagerTelephoneNumber otherPager pagerPhone', { to: 'phone', label: 'pager' })
say('facsimileTelephoneNumber fax otherFacsimileTelephoneNumber', { to: 'phone', label: 'fax' })
say('homeFacsimileTelephoneNumber homeFax', { to: 'phone', label: 'homeFax' })
say('carPhone', { to: 'phone', label: 'car' })
say('primaryPhone companyPhone', { to: 'phone', label: 'main' })
say('assistantPhone telephoneAssistant', { to: 'phone', label: 'assistant' })
say('ipPhone', { to: 'phone', label: 'IP' })
say('telexNumber', { to: 'phone', label: 'Telex' })
say('internationaliSDNNumber', { to: 'phone', label: 'ISDN' })
const addresses: readonly (readonly [AddressPart, string, string])[] = [
  ['street', 'street streetAddress', 'mozillaHomeStreet homeStreet'], ['extended', 'mozillaWorkStreet2', 'mozillaHomeStreet2'], ['poBox', 'postOfficeBox', 'mozillaHomePostOfficeBox'],
  ['city', 'l locality localityName', 'mozillaHomeLocalityName'], ['region', 'st stateOrProvinceName region', 'mozillaHomeState'], ['postalCode', 'postalCode zip', 'mozillaHomePostalCode'],
  ['country', 'c countryName co friendlyCountryName', 'mozillaHomeCountryName mozillaHomeFriendlyCountryName'], ['lines', 'postalAddress', 'homePostalAddress'],
]
for (const [part, work, home] of addresses) {
  say(work, { to: 'address', label: 'work', part })
  say(home, { to: 'address', label: 'home', part })
}
say('o company organizationName', { to: 'position', part: 'company' })
say('ou department orgUnit organizationalUnitName departmentNumber', { to: 'position', part: 'department' })
say('title', { to: 'position', part: 'title' })
say('businessRole', { to: 'position', part: 'role' })
say('mozillaWorkUrl workUrl', { to: 'web', label: 'work' })
say('mozillaHomeUrl homeUrl', { to: 'web', label: 'home' })
say('url wWWHomePage webPage', { to: 'web', label: 'homepage' })
say('labeledURI labeledURL', { to: 'labelledUri' })
for (const [names, label] of [['nsAIMid _AimScreenName', 'AIM'], ['_GoogleTalk', 'Google Talk'], ['_ICQ', 'ICQ'], ['_Skype', 'Skype'], ['_Yahoo', 'Yahoo'], ['_MSN', 'MSN'], ['_JabberId', 'Jabber'], ['_QQ', 'QQ'], ['_IRC', 'IRC']] as const) say(names, { to: 'messenger', label })
say('manager managerName', { to: 'relation', label: 'manager' })
say('secretary assistant assistantName', { to: 'relation', label: 'assistant' })
say('spouseName', { to: 'relation', label: 'spouse' })
for (const label of ['birthday', 'anniversary'] as const) {
  const word = label === 'birthday' ? 'birth' : label
  for (const part of ['year', 'month'] as const) say(`${word}${part}`, { to: 'date', label, part })
  // Thunderbird says the day of the month by it, others all of the date.
  say(label === 'birthday' ? 'birthday' : 'anniversaryday', { to: 'date', label, part: 'day' })
}
say('birthDate dateOfBirth', { to: 'date', label: 'birthday', part: 'whole' })
say('anniversary', { to: 'date', label: 'anniversary', part: 'whole' })
say('description comment info notes', { to: 'note' })
say('jpegPhoto thumbnailPhoto', { to: 'photo' })
say('entryUUID', { to: 'uid' })
say('member uniqueMember memberUid', { to: 'member' })
say('touchbaseFields', { to: 'own' })

/** What an attribute means; null for one we have no field for. */
export function meaningOf(name: string): Meaning | null {
  return meanings.get(name) ?? null
}

/** Attributes of the directory and its machines, which nobody would miss in an address book. */
const technical = /^(?:objectclass|uid|userid|userpassword|authpassword|modifytimestamp|createtimestamp|creatorsname|modifiersname|entrycsn|entrydn|structuralobjectclass|subschemasubentry|hassubordinates|numsubordinates|contextcsn|memberof|uidnumber|gidnumber|homedirectory|loginshell|gecos|shadow.*|samba.*|krb.*|pwd.*|samaccount.*|ntsecuritydescriptor|object(?:guid|sid|category)|when(?:created|changed)|usn.*|distinguishedname|instancetype|name|mozillausehtmlmail|xmozillausehtmlmail|xmozillauseconferenceserver|xmozillaanyphone|usercertificate|usersmimecertificate|userpkcs12|cacertificate|useraccountcontrol|badpwdcount|codepage|countrycode|lastlog.*|logoncount|primarygroupid|accountexpires|userprincipalname|serviceprincipalname|legacyexchangedn|msexch.*|msrtc.*|showinaddressbook|proxyaddresses|mailnickname|targetaddress|textencodedoraddress|dscorepropagationdata|admincount|lastmodifieddate|recordkey|popularityindex|prefermailformat|allowremotecontent|x500uniqueidentifier|dnqualifier|audio|initials)$/

export function isTechnical(name: string): boolean {
  return technical.test(name)
}

/** Classes of entries that are nobody's. */
const others = /^(?:organizationalunit|domain|dcobject|container|builtindomain|organization|country|locality|device|computer|applicationprocess|grouppolicycontainer|olc.*|organizationalrole|posixgroup|subschema|ldapsubentry|referral|iphost|nismap|automount.*|dnszone|dnsnode|account|simplesecurityobject|rpccontainer|lostandfound|infrastructureupdate)$/
const persons = /^(?:person|organizationalperson|inetorgperson|residentialperson|mozillaabpersonalpha|mozillaorgperson|zillaperson|evolutionperson|officeperson|pilotperson|newpilotperson|contact|user|posixaccount|calentry)$/
const groups = /^(?:groupofnames|groupofuniquenames|mailgroup|groupofurls|group|posixgroup|groupofmembers)$/

export type EntryKind = 'person' | 'company' | 'group' | 'nobody'

/** Who an entry is of, by its object classes; without any it is taken for a person. */
export function kindOf(classes: readonly string[], hasReach: boolean): EntryKind {
  const words = classes.map((word) => word.trim().toLowerCase())
  if (words.includes('computer')) return 'nobody'
  if (words.some((word) => persons.test(word))) return 'person'
  if (words.some((word) => groups.test(word))) return 'group'
  // A directory's root is an organization, too: one without a number and an address is only a place in the tree.
  if (words.includes('organization')) return hasReach ? 'company' : 'nobody'
  return words.some((word) => others.test(word)) ? 'nobody' : 'person'
}

/** "employeeNumber" and "mozillaCustom1" in words. */
export function attributeWords(type: string): string {
  const words = type.replace(/^(?:mozilla|xmozilla|_)(?=[A-Z])/i, '').replace(/([a-z])([A-Z0-9])/g, '$1 $2')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
