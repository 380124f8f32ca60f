import type { Words } from '@magpie/ui';

export interface Attempt {
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
}

/** What came of an attempt, in words. */
export function attemptWords({ durationMs, status, error }: Attempt, words: Words): string {
  if (status !== null) return words('webhooks.answer', { status, ms: durationMs });
  return words('webhooks.no-answer', { ms: durationMs, why: words(`webhooks.fault.${error ?? 'connection'}`) });
}
