import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

/** How far an element is scrolled, and how much of it is seen, in CSS pixels. Drawing waits for the scroll event (flushSync), which leaves no gap (TOOLCHAIN 10.5). */
export function useScrolled(scroller: RefObject<HTMLElement | null>): { top: number; height: number } {
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setSeen({ top: element.scrollTop, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const follow = () => flushSync(() => setSeen((before) => (before.top === element.scrollTop ? before : { ...before, top: element.scrollTop })))
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [scroller])
  return seen
}
