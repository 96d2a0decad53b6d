/** When the last backup was proven. Draws nothing until the core can say. */
export function BackupStatus() {
  return null
}
