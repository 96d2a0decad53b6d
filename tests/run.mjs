// `npm test`: installs, builds, runs every check and test, and closes with the sum of all parts alone on a line.
// `npm run pictures` is the same road with the pictures at its end. Plain JavaScript: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { chooseNode, ensureBuilt, ensureInstalled, root, say, Stop } from '../electron/install.mjs'

const results = join(root, 'tests', 'results')
const bin = (/** @type {string[]} */ ...parts) => join(root, 'node_modules', ...parts)

/**
 * One part of the run. `report` names a file that says how many tests there were; without it the part counts as one.
 * What has not ended after its `minutes` (five unless told) never will: it is ended, and has failed.
 * @typedef {{ title: string, script: string, args: string[], report?: string, quiet?: boolean, minutes?: number }} Part
 * @typedef {{ passed: number, failed: number, skipped: number }} Sum
 */

/** @type {Part[]} */
const checks = [
  ...['shared', 'electron/core', 'electron', 'renderer', 'tests'].map((layer) => ({ title: `types of ${layer}`, script: bin('typescript', 'bin', 'tsc'), args: ['-p', layer], quiet: true })),
  { title: 'lint', script: bin('oxlint', 'bin', 'oxlint'), args: ['--quiet'], quiet: true },
  { title: 'directions', script: bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), args: ['--config', '.dependency-cruiser.mjs', 'shared', 'electron', 'renderer'], quiet: true },
  { title: 'dead code', script: bin('knip', 'bin', 'knip.js'), args: ['--no-progress'], quiet: true },
]
/** @type {Part} */
const units = { title: 'tests', script: bin('vitest', 'vitest.mjs'), args: ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', '--outputFile.json=tests/results/vitest.json'], report: 'vitest.json', minutes: 25 }
/** @type {Part} */
const journeys = { title: 'journeys', script: bin('@playwright', 'test', 'cli.js'), args: ['test', '--config', 'tests/playwright.config.ts', '--project=journeys', '--retries=1'], report: 'playwright.json', minutes: 25 }
/** @type {Part} */
const pictures = { title: 'pictures', script: bin('@playwright', 'test', 'cli.js'), args: ['test', '--config', 'tests/playwright.config.ts', '--project=pictures'], report: 'playwright.json', minutes: 40 }

try {
  process.exitCode = await main(process.argv[2] === 'pictures')
} catch (error) {
  say(error instanceof Stop ? error.message : String(/** @type {Error} */ (error).stack))
  console.log('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}

/** @param {boolean} isPictures @returns {Promise<number>} the exit status */
async function main(isPictures) {
  await ensureInstalled()
  const node = chooseNode()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  /** @type {Sum} */
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const take = async (/** @type {Part} */ part) => add(sum, await runPart(node, part))
  if (isPictures) {
    await ensureBuilt(node)
    await take(pictures)
  } else {
    // Two at a time: that is what a small machine has cores for.
    const waiting = [...checks]
    const worker = async () => {
      for (let part = waiting.shift(); part; part = waiting.shift()) await take(part)
    }
    await Promise.all([worker(), worker()])
    await ensureBuilt(node)
    await take(units)
    await take(journeys)
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
  return sum.failed > 0 ? 1 : 0
}

/** @param {string} node @param {Part} part @returns {Promise<Sum>} */
async function runPart(node, part) {
  const start = Date.now()
  const { status, output } = await run(node, part)
  const sum = part.report ? countOf(join(results, part.report), status) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
  // A runner that failed without naming a test has failed all the same.
  if (status !== 0 && sum.failed === 0) sum.failed = 1
  if (part.quiet && status !== 0) process.stdout.write(output)
  console.log(`${sum.failed > 0 ? 'FAILED' : 'ok'}  ${part.title}  (${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped; ${((Date.now() - start) / 1000).toFixed(1)} s)`)
  return sum
}

/** @param {string} node @param {Part} part @returns {Promise<{ status: number, output: string }>} */
function run(node, part) {
  // What a tool starts by the name `node` is our Node too.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'playwright.json'), NO_COLOR: '1' }
  return new Promise((done, fail) => {
    // oxlint is a program of its own behind a script that Node runs like the others. A group of its own, so that what it
    // started can be ended with it; Windows has none, and ends trees by taskkill.
    const child = spawn(node, [part.script, ...part.args], { cwd: root, env, detached: process.platform !== 'win32', stdio: part.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'] })
    const end = () => {
      if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'])
      else if (child.pid) process.kill(-child.pid, 'SIGKILL')
    }
    const minutes = part.minutes ?? 5
    const limit = setTimeout(() => {
      console.log(`${part.title}: not ended after ${minutes} minutes; the last line above says how far it came`)
      end()
    }, minutes * 60_000)
    const leave = () => {
      end()
      process.exit(1)
    }
    process.once('SIGINT', leave)
    process.once('SIGTERM', leave)
    let output = ''
    child.stdout?.on('data', (piece) => { output += piece })
    child.stderr?.on('data', (piece) => { output += piece })
    child.once('error', fail)
    child.once('close', (status) => {
      clearTimeout(limit)
      process.off('SIGINT', leave)
      process.off('SIGTERM', leave)
      done({ status: status ?? 1, output })
    })
  })
}

/** Reads what vitest or Playwright wrote. @param {string} path @param {number} status @returns {Sum} */
function countOf(path, status) {
  if (!existsSync(path)) return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected, skipped: report.stats.skipped }
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }
}

/** @param {Sum} sum @param {Sum} more */
function add(sum, more) {
  sum.passed += more.passed
  sum.failed += more.failed
  sum.skipped += more.skipped
}
