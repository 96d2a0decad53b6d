import { describe, expect, test } from 'vitest'

import { composeName } from '#shared/names.ts'
import { splitName } from '#shared/split-name.ts'

/**
 * Each row: the name as its owner's country writes it; given, family; then what else there is. `first` = the family name
 * stands first (null where the script says so). The parts put together again give the name, but for what `back` says.
 */
type More = { prefix?: string; middle?: string; suffix?: string; nick?: string; first?: boolean; back?: string }
type Row = readonly [name: string, given: string | null, family: string | null, more?: More]
const check = (rows: readonly Row[]) => {
  test.each(rows.map(([name, given, family, more = {}]) => ({ name, given, family, more })))('$name', ({ name, given, family, more }) => {
    const split = splitName(name)
    expect(split).toEqual({
      prefix: more.prefix ?? null, givenName: given, middleName: more.middle ?? null, familyName: family, suffix: more.suffix ?? null,
      nickname: more.nick ?? null, fullName: null, familyNameFirst: more.first ?? null,
    })
    expect(composeName(split)).toBe(more.back ?? name)
  })
}

describe('Chinese', () => {
  check([
    ['王伟', '伟', '王'], ['李秀英', '秀英', '李'], ['张三丰', '三丰', '张'], ['陳水扁', '水扁', '陳'], ['蔡英文', '英文', '蔡'], ['鄧小平', '小平', '鄧'], ['欧阳修', '修', '欧阳'],
    ['歐陽菲菲', '菲菲', '歐陽'], ['司馬遷', '遷', '司馬'], ['诸葛亮', '亮', '诸葛'], ['上官婉儿', '婉儿', '上官'], ['令狐冲', '冲', '令狐'], ['尉遲恭', '恭', '尉遲'], ['东方朔', '朔', '东方'],
    ['慕容雪村', '雪村', '慕容'], ['司徒华', '华', '司徒'], ['張簡俊哲', '俊哲', '張簡'], ['爱新觉罗溥仪', '溥仪', '爱新觉罗'], ['陳馮富珍', '富珍', '陳馮'],
    ['王总', null, '王', { prefix: '总' }], ['李经理', null, '李', { prefix: '经理' }], ['陈建国教授', '建国', '陈', { prefix: '教授' }], ['林董事長', null, '林', { prefix: '董事長' }],
    ['周小姐', null, '周', { prefix: '小姐' }], ['欧阳先生', null, '欧阳', { prefix: '先生' }], ['赵丽颖女士', '丽颖', '赵', { prefix: '女士' }],
    ['陳大文 David', '大文', '陳', { nick: 'David', back: '陳大文' }], ['Jackie 陳港生', '港生', '陳', { nick: 'Jackie', back: '陳港生' }], ['梁朝偉 (Tony)', '朝偉', '梁', { nick: 'Tony', back: '梁朝偉' }],
    ['艾萨克·牛顿', '艾萨克', '牛顿', { first: false, back: '艾萨克 牛顿' }],
    ['Wang Xiaoming', 'Xiaoming', 'Wang', { first: true }], ['Xiaoming Wang', 'Xiaoming', 'Wang'], ['Zhang Yimou', 'Yimou', 'Zhang', { first: true }], ['Chan Tai Man', 'Tai Man', 'Chan', { first: true }],
    ['Lee Kuan Yew', 'Kuan Yew', 'Lee', { first: true }], ['Tan Ah Kow', 'Ah Kow', 'Tan', { first: true }], ['Lim Guan Eng', 'Guan Eng', 'Lim', { first: true }], ['Goh Chok Tong', 'Chok Tong', 'Goh', { first: true }],
    ['Tsai Ing-wen', 'Ing-wen', 'Tsai', { first: true }], ['Chen Shui-bian', 'Shui-bian', 'Chen', { first: true }], ['David Chan Tai Man', 'Tai Man', 'Chan', { first: true, nick: 'David', back: 'Chan Tai Man' }],
    ['Chan Tai Man, David', 'Tai Man', 'Chan', { first: true, nick: 'David', back: 'Chan Tai Man' }], ['Michelle Chan', 'Michelle', 'Chan'], ['Bruce Lee', 'Bruce', 'Lee'],
  ])
})

describe('Japanese', () => {
  check([
    ['佐藤健', '健', '佐藤'], ['鈴木一朗', '一朗', '鈴木'], ['高橋留美子', '留美子', '高橋'], ['田中 角栄', '角栄', '田中', { back: '田中角栄' }], ['渡辺謙', '謙', '渡辺'], ['宮崎駿', '駿', '宮崎'], ['黒澤明', '明', '黒澤'],
    ['長谷川町子', '町子', '長谷川'], ['佐々木希', '希', '佐々木'], ['五十嵐大介', '大介', '五十嵐'], ['小笠原道大', '道大', '小笠原'], ['森鴎外', '鴎外', '森'], ['林真理子', '真理子', '林'], ['原節子', '節子', '原'], ['武者小路実篤', '実篤', '武者小路'],
    ['勅使河原宏', '宏', '勅使河原'], ['安倍　晋三', '晋三', '安倍', { back: '安倍晋三' }], ['村上 春樹', '春樹', '村上', { back: '村上春樹' }], ['与謝野 晶子', '晶子', '与謝野', { back: '与謝野晶子' }],
    ['山田さん', null, '山田', { prefix: 'さん' }], ['山田太郎様', '太郎', '山田', { prefix: '様' }], ['中村社長', null, '中村', { prefix: '社長' }], ['小林先生', null, '小林', { prefix: '先生' }],
    ['タナカ タロウ', 'タロウ', 'タナカ', { back: 'タナカタロウ' }], ['マイケル・ジャクソン', 'マイケル', 'ジャクソン', { first: false, back: 'マイケル ジャクソン' }], ['大坂なおみ', 'なおみ', '大坂'], ['二宮和也', '和也', '二宮'],
    ['Haruki Murakami', 'Haruki', 'Murakami'], ['MURAKAMI, Haruki', 'Haruki', 'MURAKAMI', { back: 'Haruki MURAKAMI' }],
  ])
})

describe('Korean', () => {
  check([
    ['김연아', '연아', '김'], ['박지성', '지성', '박'], ['이순신', '순신', '이'], ['최민식', '민식', '최'], ['남궁민', '민', '남궁'], ['황보관', '관', '황보'], ['선우은숙', '은숙', '선우'], ['제갈성렬', '성렬', '제갈'], ['독고영재', '영재', '독고'],
    ['허준', '준', '허'], ['김 철수', '철수', '김', { back: '김철수' }], ['김철수 씨', '철수', '김', { prefix: '씨' }], ['박 부장님', null, '박', { prefix: '부장님' }], ['이영희 선생님', '영희', '이', { prefix: '선생님' }],
    ['Kim Min-jun', 'Min-jun', 'Kim', { first: true }], ['Park Geun-hye', 'Geun-hye', 'Park', { first: true }], ['Ban Ki-moon', 'Ki-moon', 'Ban', { first: true }], ['Lee Jae-yong', 'Jae-yong', 'Lee', { first: true }], ['Min-jun Kim', 'Min-jun', 'Kim'],
  ])
})

describe('Spanish and Portuguese', () => {
  check([
    ['Gabriel García Márquez', 'Gabriel', 'García Márquez'], ['José Ortega y Gasset', 'José', 'Ortega y Gasset'], ['Santiago Ramón y Cajal', 'Santiago', 'Ramón y Cajal'], ['Miguel de Cervantes Saavedra', 'Miguel', 'de Cervantes Saavedra'],
    ['María del Carmen Rodríguez Pérez', 'María', 'Rodríguez Pérez', { middle: 'del Carmen' }], ['Juan Carlos Fernández López', 'Juan', 'Fernández López', { middle: 'Carlos' }], ['Ana María Vargas', 'Ana', 'Vargas', { middle: 'María' }],
    ['Juan de la Cruz', 'Juan', 'de la Cruz'], ['Pedro Sánchez', 'Pedro', 'Sánchez'], ['García Márquez, Gabriel', 'Gabriel', 'García Márquez', { back: 'Gabriel García Márquez' }], ['Sr. Carlos Ruiz Zafón', 'Carlos', 'Ruiz Zafón', { prefix: 'Sr.' }],
    ['Sra. Isabel Allende', 'Isabel', 'Allende', { prefix: 'Sra.' }], ['Don Pablo Neruda Reyes', 'Pablo', 'Neruda Reyes', { prefix: 'Don' }], ['Lic. Rosa Mendoza', 'Rosa', 'Mendoza', { prefix: 'Lic.' }], ['Penélope Cruz Sánchez', 'Penélope', 'Cruz Sánchez'],
    ['Luis Alberto Suárez Díaz', 'Luis', 'Suárez Díaz', { middle: 'Alberto' }], ['Mario Vargas Llosa', 'Mario', 'Vargas Llosa'],
    ['Maria da Silva Santos', 'Maria', 'da Silva Santos'], ['Luiz Inácio Lula da Silva', 'Luiz', 'da Silva', { middle: 'Inácio Lula' }], ['Fernando Pessoa', 'Fernando', 'Pessoa'], ['José de Sousa Saramago', 'José', 'de Sousa Saramago'],
    ['Ana Beatriz de Souza Lima', 'Ana', 'de Souza Lima', { middle: 'Beatriz' }], ['Cristiano Ronaldo dos Santos Aveiro', 'Cristiano', 'dos Santos Aveiro', { middle: 'Ronaldo' }], ['João Oliveira dos Santos', 'João', 'Oliveira dos Santos'], ['António Costa e Silva', 'António', 'Costa e Silva'],
  ])
})

describe('Dutch and Flemish', () => {
  check([
    ['Vincent van Gogh', 'Vincent', 'van Gogh'], ['Jan van der Berg', 'Jan', 'van der Berg'], ["Anne-Marie van 't Hoff", 'Anne-Marie', "van 't Hoff"], ["Sophie in 't Veld", 'Sophie', "in 't Veld"], ['Piet de Vries', 'Piet', 'de Vries'], ['Corrie ten Boom', 'Corrie', 'ten Boom'],
    ['Hans op den Camp', 'Hans', 'op den Camp'], ['Vries, Piet de', 'Piet', 'de Vries', { back: 'Piet de Vries' }], ['Berg, Jan van den', 'Jan', 'van den Berg', { back: 'Jan van den Berg' }], ['drs. J. de Boer', 'J.', 'de Boer', { prefix: 'drs.' }],
    ['Dhr. Kees Jansen', 'Kees', 'Jansen', { prefix: 'Dhr.' }], ['Mevr. Truus de Jong', 'Truus', 'de Jong', { prefix: 'Mevr.' }], ['ir. Pieter van Vollenhoven', 'Pieter', 'van Vollenhoven', { prefix: 'ir.' }], ['Jean-Claude Van Damme', 'Jean-Claude', 'Van Damme'],
    ['Mr. dr. A. van den Heuvel', 'A.', 'van den Heuvel', { prefix: 'Mr. dr.' }], ['Robin van Persie', 'Robin', 'van Persie'], ['Tom Vanden Borre', 'Tom', 'Borre', { middle: 'Vanden' }],
  ])
})

describe('German and Austrian', () => {
  check([
    ['Prof. Dr. Dr. h.c. mult. Anna Schmidt', 'Anna', 'Schmidt', { prefix: 'Prof. Dr. Dr. h.c. mult.' }], ['Univ.-Prof. Dipl.-Ing. Dr. techn. Hans Huber', 'Hans', 'Huber', { prefix: 'Univ.-Prof. Dipl.-Ing. Dr. techn.' }],
    ['Mag. Maria Gruber', 'Maria', 'Gruber', { prefix: 'Mag.' }], ['Mag. (FH) Peter Moser', 'Peter', 'Moser', { prefix: 'Mag. (FH)' }], ['Dr.-Ing. Klaus Weber', 'Klaus', 'Weber', { prefix: 'Dr.-Ing.' }], ['DI Franz Bauer', 'Franz', 'Bauer', { prefix: 'DI' }],
    ['Dipl.-Kfm. Uwe Lange', 'Uwe', 'Lange', { prefix: 'Dipl.-Kfm.' }], ['Dr. med. dent. Eva Koch', 'Eva', 'Koch', { prefix: 'Dr. med. dent.' }], ['PD Dr. Jan Wolf', 'Jan', 'Wolf', { prefix: 'PD Dr.' }], ['Karl-Theodor Freiherr zu Guttenberg', 'Karl-Theodor', 'Freiherr zu Guttenberg'],
    ['Ursula von der Leyen', 'Ursula', 'von der Leyen'], ['Johann Wolfgang von Goethe', 'Johann', 'von Goethe', { middle: 'Wolfgang' }], ['Frau Dr. Angela Merkel', 'Angela', 'Merkel', { prefix: 'Frau Dr.' }], ['Anna Gruber, MSc', 'Anna', 'Gruber', { suffix: 'MSc' }],
    ['Otto Graf Lambsdorff', 'Otto', 'Graf Lambsdorff'], ['Ing. Josef Steiner', 'Josef', 'Steiner', { prefix: 'Ing.' }], ['Hans-Peter Müller-Lüdenscheidt', 'Hans-Peter', 'Müller-Lüdenscheidt'], ['Herr Meier', null, 'Meier', { prefix: 'Herr' }],
  ])
})

describe('Arabic', () => {
  check([
    ['Muhammad ibn Abdullah', 'Muhammad', 'ibn Abdullah'], ['Mohammed bin Salman Al Saud', 'Mohammed', 'bin Salman Al Saud'], ['Nagib al-Masri', 'Nagib', 'al-Masri'], ['Abdul Rahman Khan', 'Abdul Rahman', 'Khan'], ['Abd al-Rahman Hassan', 'Abd al-Rahman', 'Hassan'],
    ['Abu Bakr al-Baghdadi', 'Abu Bakr', 'al-Baghdadi'], ['Gamal Abdel Nasser', 'Gamal', 'Abdel Nasser'], ['Abdel Fattah el-Sisi', 'Abdel Fattah', 'el-Sisi'], ['Saif al-Islam Gaddafi', 'Saif al-Islam', 'Gaddafi'], ['Mahmoud Abbas', 'Mahmoud', 'Abbas'],
    ['Fatima bint Muhammad', 'Fatima', 'bint Muhammad'], ['محمد أحمد', 'محمد', 'أحمد'], ['محمد بن سلمان آل سعود', 'محمد', 'بن سلمان آل سعود'], ['عبد الله الأحمد', 'عبد الله', 'الأحمد'], ['أبو بكر البغدادي', 'أبو بكر', 'البغدادي'], ['Khalid Al Fayed', 'Khalid', 'Al Fayed'],
    ['Dr. Ahmed Hassan Zewail', 'Ahmed', 'Zewail', { prefix: 'Dr.', middle: 'Hassan' }], ['Sheikh Hamad bin Khalifa', 'Hamad', 'bin Khalifa', { prefix: 'Sheikh' }],
  ])
})

describe('Vietnamese', () => {
  check([
    ['Nguyễn Văn Minh', 'Minh', 'Nguyễn', { middle: 'Văn', first: true }], ['Trần Thị Thu Hà', 'Hà', 'Trần', { middle: 'Thị Thu', first: true }], ['Lê Lợi', 'Lợi', 'Lê', { first: true }], ['Phạm Nhật Vượng', 'Vượng', 'Phạm', { middle: 'Nhật', first: true }],
    ['Hồ Chí Minh', 'Minh', 'Hồ', { middle: 'Chí', first: true }], ['Võ Nguyên Giáp', 'Giáp', 'Võ', { middle: 'Nguyên', first: true }], ['Ngô Bảo Châu', 'Châu', 'Ngô', { middle: 'Bảo', first: true }], ['Đặng Thái Sơn', 'Sơn', 'Đặng', { middle: 'Thái', first: true }],
    ['Nguyen Thi Lan', 'Lan', 'Nguyen', { middle: 'Thi', first: true }], ['Tran Van Dung', 'Dung', 'Tran', { middle: 'Van', first: true }], ['Tôn Nữ Thị Ninh', 'Ninh', 'Tôn Nữ', { middle: 'Thị', first: true }], ['Bùi Xuân Phái', 'Phái', 'Bùi', { middle: 'Xuân', first: true }],
    ['Viet Thanh Nguyen', 'Viet', 'Nguyen', { middle: 'Thanh' }], ['Huỳnh Thúc Kháng', 'Kháng', 'Huỳnh', { middle: 'Thúc', first: true }],
  ])
})

describe('Hungarian, Turkish, Russian, Indonesian, Icelandic and others', () => {
  check([
    ['Nagy Anna', 'Anna', 'Nagy', { first: true }], ['Kovács István', 'István', 'Kovács', { first: true }], ['Bartók Béla', 'Béla', 'Bartók', { first: true }], ['Dr. Szabó Katalin', 'Katalin', 'Szabó', { prefix: 'Dr.', first: true }], ['Tóth Anna Mária', 'Anna', 'Tóth', { middle: 'Mária', first: true }],
    ['Szent-Györgyi Albert', 'Szent-Györgyi', 'Albert'], ['Orbán Viktor', 'Viktor', 'Orbán', { first: true }], ['Béla Bartók', 'Béla', 'Bartók'], ['Kovácsné Kiss Anna', 'Anna', 'Kovácsné Kiss', { first: true }],
    ['Mustafa Kemal Atatürk', 'Mustafa', 'Atatürk', { middle: 'Kemal' }], ['Orhan Pamuk', 'Orhan', 'Pamuk'], ['Ayşe Yılmaz', 'Ayşe', 'Yılmaz'], ['Recep Tayyip Erdoğan', 'Recep', 'Erdoğan', { middle: 'Tayyip' }],
    ['Иванов Иван Иванович', 'Иван', 'Иванов', { middle: 'Иванович', first: true }], ['Лев Николаевич Толстой', 'Лев', 'Толстой', { middle: 'Николаевич' }], ['Анна Петрова', 'Анна', 'Петрова'], ['Петрова Анна', 'Анна', 'Петрова', { first: true }], ['Пушкин А. С.', 'А.', 'Пушкин', { middle: 'С.', first: true }],
    ['Ivanov Ivan Ivanovich', 'Ivan', 'Ivanov', { middle: 'Ivanovich', first: true }], ['Шевченко Тарас Григорович', 'Тарас', 'Шевченко', { middle: 'Григорович', first: true }],
    ['Suharto', 'Suharto', null], ['Sukarno', 'Sukarno', null], ['Joko Widodo', 'Joko', 'Widodo'], ['Björk Guðmundsdóttir', 'Björk', 'Guðmundsdóttir'], ['Jón Páll Sigmarsson', 'Jón', 'Sigmarsson', { middle: 'Páll' }],
    ['Tan Sri Michelle Yeoh', 'Michelle', 'Yeoh', { prefix: 'Tan Sri' }], ['Dato Seri Anwar bin Ibrahim', 'Anwar', 'bin Ibrahim', { prefix: 'Dato Seri' }], ['Samy a/l Vellu', 'Samy', 'a/l Vellu'], ['Juan dela Cruz', 'Juan', 'dela Cruz'],
    ['Leonardo da Vinci', 'Leonardo', 'da Vinci'], ['Dott.ssa Giulia Rossi', 'Giulia', 'Rossi', { prefix: 'Dott.ssa' }], ['Charles de Gaulle', 'Charles', 'de Gaulle'], ['M. Jean Dupont', 'Jean', 'Dupont', { prefix: 'M.' }], ['Me Jacques Vergès Martin', 'Jacques', 'Martin', { prefix: 'Me', middle: 'Vergès' }], ['Lech Wałęsa', 'Lech', 'Wałęsa'],
    ['Ing. Jan Novák, Ph.D.', 'Jan', 'Novák', { prefix: 'Ing.', suffix: 'Ph.D.' }], ['Александар Вучић', 'Александар', 'Вучић'], ['Νίκος Καζαντζάκης', 'Νίκος', 'Καζαντζάκης'], ['דוד בן גוריון', 'דוד', 'בן גוריון'], ['David Ben Gurion', 'David', 'Ben Gurion'], ['Shri Narendra Modi', 'Narendra', 'Modi', { prefix: 'Shri' }],
    ['R. K. Narayan', 'R.', 'Narayan', { middle: 'K.' }],
  ])
})

describe('English, as forms and lists write it', () => {
  check([
    ['Senator Barack Obama', 'Barack', 'Obama', { prefix: 'Senator' }], ['State Representative Ann Lee', 'Ann', 'Lee', { prefix: 'State Representative' }], ['Edwin B Frost, V', 'Edwin', 'Frost', { middle: 'B', suffix: 'V', back: 'Edwin B Frost, V' }],
    ['Dean Martin', 'Dean', 'Martin'], ['Don Johnson', 'Don', 'Johnson'], ['M. Night Shyamalan', 'M.', 'Shyamalan', { middle: 'Night' }], ['Patrick O Connor', 'Patrick', 'O Connor'], ['Abdul Kalam', 'Abdul', 'Kalam'],
    ['Padron Andrea', 'Andrea', 'Padron', { back: 'Andrea Padron' }], ['TRUJILLO', null, 'TRUJILLO'], ['VALERY', 'VALERY', null], ["Arthur ''Art'' Willis", 'Arthur', 'Willis', { nick: 'Art', back: 'Arthur Willis' }], ['Russell (Jr.) Withers', 'Russell', 'Withers', { suffix: 'Jr.', back: 'Russell Withers, Jr.' }],
    ['Larry Smith, attorney at law', 'Larry', 'Smith', { suffix: 'attorney at law' }], ['Christine A. Trojan, BSN, RN,', 'Christine', 'Trojan', { middle: 'A.', suffix: 'BSN, RN', back: 'Christine A. Trojan, BSN, RN' }], ['TROJAN, BSN, RN, CHRISTINE', 'CHRISTINE', 'TROJAN', { suffix: 'BSN, RN', back: 'CHRISTINE TROJAN, BSN, RN' }],
    ['Cindy Mac Kendrick', 'Cindy', 'Mac Kendrick'], ['Jean Van der Sommen', 'Jean', 'Van der Sommen'], ['La Shawn K. Ford', 'La Shawn', 'Ford', { middle: 'K.' }], ['Mary Jo Smith', 'Mary Jo', 'Smith'],
  ])
})
