/** The words that names are told apart by. Compared without case, dots and accents where written in Latin letters. */

/** Family names of two characters, in both scripts, and the Japanese ones too common to be cut after their first. */
export const compoundSurnames = new Set(
  ('欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 独孤 獨孤 南宫 南宮 夏侯 令狐 尉迟 尉遲 皇甫 公孙 公孫 慕容 长孙 長孫 宇文 轩辕 軒轅 端木 百里 呼延 东郭 東郭 ' +
    '西门 西門 南门 南門 钟离 鍾離 闾丘 閭丘 申屠 公羊 澹台 澹臺 宗政 濮阳 濮陽 淳于 单于 單于 太叔 仲孙 仲孫 赫连 赫連 拓跋 完颜 完顏 鲜于 鮮于 万俟 萬俟 闻人 聞人 ' +
    '左丘 公冶 梁丘 乐正 樂正 巫马 巫馬 公西 漆雕 壤驷 壤駟 拓拔 司空 司寇 子车 子車 颛孙 顓孫 宰父 谷梁 穀梁 段干 东里 東里 归海 歸海 羊舌 微生 梁邱 叱干 纳兰 納蘭 ' +
    '张简 張簡 范姜 张廖 張廖 ' +
    '佐藤 鈴木 高橋 田中 渡辺 渡邊 渡部 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 丸山 増田 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 市川 杉本 古川 島田 水野 桜井 高野 吉川').split(' '),
)
/** Korean family names of two syllables; all others have one. */
export const koreanCompoundSurnames = new Set('남궁 황보 제갈 사공 선우 서문 독고 동방 망절 어금'.split(' '))

/** Words that belong to the family name behind them: "van der Berg", "de la Cruz", "bin Salman". */
export const particles = new Set(
  'van von vom zu zum zur de del della delle delli dei di da das do dos du des d la le las los lo el al ul y e i ter ten te den der het t op in af av bin ibn bint ben abu bar mac mc st saint santa san dal dalla degli'.split(' '),
)
/** Of these, the ones that only stand between two others ("in 't Veld", "Ortega y Gasset"). */
export const innerParticles = new Set('y e i in op t el al la le lo'.split(' '))

export const prefixes = new Set(
  ('mr mrs ms miss mx master dr prof professor rev reverend fr father sr sister br brother hon honorable judge capt captain col colonel gen general lt lieutenant maj major sgt sir dame lord lady madam ' +
    'herr frau fraulein dipl dipling ing mag magister dott dottssa sig sigra signor signora avv arch rag geom m mme mlle monsieur madame mademoiselle me maitre sra srta don dona senor senora senorita ' +
    'dhr mevr mevrouw drs ir mgr pan pani lic licda doc mudr judr phdr rndr hr fru univprof doz privdoz').split(' '),
)
/** Fields of study behind a German "Dr.": written small and with a dot. */
export const prefixFields = new Set('med rer nat phil jur oec pol habil hc h c ing theol dent vet techn'.split(' '))
export const suffixes = new Set(
  ('jr sr jnr snr junior senior ii iii iv phd md mba ma ba bsc msc bs ms mph dds dvm do rn lpn cpa esq esquire jd llm llb cfa pmp pe dphil edd psyd mbe obe cbe kbe frs ret usn usaf usmc usa mag bakk fh mit dipl csc').split(' '),
)
/** Degrees that are also names and words: taken for degrees only in capitals. */
export const ambiguousSuffixes = new Set('ma do mag ms ba mit pe jd mad ret esq dipl'.split(' '))
/** Given names of two words with a particle: María del Carmen, Juan de Dios. */
export const particleGivenNames = new Set('carmen pilar mar rosario lourdes jesus fatima dios luz angeles dolores rocio mercedes socorro concepcion lujan cruz paz'.split(' '))
/** Titles that follow a name in Chinese, Japanese and Korean: they make the prefix. */
export const followingTitles =
  '先生 女士 小姐 太太 夫人 老师 老師 教授 博士 医生 醫生 律师 律師 总经理 總經理 经理 經理 总监 總監 董事长 董事長 工程师 工程師 会计师 會計師 主任 校长 校長 院长 院長 さん さま 様 殿 氏 くん ちゃん 先生 社長 部長 課長 님 씨 선생님 교수님 박사님 부장님 사장님 과장님'.split(' ')

/** Vietnamese family names: the name order is family, middle, given, though the letters are Latin. */
export const vietnameseSurnames = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh đinh lâm mai tô trương phùng hà cao thái tạ châu'.split(' '),
)
