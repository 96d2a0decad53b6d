import type { Language } from '#shared/command-list.ts'
import { pickLanguage } from '../language.ts'

interface Words {
  title: string
  lines: readonly string[]
}

/** The few words that the web shell says itself, before there is a page that could. */
const closedDoor: Record<Language, Words> = {
  en: {
    title: 'Touchbase does not know this browser yet',
    lines: ['The address you used holds for one minute and opens Touchbase once. This keeps other programs and web pages away from your contacts.', 'To get in, start Touchbase once more (npm start). It finds the one that is running and opens a fresh address.'],
  },
  'zh-CN': {
    title: 'Touchbase 还不认识这个浏览器',
    lines: ['您使用的地址只在一分钟内有效，并且只能打开一次。这样其他程序和网页就无法接触您的联系人。', '要进入，请再启动一次 Touchbase（npm start）。它会找到正在运行的程序，并打开一个新的地址。'],
  },
  'zh-TW': {
    title: 'Touchbase 還不認識這個瀏覽器',
    lines: ['您使用的網址只在一分鐘內有效，而且只能開啟一次。這樣其他程式和網頁就無法接觸您的聯絡人。', '若要進入，請再啟動一次 Touchbase（npm start）。它會找到正在執行的程式，並開啟新的網址。'],
  },
}

/** The page for a visitor without a valid code or cookie. */
export function closedDoorPage(acceptLanguage: string | undefined, nonce: string): string {
  const language = pickLanguage(acceptLanguage)
  const { title, lines } = closedDoor[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style nonce="${nonce}">body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem }</style>
</head>
<body>
<main>
<h1>${title}</h1>
${lines.map((line) => `<p>${line}</p>`).join('\n')}
</main>
</body>
</html>
`
}
