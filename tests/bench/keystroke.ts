import { chromium, type Page } from 'playwright-core'
import { browserEnvironment, findChromium } from '../support/browser.ts'
import { startShell } from '../support/shell.ts'
import { percentile, spread, tell } from './figures.ts'

/**
 * What a user sees of a full file in Chromium: the time from a keystroke to the painted result, and whether a fast scroll
 * leaves rows blank. By itself: this file with TB_BENCH_FILE, the file to open.
 */
export async function measureScreen(file: string): Promise<void> {
  const shell = await startShell({ file })
  const browser = await chromium.launch({ executablePath: await findChromium(), env: browserEnvironment() })
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    await page.goto(shell.address)
    await page.locator('[data-list] [role=row] bdi').first().waitFor({ timeout: 60_000 })
    await page.waitForTimeout(1_500)
    const times = await typeTexts(page, ['nowak', 'mussig', 'garcia', 'brownl', '王小', 'zhang', 'foods', 'smith'])
    tell('keystroke to painted result: ms p50 / p95', `${spread(times)}   (${times.length} keys)`)
    const { frames, blank, longest, times: paints } = await scroll(page)
    tell('fast scroll: frames, with blank rows, most in a row', `${frames}, ${blank}, ${longest}   (frame ms p95 ${percentile(paints, 0.95).toFixed(0)})`)
  } finally {
    await browser.close()
    await shell.close()
  }
}

/** Types letter by letter. A result counts as painted in the frame after the list says that it shows what was typed. */
async function typeTexts(page: Page, texts: readonly string[]): Promise<number[]> {
  const box = page.locator('[data-search] input, input[data-search]').first()
  // The page watches itself: asking it from outside takes longer than what is measured.
  await page.evaluate(() => {
    const seen = window as unknown as { keyTimes: number[] }
    seen.keyTimes = []
    addEventListener('input', (event) => {
      const wanted = (event.target as HTMLInputElement).value
      const isShown = () => {
        const grid = document.querySelector('[data-list]')
        const asked = new URLSearchParams(location.href.split('?')[1] ?? '').get('q')?.replace(/^"|"$/g, '') ?? ''
        // Nothing found is a result, too: then there is no list.
        return asked === wanted && (grid === null || grid.getAttribute('aria-busy') !== 'true')
      }
      const look = (now: number) => {
        // A text that was typed over before its result came is never shown.
        if ((event.target as HTMLInputElement).value !== wanted) return
        if (!isShown() && now - event.timeStamp < 2_000) requestAnimationFrame(look)
        else requestAnimationFrame((painted) => { if (wanted !== '') seen.keyTimes.push(painted - event.timeStamp) })
      }
      requestAnimationFrame(look)
    }, { capture: true })
  })
  for (const text of texts) {
    await box.fill('')
    await page.waitForTimeout(300)
    for (const letter of text) {
      await page.keyboard.insertText(letter)
      await page.waitForTimeout(120)
    }
  }
  await page.waitForTimeout(500)
  await box.fill('')
  await page.waitForTimeout(500)
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
}

/** Drags the list from its top to its end within three seconds, and looks at every frame for rows without text. */
async function scroll(page: Page): Promise<{ frames: number; blank: number; longest: number; times: number[] }> {
  return page.evaluate(async () => {
    const list = document.querySelector('[data-list]') as HTMLElement
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const end = list.scrollHeight - list.clientHeight
    const start = await frame()
    const times: number[] = []
    let [frames, blank, run, longest, last] = [0, 0, 0, 0, start]
    for (let now = start; now - start < 3_000; now = await frame()) {
      list.scrollTop = ((now - start) / 3_000) * end
      times.push(now - last)
      last = now
      frames += 1
      const isBlank = [...list.querySelectorAll('[role=row][id]')].some((row) => row.querySelector('bdi') === null)
      run = isBlank ? run + 1 : 0
      blank += isBlank ? 1 : 0
      longest = Math.max(longest, run)
    }
    return { frames, blank, longest, times }
  })
}

if (process.argv[1] === import.meta.filename) await measureScreen(process.env['TB_BENCH_FILE'] ?? '')
