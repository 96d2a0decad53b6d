import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '#shared/errors.ts'
import type { Job } from '#shared/jobs.ts'
import { restoreBackup, verifyFile } from '../core/backups/backups.ts'
import { openCore, type Core } from '../core/core.ts'
import { defaultFile, folders } from '../paths.ts'
import { numberOption, progressLine, UsageError, type Command, type CommandContext, type Outcome } from './command.ts'
import { commands } from './commands.ts'

/** What needs no open file. */
const others = [
  { name: 'verify', usage: 'verify FILE', says: 'prove that a file or a backup is whole', options: [] as string[], words: [1, 1] },
  { name: 'restore', usage: 'restore BACKUP --to FILE', says: 'make a new file of a proven backup', options: ['to='], words: [1, 1] },
  { name: 'serve', usage: 'serve [--port N] [--no-open]', says: 'open Touchbase in a browser', options: ['port=', 'no-open'], words: [0, 0] },
] as const

const everywhere = ['file=', 'json', 'help', 'version']

/**
 * The command line: `touchbase [--file FILE] [--json] COMMAND`. Results go to standard output, everything else to
 * standard error. Exit status: 0 done, 1 failed, 2 bad usage, 3 done with problems.
 */
export async function main(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json')
  try {
    const { name, words, options } = parse(args)
    if (options.version) return print({ json: { version: version() }, text: version() }, isJson)
    if (name === undefined || options.help) {
      print({ json: { commands: [...commands, ...others].map(({ name, usage, says }) => ({ name, usage, says })) }, text: help() }, isJson)
      return name === undefined && !options.help ? 2 : 0
    }
    return print(await run(name, words, options), isJson)
  } catch (error) {
    return fail(error, isJson)
  }
}

function parse(args: readonly string[]): { name: string | undefined; words: string[]; options: CommandContext['options'] } {
  // The command is looked for first, since which options hold depends on it.
  const withValue = new Set(['--file'])
  const name = args.find((arg, index) => !arg.startsWith('-') && !withValue.has(args[index - 1] ?? ''))
  const command = [...commands, ...others].find((one) => one.name === name)
  if (name !== undefined && !command) throw new UsageError(`There is no command “${name}”. Commands: ${[...commands, ...others].map((one) => one.name).join(', ')}.`)
  const known = [...everywhere, ...(command?.options ?? [])]
  try {
    const { positionals, values } = parseArgs({
      args: [...args], allowPositionals: true, strict: true,
      options: Object.fromEntries(known.map((option) => [option.replace('=', ''), { type: option.endsWith('=') ? 'string' : 'boolean' } as const])),
    })
    const words = positionals.slice(1)
    if (command && (words.length < command.words[0] || words.length > command.words[1])) throw new UsageError(`Usage: touchbase ${command.usage}`)
    return { name, words, options: values as CommandContext['options'] }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function run(name: string, words: string[], options: CommandContext['options']): Promise<Outcome> {
  const file = typeof options.file === 'string' ? resolve(options.file) : defaultFile()
  if (name === 'verify') {
    const json = await verifyFile(resolve(words[0] ?? ''))
    return { json: { isGood: true, ...json }, text: [`Whole: every check passed (${json.kind}, ${json.contacts} contacts).`, ...json.notes].join('\n') }
  }
  if (name === 'restore') {
    if (typeof options.to !== 'string') throw new UsageError('restore needs --to FILE.')
    const json = await restoreBackup(resolve(words[0] ?? ''), resolve(options.to), { now: Date.now })
    return { json, text: `Restored to ${options.to}: ${json.contacts} contacts.` }
  }
  if (name === 'serve') {
    // The web server's part of Node takes a moment to load, and no other command needs it.
    const { serve } = await import('../web/web.ts')
    await serve({ file, isOpening: options['no-open'] !== true, isJson: options.json === true, ...(options.port === undefined ? {} : { port: numberOption(options.port, 'port', 0, 65_535) }) })
    // It has printed its own document when it began; at the end there is nothing to add.
    return { json: undefined, text: '' }
  }
  const command = commands.find((one) => one.name === name) as Command
  const core = openCore({ file, folders: folders(), shell: 'command line' })
  try {
    return await command.run({ core, api: core.caller('command line'), words, options, finish: (started) => finish(core, started) })
  } finally {
    await core.close()
  }
}

/** Waits for a job. Ctrl+C asks it to stop, and it takes back what it did. */
async function finish<T>(core: Core, started: { jobId: number } | Promise<{ jobId: number }>): Promise<T> {
  const { jobId } = await started
  const { jobs } = core.services
  const isTerminal = process.stderr.isTTY
  const stopTelling = jobs.onChange((job) => {
    if (isTerminal && job.id === jobId) process.stderr.write(`\r\u001b[K${job.state === 'running' ? progressLine(job) : ''}`)
  })
  const stop = () => jobs.cancel(jobId)
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const job: Job = await jobs.ended(jobId)
  stopTelling()
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  if (job.failure) throw new AppError(job.failure.code, job.failure.message, job.failure.details ? { details: job.failure.details } : {})
  return job.result as T
}

function print(outcome: Outcome, isJson: boolean): number {
  const text = isJson ? JSON.stringify(outcome.json) : outcome.text
  if (text) write(1, `${text}\n`)
  return outcome.hasProblems ? 3 : 0
}

function fail(thrown: unknown, isJson: boolean): number {
  // The procedures wrap an expected failure; what it was is its cause.
  const error = thrown instanceof Error && thrown.cause instanceof AppError ? thrown.cause : thrown
  const isUsage = error instanceof UsageError
  const code = isUsage ? 'usage' : error instanceof AppError ? error.code : 'internal'
  const message = error instanceof Error ? error.message : String(error)
  if (isJson) write(1, `${JSON.stringify({ error: { code, message, ...(error instanceof AppError && error.details ? { details: error.details } : {}) } })}\n`)
  write(2, `touchbase: ${message}\n`)
  if (code === 'internal' && error instanceof Error) write(2, `${error.stack ?? ''}\n`)
  return isUsage ? 2 : 1
}

/** All of it, at once, also into a pipe: a process that ends must not lose the end of its answer. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === 'EPIPE') return // The reader has gone: nobody is left to be told.
      if (code !== 'EAGAIN') throw error
    }
  }
}

function help(): string {
  const lines = [...commands, ...others].map(({ usage, says }) => `  ${usage}\n      ${says}`)
  return ['touchbase [--file FILE] [--json] COMMAND', '', ...lines, '', 'Exit status: 0 done, 1 failed, 2 bad usage, 3 done with problems.'].join('\n')
}

function version(): string {
  return `Touchbase ${import.meta.env.VITE_TOUCHBASE_VERSION ?? ''}`.trim()
}

process.exitCode = await main(process.argv.slice(2))
