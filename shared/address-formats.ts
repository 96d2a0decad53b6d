/**
 * How the post of each country wants an address: a `|` parts lines, A is the street with what belongs to it, Z the post code,
 * C the town, S the region; other characters stand between two parts that are both there. From the postal unions' and
 * posts' own sheets, as Google's address data and OpenCage's templates have them, too. A part that is not named is one
 * that the post does not want: the Land in Germany, the county in Britain.
 */
const usual = 'A|Z C|S'

/** Countries by their order, ISO 3166-1 alpha-2; all others have `usual`. */
const orders: Readonly<Record<string, string>> = {
  'A|Z C': 'DE AT CH LI BE NL LU FR MC DK GL FO NO SJ SE FI AX CZ SK PL PT GR SI HR BA RS ME MK BG RO EE LT IS AD SM VA GF GP MQ RE PM YT BL MF WF PF NC MA TN DZ',
  'A|Z C S': 'IT',
  'A|Z C|S': 'ES CL UY PY AR',
  'A|Z C, S': 'MX',
  'A|Z C/S': 'TR',
  'A|C, S Z': 'US PR GU VI AS MP FM MH PW CN TW JP KR KP',
  'A|C S Z': 'CA AU CX CC NF',
  'A|C Z': 'NZ SG IL SA JO LB BH BN KH BM MT NC LS MV',
  'A|C|Z': 'GB GG JE IM GI FK ZA KE LK',
  'A|C|S|Z': 'IE RU BY UA EG AM',
  'A|C - S|Z': 'BR',
  'A|C Z|S': 'IN NG NP PE',
  'A|C|S': 'HK MO AE PA JM BS BB',
  'A|C, Z': 'LV MM',
  'A|C - Z|S': 'BD PK',
  'A|C|S Z': 'TH VN ID MN TJ UZ TM KG',
  'A|C, S, Z': 'CO CR',
  'Z C|A': 'HU',
  'Z|S|C|A': 'KZ IR',
}
const byCountry = new Map(Object.entries(orders).flatMap(([order, countries]) => countries.split(' ').map((country) => [country, order] as const)))

/** Orders in the country's own writing, from large to small. Chinese and Japanese parts of one line follow each other without a space. */
const nativeOrders: Readonly<Record<string, string>> = { CN: 'Z|S C|A', TW: 'Z|S C|A', HK: 'S C|A', MO: 'S C|A', SG: 'S C|A|Z', JP: '〒Z|S C|A', KR: 'S C|A|Z', KP: 'S C|A|Z' }

/** The order for a country; `isNative` when the address is in Chinese, Japanese or Korean writing. An unknown country has the usual one. */
export function addressOrder(country: string, isNative: boolean): string {
  return isNative ? nativeOrders[country] ?? 'Z|S C|A' : byCountry.get(country) ?? usual
}

const boxWords: Readonly<Record<string, string>> = {
  'PO Box #': 'US CA GB IE AU NZ ZA IN SG', 'Postfach #': 'DE AT CH LI', 'BP #': 'FR LU MC', 'Apartado de Correos #': 'ES', 'Apartado #': 'PT', 'Casella postale #': 'IT', 'Postbus #': 'NL BE', 'Skr. poczt. #': 'PL',
  'P. O. Box #': 'CZ SK', 'Pf. #': 'HU', 'Box #': 'SE', 'Postboks #': 'NO DK', 'PL #': 'FI', 'а/я #': 'RU', 'а/с #': 'UA', 'P.K. #': 'TR', 'Caixa Postal #': 'BR', 'Apartado Postal #': 'MX', 'Casilla de Correo #': 'AR',
}
const nativeBoxWords: Readonly<Record<string, string>> = { CN: '#号信箱', TW: '郵政#號信箱', HK: '郵政信箱#號', JP: '私書箱#号', KR: '사서함 #호' }
const boxByCountry = new Map(Object.entries(boxWords).flatMap(([words, countries]) => countries.split(' ').map((country) => [country, words] as const)))

/** A post box with its word, where only its number was typed: "Postfach 12 34". */
export function boxText(poBox: string, country: string, isNative: boolean): string {
  if (!/^[\d\s/-]+$/.test(poBox)) return poBox
  return ((isNative ? nativeBoxWords[country] : boxByCountry.get(country)) ?? 'P.O. Box #').replace('#', poBox)
}
