/** The parts of the editor's screen, in the order in which one comes to them. */
const regions = ['.frame-top', '.frame-rail', '.frame-stage [role="application"]', '[data-region="below"]', '.frame-inspector', '.frame-status'];

const controls = [
  'a[href]',
  'button:not([disabled])',
  'input:not([disabled]):not([type=hidden])',
  'textarea:not([disabled])',
  '[contenteditable=true]',
  '[tabindex="0"]',
]
  .map((control) => `${control}:not([tabindex="-1"])`)
  .join(', ');

/** The control in which the keyboard was last, for each region that it has been in. */
const left = new WeakMap<Element, HTMLElement>();

/** Gives the keyboard to the next part of the screen, or the one before; to where it was in it when one left, else to its first control. */
export function goToRegion(step: 1 | -1): void {
  const present = regions.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)].slice(0, 1));
  const now = document.activeElement;
  const at = present.findIndex((region) => region.contains(now));
  const here = present[at];
  if (here !== undefined && now instanceof HTMLElement) left.set(here, now);
  // From nowhere one comes to what is drawn.
  const from = at === -1 ? present.findIndex((region) => region.role === 'application') - step : at;
  for (let away = 1; away <= present.length; away += 1) {
    const region = present[(from + step * away + present.length * 2) % present.length];
    const control = region === undefined ? null : controlIn(region);
    if (control === null) continue;
    control.focus();
    return;
  }
}

function controlIn(region: HTMLElement): HTMLElement | null {
  if (region.role === 'application') return region;
  const before = left.get(region);
  if (before !== undefined && region.contains(before) && isShown(before)) return before;
  return [...region.querySelectorAll<HTMLElement>(controls)].find(isShown) ?? null;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
