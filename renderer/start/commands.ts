import { Sparkles } from 'lucide-react'
import { queryClient, trpc } from '../client/trpc.ts'
import type { Command } from '../ui/command.ts'
import { fillDemo } from './fill-demo.ts'

/** Sample data is for a file with nothing in it, not even in the trash. */
const isEmpty = () => {
  const info = queryClient.getQueryData(trpc.info.get.queryKey())
  return info !== undefined && info.contacts + info.inTrash === 0
}

export const startCommands: readonly Command[] = [
  { id: 'demo.fill', icon: Sparkles, when: isEmpty, run: ({ go }) => {
    go('/contacts')
    void fillDemo()
  } },
]
