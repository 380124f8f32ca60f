/** Whether a run has come to its end, one way or another. */
export function isOver(state: string): boolean {
  return state === 'finished' || state === 'stopped' || state === 'failed';
}

/** The tone of a state's chip. */
export function stateTone(state: string): 'ok' | 'warn' | 'bad' | 'brand' {
  if (state === 'finished') return 'ok';
  if (state === 'failed' || state === 'stopped') return 'bad';
  return state === 'paused' ? 'warn' : 'brand';
}
