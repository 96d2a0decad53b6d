import { workerData, type MessagePort } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

/** What the thread is to read: a PDF, for at most so many characters of its text. */
export interface PdfTask {
  bytes: Uint8Array
  most: number
  port: MessagePort
}

const { bytes, most, port } = workerData as PdfTask

// Nothing of the file is run, drawn or fetched: only its text is read, page by page.
const pdf = await getDocumentProxy(bytes, { disableFontFace: true, verbosity: 0 })
let text = ''
for (let number = 1; number <= pdf.numPages && text.length < most; number++) {
  const page = await pdf.getPage(number)
  for (const item of (await page.getTextContent()).items) {
    if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
  }
  text += '\n'
  page.cleanup()
}
port.postMessage(text.slice(0, most))
