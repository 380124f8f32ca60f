import { type RefObject, useEffect, useEffectEvent } from 'react';

/** Pixels of a line, where a mouse counts its wheel in lines. */
const lineHeight = 20;

/**
 * Ctrl or ⌘ with the wheel, and a pinch (which browsers tell as Ctrl with small steps, touch screens by two fingers), zoom around the pointer; the
 * wheel alone scrolls, along time where there is nothing below.
 */
export function useTimelineWheel(place: RefObject<HTMLElement | null>, zoomBy: (factor: number, offset: number) => void): void {
  const zoom = useEffectEvent(zoomBy);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let [frame, factor, offset] = [0, 1, 0];
    // Several steps of the wheel between two pictures are one zoom.
    const soon = (by: number, clientX: number): void => {
      factor *= by;
      offset = clientX - element.getBoundingClientRect().left;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const all = factor;
        factor = 1;
        zoom(all, offset);
      });
    };
    const wheel = (event: WheelEvent): void => {
      const down = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * lineHeight : event.deltaY;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        soon(Math.exp(-down * (Math.abs(down) < 40 ? 0.01 : 0.0025)), event.clientX);
        return;
      }
      const isFlat = element.scrollHeight <= element.clientHeight;
      if (!isFlat || event.shiftKey || event.deltaX !== 0 || down === 0) return;
      event.preventDefault();
      element.scrollBy({ left: down });
    };
    let span = 0;
    const touch = (event: TouchEvent): void => {
      const [one, other] = event.touches;
      if (one === undefined || other === undefined || event.touches.length !== 2) {
        span = 0;
        return;
      }
      const next = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      if (span > 0) {
        event.preventDefault();
        soon(next / span, (one.clientX + other.clientX) / 2);
      }
      span = next;
    };
    element.addEventListener('wheel', wheel, { passive: false });
    for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) element.addEventListener(name, touch, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('wheel', wheel);
      for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) element.removeEventListener(name, touch);
    };
  }, [place]);
}
