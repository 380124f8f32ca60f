import { type RefObject, useCallback, useEffect, useState } from 'react';

/** What is on the screen, in pixels along the ruler, with a margin; and how wide the screen is. */
export interface ShownPart {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

const margin = 600;

/** Only what is shown is drawn: a year by the hour is 140,000 pixels. The second is to be called when the place was scrolled before it is painted. */
export function useShownPart(place: RefObject<HTMLElement | null>): readonly [ShownPart, () => void] {
  const [shown, setShown] = useState<ShownPart>({ from: 0, to: 3_000, width: 0 });
  const look = useCallback((): void => {
    const element = place.current;
    if (element === null) return;
    const next = { from: element.scrollLeft - margin, to: element.scrollLeft + element.clientWidth + margin, width: element.clientWidth };
    setShown((before) => (before.from === next.from && before.to === next.to ? before : next));
  }, [place]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let frame = 0;
    const soon = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        look();
      });
    };
    element.addEventListener('scroll', soon, { passive: true });
    const size = new ResizeObserver(soon);
    size.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
      size.disconnect();
    };
  }, [place, look]);
  return [shown, look];
}
