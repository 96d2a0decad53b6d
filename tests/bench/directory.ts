import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { browserEnvironment, findChromium } from '../support/browser.ts'
import { openBuiltCore, pause, type BuiltCore } from './core-thread.ts'
import { csvOf, person } from './people.ts'

/** What a printed directory costs, beside the same people printed from a web page by others. CPU seconds of all processes and threads; null where a peer is missing. */
export interface DirectoryCosts {
  ours: number
  /** Highest resident memory of this process while the report was set, in MB. */
  memory: number
  pages: number
  wkhtmltopdf: number | null
  /** Chromium with CSS columns, as a page of today is made. */
  chromium: number | null
  /** Chromium with the tables of two cells that wkhtmltopdf gets. */
  chromiumTables: number | null
}

/**
 * Sets the directory of all contacts of a core in this process, and prints the same invented people with both peers.
 * `count` says how many people of people.ts the core was given.
 */
export async function measureDirectory(core: BuiltCore, count = 10_000): Promise<DirectoryCosts> {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-directory-'))
  try {
    const page = join(folder, 'directory.html')
    writeFileSync(page, htmlOf(count))
    const flowing = join(folder, 'flowing.html')
    writeFileSync(flowing, htmlOf(count, true))
    return {
      ...(await measureOurs(core)), wkhtmltopdf: measureWkhtmltopdf(page, join(folder, 'w.pdf')),
      chromium: await measureChromium(flowing, join(folder, 'c.pdf')), chromiumTables: await measureChromium(page, join(folder, 't.pdf')),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureOurs(core: BuiltCore): Promise<{ ours: number; memory: number; pages: number }> {
  let peak = 0
  const before = process.cpuUsage()
  const { download } = await core.job<{ download: string }>('reports.start', { name: 'directory' }, async () => {
    peak = Math.max(peak, process.memoryUsage.rss())
    await pause(100)
  })
  const { user, system } = process.cpuUsage(before)
  const pdf = Buffer.from(await (await core.fetch(new Request(`http://core${download}`))).arrayBuffer())
  return { ours: (user + system) / 1e6, memory: peak >> 20, pages: pdf.toString('latin1').match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0 }
}

/** A child's use is told by the system's shell: `times` counts user and system time of ended children. */
function measureWkhtmltopdf(page: string, pdf: string): number | null {
  const environment = { ...process.env, ...browserEnvironment(), QT_QPA_PLATFORM: 'offscreen' }
  const { status, stdout } = spawnSync('sh', ['-c', 'wkhtmltopdf --quiet --page-size A4 "$0" "$1" 2>/dev/null && times', page, pdf], { encoding: 'utf8', env: environment })
  if (status !== 0) return null
  return (stdout.trim().split('\n').at(-1) ?? '').split(' ').reduce((sum, text) => {
    const [minutes = '0', seconds = '0'] = text.replace('s', '').split('m')
    return sum + Number(minutes) * 60 + Number(seconds)
  }, 0)
}

/** Chromium's processes are asked while they still live: its own parents do not count their children. */
async function measureChromium(page: string, pdf: string): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const server = await chromium.launchServer({ executablePath: await findChromium(), env: browserEnvironment() })
  const root = server.process().pid
  const browser = await chromium.connect(server.wsEndpoint())
  try {
    const tab = await browser.newPage()
    await tab.goto(pathToFileURL(page).href)
    await tab.pdf({ path: pdf, format: 'A4' })
    return root === undefined ? null : treeSeconds(root)
  } finally {
    await browser.close()
    await server.close()
  }
}

/** CPU seconds of a process and all below it (proc(5): the 14th and 15th field of stat, in ticks). */
function treeSeconds(root: number): number {
  const stats = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^\d+ \(.*\) /s, '').split(' ')
      return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]) }]
    } catch {
      return [] // Ended meanwhile.
    }
  })
  const below = (pid: number): number => stats.filter((one) => one.parent === pid).reduce((sum, one) => sum + below(one.pid), stats.find((one) => one.pid === pid)?.ticks ?? 0)
  return below(root) / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
}

/**
 * The same people on a web page of two columns: the name, company and title, phones, e-mails, the address, tags. A browser
 * of today flows them through CSS columns, as our pages do; wkhtmltopdf breaks those off, so that it gets tables of two cells.
 */
function htmlOf(count: number, isFlowing = false): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const people = Array.from({ length: count }, (_, index) => person(index)).toSorted((a, b) => (a['Last Name'] < b['Last Name'] ? -1 : 1))
  const entry = (one: ReturnType<typeof person>) => {
    const line = (value: string, label: string) => (value ? `<p>${escape(value)} <small>${label}</small></p>` : '')
    return `<div class="entry"><b>${escape(`${one['Last Name']}, ${one['First Name']}`)}</b><p class="role">${escape([one['Job Title'], one.Company].filter(Boolean).join(', '))}</p>` +
      line(one['Business Phone'], 'work') + line(one['Mobile Phone'], 'mobile') + line(one['E-mail Address'], 'work') + line(one['E-mail 2 Address'], 'other') +
      line(`${one['Business Street']}, ${one['Business Postal Code']} ${one['Business City']}, ${one['Business Country']}`, 'work') + `${one.Categories ? `<p><small>${escape(one.Categories)}</small></p>` : ''}</div>`
  }
  const style = 'body{font:8.5pt "Noto Sans","Noto Sans SC",sans-serif;color:#1c2128}h1{font-size:22pt}p{margin:0 0 0 8pt}.role,small{color:#5c6570}small{font-size:7pt}.entry{margin:7pt 0;break-inside:avoid;page-break-inside:avoid}'
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact directory</title><style>${style}`
  if (isFlowing) return `${head}main{columns:2;column-gap:8mm}</style><h1>Contact directory</h1><main>${people.map(entry).join('')}</main></html>`
  const perColumn = 11
  const pages: string[] = []
  for (let at = 0; at < people.length; at += 2 * perColumn) {
    const column = (from: number) => `<td>${people.slice(from, from + perColumn).map(entry).join('')}</td>`
    pages.push(`<table><tr>${column(at)}${column(at + perColumn)}</tr></table>`)
  }
  return `${head}table{width:100%;page-break-inside:avoid}td{width:50%;vertical-align:top}</style><h1>Contact directory</h1>${pages.join('')}</html>`
}

/** Run by itself: a file of its own with `TB_BENCH_N` people (10,000), and the ratios. */
async function main(): Promise<void> {
  const count = Number(process.env['TB_BENCH_N'] ?? 10_000)
  const work = mkdtempSync(join(tmpdir(), 'touchbase-bench-directory-'))
  try {
    const csv = join(work, 'people.csv')
    writeFileSync(csv, [...csvOf(count)].join(''))
    const core = await openBuiltCore(join(work, 'people.touchbase'), join(work, 'backups'))
    const answer = await core.fetch(new Request('http://core/api/upload', { method: 'POST', body: await openAsBlob(csv) }))
    const { uploadId } = (await answer.json()) as { uploadId: string }
    await core.job('imports.start', { files: [{ uploadId, name: 'people.csv' }] })
    const costs = await measureDirectory(core, count)
    await core.close()
    const { ours, memory, pages, wkhtmltopdf, chromium: columns, chromiumTables } = costs
    console.log(`directory of ${count}: CPU s ${ours.toFixed(2)}, ${pages} pages, peak memory of the process ${memory} MB`)
    const peers = { wkhtmltopdf, 'Chromium, CSS columns': columns, 'Chromium, tables': chromiumTables }
    for (const [name, peer] of Object.entries(peers)) console.log(`${name}: CPU s ${peer?.toFixed(2) ?? '-'}; ours is ${peer ? (ours / peer).toFixed(2) : '-'} of it`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) await main()
