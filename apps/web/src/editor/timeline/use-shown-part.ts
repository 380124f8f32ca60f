import { type RefObject, useEffect, useState } from 'react';

/** What is on the screen, in pixels along the ruler, with a margin. */
export interface ShownPart {
  readonly from: number;
  readonly to: number;
}

const margin = 600;

/** Only what is shown is drawn: a year by the hour is 140,000 pixels. */
export function useShownPart(place: RefObject<HTMLElement | null>): ShownPart {
  const [shown, setShown] = useState<ShownPart>({ from: 0, to: 3_000 });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      setShown({ from: element.scrollLeft - margin, to: element.scrollLeft + element.clientWidth + margin });
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    element.addEventListener('scroll', soon, { passive: true });
    const size = new ResizeObserver(soon);
    size.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
      size.disconnect();
    };
  }, [place]);
  return shown;
}
