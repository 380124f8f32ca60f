/** Whoever only looks elsewhere for a moment finds everything as it was. */
const awayMs = 20_000;

/** As much of a document as tells whether its tab is looked at. */
export type Tab = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/** Tells false once a tab has been hidden for a while, and true as soon as it is looked at again; what it gives back ends that. */
export function watchSeen(tab: Tab, tell: (seen: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const onChange = (): void => {
    stop();
    if (tab.hidden) timer = setTimeout(() => tell(false), awayMs);
    else tell(true);
  };
  onChange();
  tab.addEventListener('visibilitychange', onChange);
  return () => {
    tab.removeEventListener('visibilitychange', onChange);
    stop();
  };
}
