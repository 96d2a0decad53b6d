/**
 * The characters that contacts, mail and letters are mostly made of, language by language: frequent words, family names,
 * places, parts of addresses and the headers of address books. A text decoded with the right encoding is full of them;
 * decoded with a wrong one it is made of the rest. They weigh evidence only, and need not be complete.
 */
const han = {
  simplified:
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔' +
    '李刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏吕丁沈姚卢姜崔钟谭陆汪范石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤伟芳娜秀英敏静丽磊洋勇艳杰娟涛超兰霞刚桂辉玲红华志燕飞雪梅宇浩晨欣怡涵梓轩雨泽远嘉懿欧阳诸葛' +
    '姓名手机号码电话邮箱邮编址省县街号楼室职务备注称传真企单组签纪念客户联络录昵附件技限股份集团贸易商销售经购财监师程助采京沪深圳杭州苏厦门镇村层栋元网址您好谢谢',
  traditional:
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運' +
    '李劉陳楊黃趙吳周徐孫朱胡郭林羅鄭梁謝宋唐鄧馮韓曹曾彭蕭蔡潘田董袁余葉蔣杜蘇魏呂丁沈姚盧姜崔鍾譚陸汪范石廖賈夏韋鄒孟熊秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵錢嚴武戴莫孔湯詹簡游賴連溫柯翁偉淑芬雅婷怡君志豪家瑋美玲惠秀俊傑宗翰冠宇淑惠麗華建宏雅雯佳穎思妤彥廷歐陽諸葛司徒' +
    '姓名手機號碼電話郵箱遞區號址縣街樓室職稱備註傳真企單組籤紀念客戶聯絡錄暱附件技限股份集團貿易商銷售購財監助採台臺北灣港九龍新竹桃園高雄南投彰化鎮鄉村里鄰巷弄段號您好謝謝',
}
const kana = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).join('')
const japanese =
  kana(0x3041, 0x3093) + kana(0x30a1, 0x30f6) + 'ー々、。・「」' +
  '日本人大年一中会社事田山川上下村木林森石井藤佐高橋鈴渡辺伊加小池野原口島崎松岡清水西東南北前後新古阿部長谷岩坂河内村橋本吉松井内海斎斉遠近安福永和千葉太郎次子美恵香優介真健男雄一二三四五六七八九十氏名姓前電話番号携帯住所郵便都道府県市区町村丁目株式有限会社部課長役職取締代表営業担当様備考生年月日勤務先自宅国行分手出入間時気持者動作発見何今言思来語文学校先週東京阪神横浜名古屋札幌福岡京都'
const korean =
  '가각간강개거건게겨경계고골공과관광교구국군권규그금급기길김나난남내너네노누는능다단달당대더덕데도동되된두드득들등디라람량러럼레려력련령로록론료류리림마만말망매머메면명모목무문물미민및바박반방배백번범변별병보복본부북분불비빈사산상새생서석선설섭성세소손송수숙순스승시식신실심씨아안애야양어언업에엔여역연열영예오온올와완왕외요용우운울원월위유육윤은을음의이인일임입있자작장재전정제조종주준중지직진집차찬창채천철청체초최추출치카코크타태택터테토통트특파판팀페평포표품프피필하학한할함합해행향허헌현협형혜호홍화환활황회효후훈휘희' +
  '름폰팩편명직책회사휴핸번호메일집갑합층길로구시군읍면동'

/** Letters beyond ASCII that ordinary words have, and the marks that ordinary texts have, by the encoding that carries them. */
const marks = '„“”‚‘’–—…€«»°§•'
const letters = {
  western: 'äöüßéèêëàâáãåæçñíìîïóòôõøúùûÄÖÜÉÈÊËÀÂÃÅÆØÇÑÓÒÔÕÁÍÎÏÚÙÛœŒÿðþÞý¡¿ºª®©™£',
  central: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰäöüßÄÖÜăâîşţĂÂÎŞŢđĐĺľŕôÔ',
  turkish: 'çğıöşüÇĞİÖŞÜâîû',
  baltic: 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽąęėįųĄĘĖĮŲõäöüÕÄÖÜ',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁіїєґІЇЄҐ№',
  greek: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ',
}

/** A family of encodings with the characters its texts are made of. Labels are those of the WHATWG Encoding Standard. */
export interface Candidate {
  encoding: string
  common: ReadonlySet<string>
  isMultiByte: boolean
  /** Whether foreign letters stand among ASCII ones, seldom two together. */
  isLatin: boolean
}

const candidate = (encoding: string, common: string, isMultiByte = false): Candidate => ({
  encoding, common: new Set(common), isMultiByte, isLatin: !isMultiByte && /[A-Za-z\u00c0-\u017f]/.test(common),
})

/** In the order they are taken when two explain a text equally well. */
export const candidates: readonly Candidate[] = [
  candidate('gb18030', `${han.simplified}，。：；（）、“”！？`, true),
  candidate('big5', `${han.traditional}，。：；（）、「」！？`, true),
  candidate('shift_jis', japanese, true),
  candidate('euc-jp', japanese, true),
  candidate('euc-kr', korean, true),
  candidate('windows-1252', letters.western + marks),
  candidate('windows-1250', letters.central + marks),
  candidate('iso-8859-2', letters.central),
  candidate('windows-1254', letters.turkish + marks),
  candidate('windows-1251', letters.cyrillic + marks),
  candidate('koi8-r', letters.cyrillic),
  candidate('windows-1253', letters.greek + marks),
  candidate('windows-1257', letters.baltic + marks),
]
