import { useEffect } from 'react';

/** The parts of the screen, in the order in which F6 goes round: bar, palette, canvas, what stands at the side, what stands below. */
const regions = ['.frame-top', '.frame-rail', '.canvas, .timeline-frame', '.frame-inspector', '.problem-drawer'];
const focusable = 'button:not(:disabled), a[href], input:not(:disabled), [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** F6 goes to the next part of the screen, Shift+F6 to the one before, also out of a field; as in browsers and desktops. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const parts = regions.flatMap((each) => window.document.querySelector<HTMLElement>(each) ?? []);
      const here = parts.findIndex((part) => part.contains(window.document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const next = parts[(here < 0 && step < 0 ? parts.length - 1 : here + step + parts.length) % parts.length];
      if (next === undefined) return;
      event.preventDefault();
      if (next.tabIndex >= 0) next.focus();
      else next.querySelector<HTMLElement>(focusable)?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
