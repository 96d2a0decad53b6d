/** What the bundler and the test runner make of `import.meta.glob`. */
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true }): Record<string, T>
}
