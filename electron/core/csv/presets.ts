/** Programs known by their headers, and the headers only they have. */
import type { ColumnTarget, ImportPreset } from '#shared/import-map.ts'
import { foldHeader } from './headers.ts'

/** A file may be a program's if it has at least `least` of its headers (folded); the program with the most has it, of equals the first. */
const signatures: readonly (readonly [preset: ImportPreset, least: number, headers: string])[] = [
  ['google', 2, 'phone 1 type|phone 1 label|phone 1 value|email 1 type|email 1 label|email 1 value|group membership|organization 1 name|given name yomi|yomi name|organization name|phonetic middle name|name prefix|address 1 formatted|custom field 1 label'],
  ['linkedin', 2, 'connected on|url|position'],
  ['thunderbird', 2, 'primary email|secondary email|screen name|display name|fax number|pager number|home zip code|work zip code|web page 1|birth year|primare email adresse|sekundare email adresse|anzeigename|tel dienstlich|privat adresse 2|dienstlich adresse 2|home address 2|work address 2'],
  ['salesforce', 2, 'mailing street|mailing city|mailing zip postal code|mailing state province|account name|account id|lead source|reports to id|contact id'],
  ['zoho', 2, 'contact owner|lead source|mailing zip|mailing street|contact id|record id|account name|vendor name|skype id|modified time|email opt out'],
  ['hubspot', 2, 'record id|lifecycle stage|lead status|contact owner|associated company|marketing contact status|last activity date utc|create date|company name'],
  ['act', 2, 'id status|phone ext|fax phone|contact|referred by|last results|edit date|last reach|phone extension|record manager|access level'],
  ['outlook', 2, 'email type|email display name|business street|business fax|home street|home fax|internet free busy|government id number|directory server|strasse geschaftlich|telefon geschaftlich|fax geschaftlich|ort geschaftlich|land region geschaftlich|rue bureau|ville bureau|telecopie bureau|telephone bureau|type de messagerie|calle del trabajo|fax del trabajo|telefono del trabajo|tipo de correo electronico|商务地址 街道|商务电话|商务传真|住宅电话|电子邮件类型|商務 街|商務電話|商務傳真|住家電話|電子郵件類型|home phone 2|citta uff|fax uff|via uff|tipo posta elettronica|werkadres straat|fax op werk|telefoon op werk|rua do endereco comercial|tipo de email|fax comercial|adres sluzbowy ulica|faks sluzbowy|typ email|улица раб адрес|тип эл почты|рабочии факс|gatuadress arbete|fax arbete|telefon arbete|eposttyp|gade arbejde|fax arbejde|telefon arbejde|gate arbeid|faks arbeid|telefon arbeid|番地 会社|電子メールの種類|会社 fax|会社電話'],
  ['apple', 1, 'phone i phone|i phone|i phone phone|phone iphone|phonetic first|phonetic last|email icloud|home page url'],
]
/** Connections are LinkedIn's only with its own date. */
const needed: Partial<Record<ImportPreset, string>> = { linkedin: 'connected on' }

export function findPreset(headers: readonly string[]): ImportPreset | null {
  const folded = new Set(headers.map(foldHeader))
  let best: { preset: ImportPreset; count: number } | null = null
  for (const [preset, least, names] of signatures) {
    const must = needed[preset]
    const count = names.split('|').filter((name) => folded.has(name)).length
    if (count < least || (must !== undefined && !folded.has(must))) continue
    if (best === null || count > best.count) best = { preset, count }
  }
  return best?.preset ?? null
}

/** What a program means by a header that says something else, or nothing, elsewhere. */
export const presetHeaders: Partial<Record<ImportPreset, Readonly<Record<string, ColumnTarget>>>> = {
  google: { 'yomi name': 'ignore', 'additional name yomi': 'toNote', 'phonetic middle name': 'toNote', location: 'toNote', subject: 'toNote', priority: 'ignore', sensitivity: 'ignore' },
  outlook: { account: 'toNote', anrede: 'prefix', location: 'toNote', ort: 'toNote', ufficio: 'phones.value', 'ufficio 2': 'phones.value', abitazione: 'phones.value', 'abitazione 2': 'phones.value' },
  linkedin: { url: 'links.value' },
  hubspot: { 'record id': 'uid' },
  salesforce: { 'contact id': 'uid', salutation: 'prefix', 'account id': 'ignore' },
  zoho: { 'record id': 'uid', 'contact id': 'uid', salutation: 'prefix' },
  act: { 'contact id': 'uid', title: 'positions.title' },
}
// A header “constructor” is none of them.
for (const headers of Object.values(presetHeaders)) Object.setPrototypeOf(headers, null)
