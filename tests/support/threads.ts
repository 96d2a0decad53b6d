import { once } from 'node:events'

/**
 * Ends a worker thread of a running Node process as a fault in it would, through Node's inspector; the program needs no
 * back door for that. `inspector` is the address Node prints, `name` a part of the worker's file name.
 * Throws when there is no such thread.
 */
export async function endThread(inspector: string, name: string): Promise<void> {
  const socket = new WebSocket(inspector)
  await once(socket, 'open')
  try {
    const session = await sessionOf(socket, name)
    const gone = new Promise<void>((done) => listen(socket, ({ method, params }) => {
      if (method === 'NodeWorker.detachedFromWorker' && params?.['sessionId'] === session) done()
    }))
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'process.exit(1)' } })
    socket.send(JSON.stringify({ id: 2, method: 'NodeWorker.sendMessageToWorker', params: { sessionId: session, message } }))
    await gone
  } finally {
    socket.close()
  }
}

interface Message {
  method?: string
  params?: Record<string, unknown> & { workerInfo?: { url: string } }
}

function sessionOf(socket: WebSocket, name: string): Promise<unknown> {
  return new Promise((found, fail) => {
    const timer = setTimeout(() => fail(new Error(`There is no thread of ${name}.`)), 5_000)
    listen(socket, ({ method, params }) => {
      if (method !== 'NodeWorker.attachedToWorker' || !params?.workerInfo?.url.includes(name)) return
      clearTimeout(timer)
      found(params['sessionId'])
    })
    socket.send(JSON.stringify({ id: 1, method: 'NodeWorker.enable', params: { waitForDebuggerOnStart: false } }))
  })
}

function listen(socket: WebSocket, take: (message: Message) => void): void {
  socket.addEventListener('message', (event) => take(JSON.parse(String(event.data)) as Message))
}
