import { lookWhyOffline, setOnline } from './connection.ts'
import { client, queryClient, trpc, type CoreEvent, type Job } from './trpc.ts'

type Listener = (event: CoreEvent) => void
const listeners = new Set<Listener>()

/** Calls back for every event of the core; gives what stops it. */
export function onCoreEvent(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Opens the one stream of events this window has, and opens it again whenever it breaks. A browser allows few
 * connections to one host, so there is never a second. Gives what closes it.
 */
export function watchCore(): () => void {
  let isClosed = false
  let timer = 0
  let subscription = { unsubscribe: () => {} }
  const open = () => {
    subscription = client.events.watch.subscribe(undefined, {
      onData: (event) => {
        if (event.type === 'hello') setOnline(true)
        answer(event)
        for (const listener of listeners) listener(event)
      },
      // A stream that is waiting for its turn again has lost its core.
      onConnectionStateChange: (state) => { if (state.state === 'connecting' && state.error) setOnline(false) },
      onError: () => again(),
      onComplete: () => again(),
    })
  }
  const again = () => {
    if (isClosed) return
    setOnline(false)
    void lookWhyOffline()
    subscription.unsubscribe()
    window.clearTimeout(timer)
    timer = window.setTimeout(open, 500)
  }
  open()
  return () => {
    isClosed = true
    window.clearTimeout(timer)
    subscription.unsubscribe()
  }
}

/** What hangs together by time: a change of one is seen by all. Keys begin with the router's name. */
const dayFeatures = ['activities', 'activityTypes', 'calendar', 'calendars', 'history', 'plans', 'reminders', 'today', 'touch'] as const

/** The parts of the core's answers that a change of a table makes untrue. Every change can be undone, so `changes` always counts. */
function answer(event: CoreEvent): void {
  switch (event.type) {
    case 'hello':
      // Whatever happened while nobody listened is looked up again: a change may have come before the first hello, too.
      // What is being asked already is not asked twice.
      void queryClient.invalidateQueries(undefined, { cancelRefetch: false })
      return
    case 'change': {
      // What was opened lately is no change of anybody: only the short list of it is read anew.
      if (event.tables.every((table) => table === 'recentContact')) {
        void queryClient.invalidateQueries(trpc.contacts.recent.pathFilter())
        return
      }
      const isSetting = event.tables.every((table) => table === 'setting')
      if (event.tables.includes('setting')) void queryClient.invalidateQueries(trpc.settings.pathFilter())
      if (isSetting) return
      void queryClient.invalidateQueries(trpc.contacts.pathFilter())
      void queryClient.invalidateQueries(trpc.tags.pathFilter())
      for (const feature of [trpc.cards, trpc.documents, trpc.relations]) void queryClient.invalidateQueries(feature.pathFilter())
      for (const feature of dayFeatures) void queryClient.invalidateQueries({ queryKey: [[feature]] })
      void queryClient.invalidateQueries(trpc.changes.pathFilter())
      void queryClient.invalidateQueries(trpc.info.pathFilter())
      return
    }
    case 'alarms':
      void queryClient.invalidateQueries({ queryKey: [['reminders']] })
      return
    case 'job':
      keepJob(event.job)
      return
    case 'backup':
      // Whoever shows backups asks again: keys begin with the router's name.
      void queryClient.invalidateQueries({ queryKey: [['backups']] })
  }
}

function keepJob(job: Job): void {
  queryClient.setQueryData(trpc.jobs.list.queryKey(), (jobs: Job[] | undefined) => [...(jobs ?? []).filter((other) => other.id !== job.id), job])
}

/** Waits for a job to end, however it ends. */
export function jobEnded(jobId: number): Promise<Job> {
  return new Promise((resolve, reject) => {
    const settle = (job: Job) => {
      if (job.state === 'running' || job.state === 'paused') return
      stop()
      resolve(job)
    }
    const ask = () => {
      client.jobs.get.query({ id: jobId }).then(settle, (error: unknown) => {
        stop()
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    }
    // It may have ended before anybody listened, now or while the stream was broken.
    const stop = onCoreEvent((event) => {
      if (event.type === 'hello') ask()
      if (event.type === 'job' && event.job.id === jobId) settle(event.job)
    })
    ask()
  })
}
