/** Family names and titles of East and South-East Asia, by which names without spaces or with the family name first are told apart. */

/** Chinese family names of two characters, in both scripts. */
export const chineseCompoundSurnames = new Set(
  ('欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 独孤 獨孤 南宫 南宮 夏侯 令狐 尉迟 尉遲 皇甫 公孙 公孫 慕容 长孙 長孫 宇文 轩辕 軒轅 端木 百里 呼延 东郭 東郭 ' +
    '西门 西門 南门 南門 钟离 鍾離 闾丘 閭丘 申屠 公羊 澹台 澹臺 宗政 濮阳 濮陽 淳于 单于 單于 太叔 仲孙 仲孫 赫连 赫連 拓跋 完颜 完顏 鲜于 鮮于 万俟 萬俟 闻人 聞人 ' +
    '左丘 公冶 梁丘 乐正 樂正 巫马 巫馬 公西 漆雕 壤驷 壤駟 拓拔 司空 司寇 子车 子車 颛孙 顓孫 宰父 谷梁 穀梁 段干 东里 東里 归海 歸海 羊舌 微生 梁邱 叱干 纳兰 納蘭 ' +
    '张简 張簡 范姜 张廖 張廖 第五 哥舒 贺兰 賀蘭 耶律 爱新觉罗 愛新覺羅 叶赫那拉 葉赫那拉').split(' '),
)
/** The commonest Chinese family names of one character, in both scripts: "小王" is what a Wang is called. */
export const chineseSurnames = new Set(
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔',
)
/** The commonest Japanese family names of two and three characters; those of one need no list. */
export const japaneseSurnames = new Set(
  ('佐藤 鈴木 高橋 髙橋 田中 渡辺 渡邊 渡邉 渡部 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎 山﨑 池田 橋本 阿部 石川 山下 中島 中嶋 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 ' +
    '太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 丸山 増田 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 ' +
    '久保 木下 佐野 野村 松尾 菊地 菊池 市川 杉本 古川 島田 水野 桜井 櫻井 高野 吉川 山内 西田 西川 飯田 北村 安田 五十嵐 川口 平田 関口 中田 久保田 服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 濱田 森本 ' +
    '矢野 浅野 松下 星野 大久保 吉岡 小池 野田 荒木 熊谷 松浦 大谷 内藤 黒田 尾崎 川村 永田 望月 松村 田辺 田邊 菅野 荒井 堀 小沢 小澤 平井 大島 西山 早川 栗原 広瀬 廣瀬 横田 石橋 岩本 萩原 関 片山 大西 宮田 高山 須藤 高島 大石 本間 片岡 上村 小松 小田 大川 ' +
    '鎌田 小西 平山 渋谷 澁谷 杉浦 宮下 榎本 松原 大森 坂口 山根 川島 小原 中井 篠原 児玉 兒玉 坂田 福井 岡崎 武藤 鈴村 小倉 福岡 藤村 三宅 松永 白石 川端 堀内 奥村 森下 本多 稲葉 津田 永野 関根 梅田 内山 村井 上原 小坂 西尾 岡村 富田 竹田 古賀 大田 河合 山岸 成田 大山 入江 ' +
    '岸本 川田 黒木 神田 木内 吉野 浅井 村山 大木 桑原 中原 土井 長田 杉原 小笠原 佐久間 今村 高井 戸田 中尾 米田 秋田 堀江 畠山 宇野 新田 河村 相馬 下田 河原 落合 星 南 北川 泉 小泉 稲垣 植田 大沢 大澤 金田 青山 市原 白井 奥田 細川 平川 三上 堤 本橋 石塚 岩瀬 ' +
    '田島 飯塚 三好 藤岡 金井 牧野 北野 柳沢 植木 比嘉 大城 金城 宮城 島袋 新垣 玉城 上地 仲村 大野木 日高 谷川 長尾 長野 根本 根岸 柏木 長島 石黒 今野 小野寺 佐伯 門脇 安部 阿久津 伊東 桜庭 黒川 黒沢 黒澤 矢島 寺田 寺島 荻野 須田 堀田 堀口 滝沢 瀧澤 細田 真田 野崎 野中 ' +
    '武井 青柳 塚本 塚田 冨田 竹中 竹下 竹本 横井 天野 奥山 宮原 宮川 宮沢 宮澤 三木 三輪 三村 庄司 倉田 笠原 笠井 栗田 森山 森川 森岡 山岡 山川 山村 山野 山城 山形 山県 水谷 水口 水上 深沢 深澤 西岡 西野 西島 西原 西本 東山 南部 中谷 中本 中沢 中澤 中込 中条 長谷部 長沢 ' +
    '吉本 吉沢 吉澤 吉原 吉井 吉永 小谷 小畑 小出 小菅 小高 小森 大内 大友 大平 大和田 大場 大原 大滝 大竹 大槻 大河内 岡部 岡野 岡山 岡林 岩井 岩下 岩永 岩佐 井口 井手 井出 井川 石丸 石渡 石山 石崎 石垣 松島 松山 松川 松崎 松沢 松澤 松野 徳永 徳田 德田 福本 福原 福永 福山 藤沢 藤澤 ' +
    '藤野 藤川 藤崎 藤森 藤巻 佐原 佐竹 佐川 佐々 佐久 柴崎 柴山 樋渡 織田 豊田 豐田 徳川 伊達 足立 安達 明石 赤松 赤坂 朝倉 東野 有馬 有田 粟野 飯島 飯野 池上 池内 池本 石倉 磯部 稲田 犬飼 犬養 猪瀬 今泉 岩城 宇佐美 宇都宮 梅原 梅本 江口 江藤 江川 榊原 遠山 及川 大江 緒方 奥野 ' +
    '尾形 小椋 加賀 鹿島 勝又 香川 川合 川瀬 川本 河内 河田 神谷 神山 亀井 木原 君島 久米 草野 国分 熊田 黒岩 桑田 上坂 越智 駒井 権藤 嵯峨 坂井 坂上 坂東 鮫島 志村 篠田 芝田 島崎 島村 島津 下村 白川 新谷 新庄 杉田 鈴江 諏訪 瀬戸 曽我 高瀬 高松 高倉 高見 滝川 田代 田所 田原 田端 ' +
    '千田 筒井 角田 手塚 土田 戸川 富永 内海 中曽根 長友 長岡 夏目 楢崎 新美 二宮 沼田 野沢 野澤 橋爪 長谷 花田 羽田 羽生 浜口 濱口 早坂 林田 原口 東出 氷室 平岡 平松 深田 船越 古田 穂積 細野 堀川 前川 町田 三島 水島 溝口 宮内 宮野 向井 武者小路 村松 目黒 百瀬 守屋 柳田 矢部 薮田 ' +
    '柳原 安井 谷村 湯川 横尾 米山 若林 脇田 鷲尾 勅使河原 安倍 芥川 与謝野 尾田 岸田 石破 麻生 鳩山 菅沼 皆川 黒崎 大坂 大隈 岩間').split(' '),
)
/** Japanese family names of one character that are met often before three-character given names. */
export const japaneseShortSurnames = new Set('林森原堀辻岡東関菅南北西星橘柳岸泉谷畑浜堤榊桂')
/** Korean family names of two syllables; all others have one. */
export const koreanCompoundSurnames = new Set('남궁 황보 제갈 사공 선우 서문 독고 동방 망절 어금 소봉 장곡 강전'.split(' '))

/** Titles that follow a name in Chinese, Japanese and Korean: they make the prefix. */
export const followingTitles = (
  '先生 女士 小姐 太太 夫人 老师 老師 教授 副教授 博士 医生 醫生 医师 醫師 律师 律師 总经理 總經理 副总经理 副總經理 经理 經理 副总 副總 总监 總監 总裁 總裁 董事长 董事長 总工程师 工程师 工程師 会计师 會計師 建筑师 建築師 主任 主席 书记 書記 ' +
  '秘书 秘書 局长 局長 处长 處長 科长 科長 部长 部長 厅长 廳長 市长 市長 校长 校長 院长 院長 所长 所長 会长 會長 行长 行長 店长 店長 厂长 廠長 队长 隊長 团长 團長 议员 議員 法官 神父 牧师 牧師 法师 法師 大师 大師 师傅 師傅 同学 同學 同志 阿姨 叔叔 ' +
  'さん さま 様 殿 氏 くん 君 ちゃん 先生 社長 専務 常務 課長 係長 次長 副社長 取締役 ' +
  '님 씨 군 양 선생님 선생 교수님 교수 박사님 박사 사장님 사장 부장님 부장 과장님 과장 차장님 차장 대리님 대리 이사님 이사 회장님 회장 원장님 원장 변호사님 변호사 기자님 기자 목사님 목사 대표님 대표'
).split(' ')
/** Titles of one character that are also parts of names: only behind a family name alone ("王总"). */
export const titlesAfterSurname = new Set('总總董工哥姐叔姨嫂爷爺伯氏君殿様씨군양님')

/** Vietnamese family names: the name order is family, middle, given, though the letters are Latin. */
export const vietnameseSurnames = new Set(
  ('nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh đinh lâm mai tô trương phùng hà cao thái tạ châu lương vương tăng quách kiều từ nghiêm văn đồng ' +
    'lưu tống chu đàm thân viên phó mạc khổng giang tiêu triệu ông ngụy thạch la thiều cù khuất doãn bạch tôn').split(' '),
)

/** Korean family names in Latin letters. */
export const romanKoreanSurnames = new Set(
  'kim lee yi park pak choi choe jung jeong chung chong kang cho jo yoon yun jang chang lim im han oh seo suh shin kwon hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun son sohn yang bae baek paik heo hur nam sim shim noh roh ha kwak sung cha joo ju woo koo gu min na jin ji eom um won chun bang kong ban ki pyo namgung hwangbo'.split(' '),
)
/** Chinese family names in Latin letters, commonest first: pinyin, then the spellings of Hong Kong, Taiwan, Malaysia and Singapore. */
export const romanChineseSurnames: ReadonlyMap<string, number> = new Map(
  ('wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lü lyu ding ren lu yao shen zhong ' +
    'cui tan fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu hou jiang yin xue yan duan lei long tao shao mao gu hao gong wan qian dai kong kang mo wen ouyang sima zhuge shangguan situ ' +
    'chan wong cheung leung lau lee ho ng cheng chow yeung chiu kwok lam chu tsang tse mak fung yip tam lo kwan hui siu choi lai poon yuen kwong sin tong tsui ip mok cheuk ma kan law chung tang ' +
    'tan lim goh ong teo tay koh chua yeo sim low chia lim neo seah toh quek foo wee yap loh liew chong chin chew chen heng soh khoo teoh yeoh lau kok phua pang hong cheong ang lum wan oon gan tai ' +
    'tsai hsu chang hsieh chiang chien chou chuang hsiao hsueh huang kuo liao lu pai peng shih su sung teng tsao tseng tu tung yeh yen chu lien kao ko chiu fan soong au-yeung auyeung szeto').split(' ').map((name, rank) => [name, rank] as const).toReversed(),
)
/** One syllable of Mandarin as pinyin writes it, and as Wade-Giles and the south's own spellings do. */
export const chineseSyllable = /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|ts|hs|kw|gw|ng)?(?:[aeiouü]|a[inou]|ang|e[inu]|eng|er|i[aenu]|iao|ian|iang|ing|iong|io|o[nui]|ong|u[aioen]|uai|uan|uang|ue|üe|aam|aan|am|um|im|ik|uk|ak|ok|it|at|ut|et|ock|ow|oy|ee|oo|oon|een|eng|ean|ah|eow|iew|eong|eung|ung|ooi|ew|oong|am|iam|uat|ye|ieng|wah|wee|iu|ai|ei|ui)$/iu
