import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportResult } from '#shared/jobs.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore } from '../support/core.ts'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/icalendar')

function icsFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && /\.(?:ics|vcs|ical)$/i.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort()
}

test.skipIf(!existsSync(corpus))('every calendar of the corpus comes in or is told by line', { timeout: 300_000 }, async () => {
  const silent: string[] = []
  for (const path of icsFiles(corpus)) {
    const core = openTestCore()
    try {
      const result = await core.finish<ImportResult>(Promise.resolve({ jobId: core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {} })) }))
      if (process.env['TB_TELL']) console.log(path.slice(corpus.length), result.created, result.updated, result.skipped, result.failed, result.problems.map(({ line, code, message }) => `${line} ${code} ${message.slice(0, 90)}`).slice(0, 6))
      if (result.created === 0 && result.problems.length === 0) silent.push(path)
    } finally {
      await core.close()
    }
  }
  expect(silent).toEqual([])
})
