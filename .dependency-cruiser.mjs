/** Which part may know which: STYLE "Direction". Every rule says what to do instead. */
const shells = '^electron/(main|preload|web|cli|paths)'
/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'Two files that need each other are one thing, or share a third: move that out.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'shared-alone', severity: 'error', comment: 'shared/ imports only shared/ and zod: pass what it needs as a parameter.', from: { path: '^shared/' }, to: { pathNot: ['^shared/', '^node_modules/zod/'] } },
    { name: 'renderer-knows-the-router-type', severity: 'error', comment: 'The renderer knows the core only through AppRouter, as a type, in renderer/client.', from: { path: '^renderer/', pathNot: '^renderer/client/' }, to: { path: '^electron/' } },
    { name: 'client-takes-types-only', severity: 'error', comment: 'Only the type of the router crosses: import type.', from: { path: '^renderer/client/' }, to: { path: '^electron/', dependencyTypesNot: ['type-only'] } },
    { name: 'renderer-without-node', severity: 'error', comment: 'The renderer runs in a browser: ask the core.', from: { path: '^renderer/', pathNot: '\\.config\\.ts$' }, to: { dependencyTypes: ['core'] } },
    { name: 'core-knows-no-shell', severity: 'error', comment: 'The core is plain Node: no Electron, no HTTP server, no shell. Pass it in from the shell.', from: { path: '^electron/core/' }, to: { path: ['^node_modules/electron(/|$)', shells, '^(node:)?https?$'] } },
    { name: 'core-worker-by-its-host', severity: 'error', comment: 'Shells start the core through core/host.ts (a thread) or core/core.ts (in process); nobody imports the thread itself.', from: { pathNot: '^electron/core/host\\.ts$' }, to: { path: '^electron/core/worker\\.ts$' } },
    { name: 'sqlite-in-db', severity: 'error', comment: 'better-sqlite3 is opened in core/db and, for a snapshot of its own, in the backup thread.', from: { path: '^electron/', pathNot: ['^electron/core/db/', '^electron/core/backups/'] }, to: { path: '^node_modules/better-sqlite3' } },
    { name: 'feature-by-front-door', severity: 'error', comment: 'A core feature enters another by the file named like its folder.', from: { path: '^electron/core/([^/]+)/' }, to: { path: '^electron/core/(?!db/|rpc/|jobs/)([^/]+)/', pathNot: ['^electron/core/$1/', '^electron/core/([^/]+)/\\1\\.ts$'] } },
    { name: 'renderer-feature-alone', severity: 'error', comment: 'A renderer feature imports itself, ui/, client/ and shared; app/ composes.', from: { path: '^renderer/(?!app/|ui/|client/)([^/]+)/' }, to: { path: '^renderer/', pathNot: ['^renderer/$1/', '^renderer/(ui|client)/'] } },
    { name: 'ui-knows-no-feature', severity: 'error', comment: 'ui/ and client/ are used by features, never the other way.', from: { path: '^renderer/(ui|client)/' }, to: { path: '^renderer/', pathNot: '^renderer/(ui|client)/' } },
    { name: 'no-tests-in-product', severity: 'error', comment: 'Product code never imports tests.', from: { path: '^(shared|electron|renderer)/' }, to: { path: '^tests/' } },
    { name: 'resolvable', severity: 'error', comment: 'The import leads nowhere.', from: {}, to: { couldNotResolve: true, pathNot: '\\.(po|css)$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    exclude: { path: ['^out/', '^dist/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
export default configuration
