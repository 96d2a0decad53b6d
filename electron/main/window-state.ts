import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

const stateShape = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), isMaximized: z.boolean(), isFullScreen: z.boolean() })
export type WindowState = z.output<typeof stateShape>

const usual = { width: 1280, height: 820 }
export const smallest = { width: 480, height: 400 }

/** How the window stood at the end; null when nothing usable was kept. */
export function readWindowState(file: string): WindowState | null {
  try {
    return stateShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null // The first start, or a torn file: the usual place serves.
  }
}

/**
 * Where the window opens: as it stood, if enough of its title can still be reached on one of the screens there are now;
 * else as large as it was, in the middle of the first screen, and never larger than that. In device-independent pixels.
 */
export function placeWindow(state: WindowState | null, screens: readonly Rectangle[]): Partial<Rectangle> & { width: number; height: number } {
  const [first = { x: 0, y: 0, ...usual }] = screens
  if (!state) return { width: Math.min(usual.width, first.width), height: Math.min(usual.height, first.height) }
  const { x, y, width, height } = state
  if (screens.some((screen) => isReachable({ x, y, width, height }, screen))) return { x, y, width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) }
  return { width: Math.min(Math.max(width, smallest.width), first.width), height: Math.min(Math.max(height, smallest.height), first.height) }
}

/** The top edge must be on the screen, with room to take hold of it. */
function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const visible = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  return visible >= 120 && window.y >= screen.y && window.y <= screen.y + screen.height - 60
}

/** Keeps the window's place from now on, each time it has come to rest. */
export function rememberWindow(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized(), isFullScreen: window.isFullScreen() }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      // Where the window stood is not worth a word when the disk is full.
    }
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('close', keep)
}
