const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal sends Ctrl-C to us and to npm, which passes it on: what comes at once is one wish, not two. */
const oneWishMs = 750;
const lookEveryMs = 1_000;

interface StopHandlers {
  first(): void;
  second(): void;
}

/**
 * Calls `first` at the first signal to stop and `second` at the next. The end of the npm script that started us counts as a signal too, so that a killed
 * `npm start` leaves nothing running. Returns what ends the listening.
 */
export function onStopSignal({ first, second }: StopHandlers): () => void {
  let askedAt: number | null = null;
  const ask = (): void => {
    const now = performance.now();
    if (askedAt === null) {
      askedAt = now;
      first();
    } else if (now - askedAt > oneWishMs) second();
  };
  for (const signal of signals) process.on(signal, ask);
  const starter = Number(process.env['MAGPIE_STARTER_PID'] ?? '0');
  const watch = setInterval(() => {
    if (starter !== process.ppid && askedAt === null) ask();
  }, lookEveryMs);
  watch.unref();
  if (starter !== process.ppid) clearInterval(watch);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, ask);
  };
}
