import type { Language } from '#shared/command-list.ts'

/** What the desktop shell says itself: the parts of the menu that are no commands of the page, and what goes wrong before there is a page. */
const words = {
  newFile: { en: 'New file…', 'zh-CN': '新建文件…', 'zh-TW': '新增檔案…' },
  openFile: { en: 'Open file…', 'zh-CN': '打开文件…', 'zh-TW': '開啟檔案…' },
  openRecent: { en: 'Open recent', 'zh-CN': '打开最近的文件', 'zh-TW': '開啟最近的檔案' },
  clearRecent: { en: 'Clear the list', 'zh-CN': '清除列表', 'zh-TW': '清除列表' },
  importFiles: { en: 'Import files…', 'zh-CN': '导入文件…', 'zh-TW': '匯入檔案…' },
  window: { en: 'Window', 'zh-CN': '窗口', 'zh-TW': '視窗' },
  show: { en: 'Show Touchbase', 'zh-CN': '显示 Touchbase', 'zh-TW': '顯示 Touchbase' },
  quit: { en: 'Quit', 'zh-CN': '退出', 'zh-TW': '結束' },
  again: { en: 'Try again', 'zh-CN': '重试', 'zh-TW': '再試一次' },
  inBrowser: { en: 'Show in the browser', 'zh-CN': '在浏览器中显示', 'zh-TW': '在瀏覽器中顯示' },
  goOn: { en: 'Go on', 'zh-CN': '继续', 'zh-TW': '繼續' },
  touchbaseFiles: { en: 'Touchbase files', 'zh-CN': 'Touchbase 文件', 'zh-TW': 'Touchbase 檔案' },
  contactFiles: { en: 'Contacts', 'zh-CN': '联系人', 'zh-TW': '聯絡人' },
  allFiles: { en: 'All files', 'zh-CN': '所有文件', 'zh-TW': '所有檔案' },
  cannotOpen: { en: 'This file could not be opened', 'zh-CN': '无法打开此文件', 'zh-TW': '無法開啟此檔案' },
  cannotImport: { en: 'A file could not be read', 'zh-CN': '无法读取文件', 'zh-TW': '無法讀取檔案' },
  stopped: { en: 'The page stopped working and was loaded again. Nothing that was saved is lost.', 'zh-CN': '页面已停止工作并重新加载。已保存的内容没有丢失。', 'zh-TW': '頁面停止運作並已重新載入。已儲存的內容沒有遺失。' },
  busy: { en: 'Another program has the file open. Close it there first.', 'zh-CN': '另一个程序正在使用此文件。请先在那里关闭它。', 'zh-TW': '另一個程式正在使用此檔案。請先在那裡關閉它。' },
  newerFile: { en: 'The file was written by a newer Touchbase. It was left as it is. Install the newer Touchbase to open it.', 'zh-CN': '此文件由更新版本的 Touchbase 写入，未作任何改动。请安装新版本后再打开。', 'zh-TW': '此檔案由較新版本的 Touchbase 寫入，未做任何變更。請安裝新版本後再開啟。' },
  damagedFile: { en: 'This is not a Touchbase file, or it is damaged. It was left as it is; a backup can be restored into a new file.', 'zh-CN': '这不是 Touchbase 文件，或者文件已损坏。文件未作任何改动；可以把备份恢复为新文件。', 'zh-TW': '這不是 Touchbase 檔案，或檔案已損毀。檔案未做任何變更；可以將備份還原為新檔案。' },
  readOnly: { en: 'The file or its folder cannot be written.', 'zh-CN': '无法写入此文件或其所在的文件夹。', 'zh-TW': '無法寫入此檔案或其所在的資料夾。' },
  diskFull: { en: 'The disk is full. Nothing was changed.', 'zh-CN': '磁盘已满，未作任何改动。', 'zh-TW': '磁碟已滿，未做任何變更。' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>

export type Word = keyof typeof words

export const say = (language: Language, word: Word): string => words[word][language]

/** The words for a failure at opening a file: ours where there are any, else those the failure came with. */
export function sayFailure(language: Language, code: string, message: string): string {
  return code in words ? words[code as Word][language] : message
}
