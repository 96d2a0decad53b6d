import { nonce } from './security.ts'
import '@mantine/core/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import '../ui/global.css'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { refreshOnFocus } from '../calendar/refresh-on-focus.ts'
import { onCoreEvent, watchCore } from '../client/events.ts'
import { settingNow, useSetting } from '../client/settings.ts'
import { queryClient, trpc } from '../client/trpc.ts'
import type { CommandTools } from '../ui/command.ts'
import { useLook } from '../ui/look.ts'
import { resolverOf, themeOf } from '../ui/theme.ts'
import { CommandProvider } from './CommandProvider.tsx'
import { watchUncaught } from './errors.tsx'
import { activate, languageBeforeFile, languageSchema } from './i18n.ts'
import './people-meant.ts'
import { router } from './routes.tsx'

const tools: CommandTools = {
  go: (path, search) => void router.navigate({ to: path, search: path === '.' ? (before: object) => ({ ...before, ...search }) : (search ?? {}) } as never),
}

function App() {
  const { theme, accent } = useLook()
  const mantine = useMemo(() => themeOf(accent), [accent])
  const resolver = useMemo(() => resolverOf(accent), [accent])
  const language = useSetting('language', languageSchema, languageBeforeFile())
  // The file may say another language than this window began with, or be told one in another window.
  useEffect(() => { if (language !== i18n.locale) void activate(language) }, [language])
  return (
    <MantineProvider theme={mantine} cssVariablesResolver={resolver} defaultColorScheme="auto" {...(theme === 'auto' ? {} : { forceColorScheme: theme })} getStyleNonce={() => nonce}>
      <CommandProvider tools={tools}><RouterProvider router={router} /></CommandProvider>
    </MantineProvider>
  )
}

async function start(): Promise<void> {
  watchUncaught()
  const stop = watchCore()
  window.addEventListener('pagehide', stop)
  refreshOnFocus()
  onCoreEvent((event) => { if (event.type === 'hello') void queryClient.prefetchQuery(trpc.changes.next.queryOptions()) })
  // The settings say how the first picture looks; they are not waited for long.
  await Promise.race([queryClient.prefetchQuery(trpc.settings.all.queryOptions()), new Promise((resolve) => window.setTimeout(resolve, 600))])
  await activate(settingNow('language', languageSchema, languageBeforeFile()))
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root.')
  createRoot(root).render(
    <QueryClientProvider client={queryClient}><I18nProvider i18n={i18n}><App /></I18nProvider></QueryClientProvider>,
  )
}

void start()
