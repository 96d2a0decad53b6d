/**
 * Every command of Touchbase as plain data: its words, its keys and its menu. The palette, the buttons' tips, the sheet
 * of keys and the desktop's menu are drawn from this one list; what a command does is the renderer's (renderer/app/commands.ts).
 */
export const languages = ['en', 'zh-CN', 'zh-TW'] as const
export type Language = (typeof languages)[number]

export const menuGroups = ['file', 'edit', 'view', 'go', 'contact', 'activity', 'help'] as const
export type MenuGroup = (typeof menuGroups)[number]

export interface CommandInfo {
  id: string
  group: MenuGroup
  titles: Readonly<Record<Language, string>>
  /** Keys as `mod+shift+z`; `mod` is ⌘ on macOS and Ctrl elsewhere. The first is the one shown. */
  keys?: readonly string[]
  /** Keys in the web shell where the browser keeps the usual ones for itself. */
  webKeys?: readonly string[]
  /** Whether the keys count while text is being typed. */
  isForText?: boolean
}

const command = <const Id extends string>(id: Id, group: MenuGroup, en: string, zhCN: string, zhTW: string, more: Pick<CommandInfo, 'keys' | 'webKeys' | 'isForText'> = {}) =>
  ({ id, group, titles: { en, 'zh-CN': zhCN, 'zh-TW': zhTW }, ...more }) satisfies CommandInfo

export const commandList = [
  command('contacts.new', 'file', 'New contact', '新建联系人', '新增聯絡人', { keys: ['mod+n'], webKeys: ['alt+n'], isForText: true }),
  command('companies.new', 'file', 'New company', '新建公司', '新增公司', { keys: ['mod+shift+n'], webKeys: ['alt+shift+n'], isForText: true }),
  command('contacts.import', 'file', 'Import…', '导入…', '匯入…', { keys: ['mod+i'], isForText: true }),
  command('contacts.export', 'file', 'Export…', '导出…', '匯出…', { keys: ['mod+shift+e'], isForText: true }),
  command('reports.print', 'file', 'Print…', '打印…', '列印…', { keys: ['mod+p'], isForText: true }),
  command('backups.start', 'file', 'Back up now', '立即备份', '立即備份'),
  command('demo.fill', 'file', 'Fill in sample data', '填入示例数据', '填入範例資料'),
  command('edit.undo', 'edit', 'Undo', '撤销', '復原', { keys: ['mod+z'] }),
  command('edit.redo', 'edit', 'Redo', '重做', '重做', { keys: ['mod+shift+z', 'mod+y'] }),
  command('list.selectAll', 'edit', 'Select all', '全选', '全選', { keys: ['mod+a'] }),
  command('list.search', 'edit', 'Search', '搜索', '搜尋', { keys: ['/', 'mod+f'] }),
  command('list.clear', 'edit', 'Clear the lookup', '清除查找条件', '清除查詢條件', { keys: ['mod+shift+f'], isForText: true }),
  command('contact.edit', 'contact', 'Edit', '编辑', '編輯', { keys: ['f2', 'e'] }),
  command('contact.save', 'contact', 'Save', '保存', '儲存', { keys: ['mod+s', 'mod+enter'], isForText: true }),
  command('contact.stamp', 'contact', 'New note with date and time', '添加带日期和时间的备注', '新增附日期與時間的備註', { keys: ['mod+d'], isForText: true }),
  command('contact.favourite', 'contact', 'Favourite on or off', '收藏或取消收藏', '加入或移除最愛', { keys: ['f'] }),
  command('contact.mail', 'contact', 'Write an e-mail', '写邮件', '寫電子郵件', { keys: ['m'] }),
  command('contact.call', 'contact', 'Call', '拨打电话', '撥打電話', { keys: ['c'] }),
  command('contact.copy', 'contact', 'Copy name and address', '复制姓名和地址', '複製姓名與地址', { keys: ['mod+shift+c'] }),
  command('contact.next', 'contact', 'Next contact', '下一个联系人', '下一位聯絡人', { keys: ['mod+arrowdown'], isForText: true }),
  command('contact.previous', 'contact', 'Previous contact', '上一个联系人', '上一位聯絡人', { keys: ['mod+arrowup'], isForText: true }),
  command('contacts.addTags', 'contact', 'Add tags…', '添加标签…', '新增標籤…', { keys: ['t'] }),
  command('contacts.removeTags', 'contact', 'Remove tags…', '移除标签…', '移除標籤…', { keys: ['shift+t'] }),
  command('contacts.setField', 'contact', 'Change a field…', '更改字段…', '變更欄位…'),
  command('contacts.replaceText', 'contact', 'Replace text…', '替换文字…', '取代文字…'),
  command('contacts.verify', 'contact', 'Mark as verified', '标记为已核实', '標示為已核對', { keys: ['v'] }),
  command('contacts.remove', 'contact', 'Move to the trash', '移到回收站', '移到垃圾桶', { keys: ['delete', 'mod+backspace'] }),
  command('contacts.restore', 'contact', 'Put back from the trash', '从回收站还原', '從垃圾桶還原'),
  command('contacts.purge', 'contact', 'Delete for good…', '永久删除…', '永久刪除…'),
  command('trash.empty', 'contact', 'Empty the trash…', '清空回收站…', '清空垃圾桶…'),
  command('view.palette', 'view', 'Find a command or a person', '查找命令或联系人', '尋找指令或聯絡人', { keys: ['mod+k'], isForText: true }),
  command('view.columns', 'view', 'Choose columns', '选择列', '選擇欄位'),
  command('view.navigation', 'view', 'Show or hide the navigation', '显示或隐藏导航栏', '顯示或隱藏導覽列', { keys: ['mod+b'], isForText: true }),
  command('view.detail', 'view', 'Show or hide the card', '显示或隐藏名片', '顯示或隱藏名片', { keys: ['mod+\\'], isForText: true }),
  command('view.light', 'view', 'Light theme', '浅色主题', '淺色主題'),
  command('view.dark', 'view', 'Dark theme', '深色主题', '深色主題'),
  command('view.auto', 'view', 'Theme as the system', '主题跟随系统', '主題依系統設定'),
  command('go.today', 'go', 'Go to today', '转到今天', '前往今天', { keys: ['mod+1'], webKeys: ['alt+1'], isForText: true }),
  command('go.contacts', 'go', 'Go to contacts', '转到联系人', '前往聯絡人', { keys: ['mod+2'], webKeys: ['alt+2'], isForText: true }),
  command('go.companies', 'go', 'Go to companies', '转到公司', '前往公司', { keys: ['mod+3'], webKeys: ['alt+3'], isForText: true }),
  command('go.calendar', 'go', 'Go to the calendar', '转到日历', '前往行事曆', { keys: ['mod+4'], webKeys: ['alt+4'], isForText: true }),
  command('go.tasks', 'go', 'Go to tasks', '转到任务', '前往待辦事項', { keys: ['mod+5'], webKeys: ['alt+5'], isForText: true }),
  command('go.history', 'go', 'Go to the history', '转到往来记录', '前往往來記錄', { keys: ['mod+6'], webKeys: ['alt+6'], isForText: true }),
  command('go.favourites', 'go', 'Go to favourites', '转到收藏', '前往我的最愛', { keys: ['mod+7'], webKeys: ['alt+7'], isForText: true }),
  command('go.recent', 'go', 'Go to recent contacts', '转到最近联系人', '前往最近的聯絡人', { keys: ['mod+8'], webKeys: ['alt+8'], isForText: true }),
  command('go.tags', 'go', 'Go to tags', '转到标签', '前往標籤', { keys: ['mod+9'], webKeys: ['alt+9'], isForText: true }),
  command('go.changes', 'go', 'Go to what was done', '转到更改记录', '前往變更記錄'),
  command('go.trash', 'go', 'Go to the trash', '转到回收站', '前往垃圾桶'),
  command('go.backups', 'go', 'Go to the backups', '转到备份', '前往備份'),
  command('go.back', 'go', 'Back to what was shown before', '返回上一处', '返回上一處', { keys: ['alt+arrowleft'] }),
  command('go.forward', 'go', 'Forward again', '前往下一处', '前往下一處', { keys: ['alt+arrowright'] }),
  command('go.settings', 'go', 'Settings', '设置', '設定', { keys: ['mod+,'], isForText: true }),
  command('history.log', 'activity', 'Log a call, a note…', '记录通话、备注…', '記錄通話、備註…', { keys: ['mod+l'], isForText: true }),
  command('activities.new', 'activity', 'Schedule…', '安排活动…', '安排活動…', { keys: ['mod+shift+a'], isForText: true }),
  command('activities.plan', 'activity', 'Apply a plan…', '套用计划…', '套用計畫…'),
  command('calendar.day', 'activity', 'Calendar: day', '日历：日', '行事曆：日', { keys: ['1'] }),
  command('calendar.workweek', 'activity', 'Calendar: work week', '日历：工作周', '行事曆：工作週', { keys: ['2'] }),
  command('calendar.week', 'activity', 'Calendar: week', '日历：周', '行事曆：週', { keys: ['3'] }),
  command('calendar.month', 'activity', 'Calendar: month', '日历：月', '行事曆：月', { keys: ['4'] }),
  command('calendar.agenda', 'activity', 'Calendar: agenda', '日历：日程', '行事曆：議程', { keys: ['5'] }),
  command('calendar.today', 'activity', 'Calendar: today', '日历：今天', '行事曆：今天', { keys: ['t'] }),
  command('quickAdd.open', 'activity', 'Quick add…', '快速添加…', '快速新增…', { keys: ['q'] }),
  command('tasks.new', 'activity', 'New task', '新建任务', '新增待辦事項', { keys: ['n'] }),
  command('reminders.open', 'activity', 'Reminders', '提醒', '提醒', { keys: ['mod+shift+r'], webKeys: ['alt+r'], isForText: true }),
  command('help.keys', 'help', 'Keys of this screen', '此界面的快捷键', '此畫面的快速鍵', { keys: ['?', 'f1'] }),
] as const satisfies readonly CommandInfo[]

export type CommandId = (typeof commandList)[number]['id']

export const menuTitles: Readonly<Record<MenuGroup, Readonly<Record<Language, string>>>> = {
  file: { en: 'File', 'zh-CN': '文件', 'zh-TW': '檔案' },
  edit: { en: 'Edit', 'zh-CN': '编辑', 'zh-TW': '編輯' },
  view: { en: 'View', 'zh-CN': '视图', 'zh-TW': '檢視' },
  go: { en: 'Go', 'zh-CN': '转到', 'zh-TW': '前往' },
  contact: { en: 'Contact', 'zh-CN': '联系人', 'zh-TW': '聯絡人' },
  activity: { en: 'Activity', 'zh-CN': '活动', 'zh-TW': '活動' },
  help: { en: 'Help', 'zh-CN': '帮助', 'zh-TW': '說明' },
}

/** The accelerator Electron's menu wants for keys as they stand in the list: `CmdOrCtrl+Shift+Z`. */
export function acceleratorOf(keys: string): string {
  const names: Record<string, string> = { mod: 'CmdOrCtrl', alt: 'Alt', shift: 'Shift', arrowdown: 'Down', arrowup: 'Up', arrowleft: 'Left', arrowright: 'Right', delete: 'Delete', backspace: 'Backspace', enter: 'Enter' }
  return keys.split('+').map((part) => names[part] ?? part.toUpperCase()).join('+')
}
