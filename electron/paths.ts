import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CoreOptions } from './core/core.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where a user's files are kept when nothing else is said. `TB_DATA` names another folder, for tests and portable use. */
export function dataFolder(env: Environment = process.env, system: NodeJS.Platform = process.platform, home = homedir()): string {
  if (env['TB_DATA']) return env['TB_DATA']
  if (system === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Touchbase')
  if (system === 'darwin') return join(home, 'Library', 'Application Support', 'Touchbase')
  // The XDG base directory specification says to pass over a relative path.
  const xdg = env['XDG_DATA_HOME']
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'touchbase')
}

/** The file that opens when none is named. */
export const defaultFile = (): string => join(dataFolder(), 'Touchbase.touchbase')

/** What the core must know of this computer. */
export function folders(): CoreOptions['folders'] {
  const root = programRoot()
  // In a package `resources` stands outside the archive, beside it.
  const resources = [join(root, 'resources'), join(root, '..', 'resources')].find((place) => existsSync(join(place, 'reports'))) ?? join(root, 'resources')
  return { resources, backups: join(dataFolder(), 'Backups') }
}

/** The folder of package.json, above the sources as well as above the build. */
export function programRoot(from: string = import.meta.dirname): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  return from
}
