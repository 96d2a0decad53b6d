import { parseArgs } from 'node:util'
import { AppError } from '#shared/errors.ts'
import { serve, type ServeOptions } from './web.ts'

const usage = 'Use: touchbase [--file FILE] [--port N] [--no-open]'

/** What the words after the command mean, or null when they mean nothing. */
function read(args: string[]): ServeOptions | null {
  try {
    const { values } = parseArgs({ args, options: { file: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } } })
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(/^\d+$/.test(values.port ?? '') && port <= 65_535)) return null
    return { isOpening: !values['no-open'], ...(values.file ? { file: values.file } : {}), ...(port === undefined ? {} : { port }) }
  } catch {
    return null // An unknown option; the usage says which there are.
  }
}

const options = read(process.argv.slice(2))
if (!options) {
  console.error(usage)
  process.exit(2)
}
try {
  await serve(options)
} catch (error) {
  console.error(error instanceof AppError ? error.message : error)
  process.exitCode = 1
}
