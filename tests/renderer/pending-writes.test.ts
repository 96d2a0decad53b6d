import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { expect, test } from 'vitest'
import type { AppRouter } from '../../electron/core/router.ts'
import { noteWrites, writesSettled } from '../../renderer/client/pending-writes.ts'

/** A core that answers when told to. */
function slowCore() {
  const answers: ((isWell: boolean) => void)[] = []
  const link: TRPCLink<AppRouter> = () => () => observable((observer) => {
    answers.push((isWell) => {
      if (!isWell) return observer.error(new TRPCClientError('refused'))
      observer.next({ result: { type: 'data', data: null } })
      observer.complete()
    })
  })
  return { client: createTRPCClient<AppRouter>({ links: [noteWrites, link] }), answer: (isWell = true) => answers.shift()?.(isWell) }
}

test('an undo waits for writes on their way, and for those only', async () => {
  const { client, answer } = slowCore()
  const question = client.changes.next.query()
  await writesSettled()
  const done: string[] = []
  const one = client.settings.set.mutate({ key: 'a', value: 1 }).then(() => done.push('one'))
  const two = client.settings.set.mutate({ key: 'b', value: 2 }).catch(() => done.push('two refused'))
  const settled = writesSettled().then(() => done.push('settled'))
  answer()
  await question
  answer()
  await one
  expect(done).toEqual(['one'])
  answer(false)
  await Promise.all([two, settled])
  expect(new Set(done)).toEqual(new Set(['one', 'two refused', 'settled']))
  await writesSettled()
})
