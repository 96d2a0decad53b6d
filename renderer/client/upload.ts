import { z } from 'zod'
import { errorCodes } from '#shared/errors.ts'
import { FailedJob } from './failures.ts'

const answerSchema = z.object({ uploadId: z.string(), size: z.number() })
const failureSchema = z.object({ code: z.enum(errorCodes), message: z.string() })

/**
 * Sends a file to the core, telling how many bytes have gone. Gives the id under which it waits there; fails with a
 * FailedJob that says why. XMLHttpRequest, since fetch does not tell how far an upload is.
 */
export function upload(file: File, onSent: (bytes: number) => void): Promise<string> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/upload')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => onSent(event.loaded))
    // A file that was changed or deleted after it was chosen ends here, too: the browser can no longer read it.
    request.addEventListener('error', () => fail(new FailedJob({ code: 'offline', message: 'The file could not be sent.' })))
    request.addEventListener('abort', () => fail(new FailedJob({ code: 'cancelled', message: 'The file was not sent.' })))
    request.addEventListener('load', () => {
      const content = asJson(request.responseText)
      const answer = answerSchema.safeParse(content)
      const failure = failureSchema.safeParse(content)
      if (request.status === 200 && answer.success) done(answer.data.uploadId)
      else fail(new FailedJob(failure.success ? failure.data : { code: 'internal', message: `The file could not be sent (${request.status}).` }))
    })
    request.send(file)
  })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // No JSON: the caller says that this was no answer.
  }
}
